/** Bullets as letters use them: text characters, and the private-use codes of symbol fonts. */
const BULLET =
  /^[\u2022\u25AA\u25AB\u25A0\u25A1\u25CF\u25CB\u25E6\u25FC\u25FB\u25FE\u2023\u2043\u2219\u27A2\u2756\uE000-\uF8FF\u00B7]\s*/u;
/** A dash or a lone "o" is a bullet only when white space sets it off from a word: "– ensuring that". */
const DASH_BULLET = /^(?:[\u2013\u2014-]|o(?=\s+\p{Lu}|\s{2,}))\s+(?=\S)/u;

const LIGATURES: Readonly<Record<string, string>> = {
  "\uFB00": "ff",
  "\uFB01": "fi",
  "\uFB02": "fl",
  "\uFB03": "ffi",
  "\uFB04": "ffl",
  "\uFB05": "st",
  "\uFB06": "st",
};

/** Soft hyphen, zero-width and directional marks, byte order mark, control characters, and codes that are no character. */
const INVISIBLE = /[\p{Cc}\p{Cf}\uFFFE\uFFFF]/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** Nothing to make plain: letters, figures and marks of ASCII with single spaces between. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/**
 * Text of a PDF made plain: ligatures written out, invisible characters gone, any white space one space, ends trimmed.
 * Curly and straight quotation marks stay as printed.
 */
export function normalise(text: string): string {
  if (PLAIN.test(text)) return text;
  return (
    text
      .replace(/[\uFB00-\uFB06]/g, (ligature) => LIGATURES[ligature] ?? ligature)
      .replace(LONE_SURROGATE, "")
      .replace(/[\t\n\v\f\r]/g, " ")
      .replace(INVISIBLE, "")
      // A lone space is one already; to put each in its own place took longer than all else here.
      .replace(/\s{2,}|[^\S ]/gu, " ")
      .trim()
      .normalize("NFC")
  );
}

/** Splits a line into its bullet (or none) and the rest. Symbol-font codes elsewhere in the line are dropped. */
export function splitBullet(line: string): { bullet: boolean; text: string } {
  const match = BULLET.exec(line) ?? DASH_BULLET.exec(line);
  const rest = match === null ? line : line.slice(match[0].length);
  return { bullet: match !== null, text: rest.replace(/[\uE000-\uF8FF]/gu, "").trim() };
}

/** Whether the text is nothing but a bullet. */
export function isBullet(text: string): boolean {
  const trimmed = text.trim();
  return (
    trimmed.length > 0 &&
    (BULLET.exec(trimmed)?.[0].length === trimmed.length || /^[\u2013\u2014-]$/u.test(trimmed))
  );
}
