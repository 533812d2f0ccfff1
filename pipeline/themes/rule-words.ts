/** A rule as it is written in the codebook. */
export interface WrittenRule {
  readonly words: string;
  readonly any: readonly string[];
  readonly with?: readonly string[] | undefined;
  readonly unless?: readonly string[] | undefined;
}

const phrasesShown = 8;
const longestShown = 60;

/**
 * A rule for readers who know no patterns: what it looks for, phrases it finds, what must stand there too and what
 * must not. `…` stands for any ending or words, `/` parts alternatives, brackets hold what may be missing.
 */
export function ruleInWords(rule: WrittenRule): string {
  const parts = [`${rule.words}: says ${oneOf(rule.any)}`];
  if (rule.with) parts.push(`together with ${oneOf(rule.with)}`);
  if (rule.unless) parts.push(`but not ${oneOf(rule.unless)}`);
  return parts.join("; ");
}

function oneOf(patterns: readonly string[]): string {
  const said = patterns.flatMap((pattern) => patternInWords(pattern) ?? []);
  const short = said.filter((phrase) => phrase.length <= longestShown);
  const shown = (short.length > 0 ? short : said).slice(0, phrasesShown);
  const more = patterns.length - shown.length;
  const others = `${more} more ${more === 1 ? "phrase" : "phrases"}`;
  if (shown.length === 0) return others;
  return shown.map((phrase) => `“${phrase}”`).join(", ") + (more > 0 ? ` or ${others}` : "");
}

/** A pattern as a phrase to read, or null where it has signs that words cannot stand for. */
export function patternInWords(pattern: string): string | null {
  let text = pattern
    .replace(/<(?:gap|few|far)>|\(\\w\+ \)\{\d,\d\}/g, " … ")
    .replace(/\\w[*+]|\\S[*+]|\\d[*+]?/g, "…")
    .replace(/<([a-z_]+)>/g, (_, name: string) => name.replaceAll("_", " "))
    .replaceAll("(?:", "(");
  // Groups are read from the innermost; braces keep those read from being read again.
  for (let before = ""; before !== text;) {
    before = text;
    text = text.replace(
      /(?<=([a-z])?)\(([^()]*)\)(\?|\{0,\d\}|\*)?/g,
      (_, letter: string | undefined, inner: string, optional: string | undefined) => {
        const each = inner.split("|").filter((part) => part.trim() !== "");
        const shown = (each.length > 4 ? [...each.slice(0, 4), "…"] : each).join("/");
        if (letter === undefined && optional === undefined) return shown;
        return `{${shown.trim()}}${inner.endsWith(" ") ? " " : ""}`;
      },
    );
  }
  text = text
    .replace(/([a-z])\?/gi, "{$1}")
    .replace(/ \?/g, " ")
    .replaceAll("|", "/")
    .replaceAll("{", "(")
    .replaceAll("}", ")")
    .replace(/\(…\)/g, "…")
    .replace(/ +/g, " ")
    .replace(/(?:… ?)+/g, (dots) => (dots.endsWith(" ") ? "… " : "…"))
    .trim();
  return /[\\[\]^$*+?|<>]/.test(text) || !/[a-z]/i.test(text) ? null : text;
}
