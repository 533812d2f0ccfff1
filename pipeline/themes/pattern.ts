/** Named word lists that patterns may refer to as `<name>`. */
export type Vocabulary = Readonly<Record<string, readonly string[]>>;

const reference = /<([a-z_]+)>/g;

/** What RE2 (DuckDB's engine) does not know, and what would change the numbering of groups. */
export const notInRe2 = /\(\?(?:[=!]|<[=!])|\\[1-9]/;

/**
 * Turns one pattern of the codebook into a regular expression for RE2.
 *
 * Reviewers write plain words: `<pupils>` stands for a word list of the vocabulary, a space for any run of
 * spaces and hyphens (so `well being` also finds "well-being" and a line break), and every bracket groups
 * without capturing.
 * @throws Error where the vocabulary lacks a name, or the expression is not one RE2 can run.
 */
export function compilePattern(pattern: string, vocabulary: Vocabulary): string {
  if (notInRe2.test(pattern)) {
    throw new Error(`look-around and back-references are not known to RE2: ${pattern}`);
  }
  const expanded = pattern.replace(reference, (_, name: string) => {
    const words = vocabulary[name];
    if (!words) throw new Error(`the vocabulary has no <${name}>`);
    return alternatives(words.map((word) => compilePattern(word, vocabulary)));
  });
  const compiled = lowerCase(expanded)
    .replace(/(^|[^\\])\((?!\?)/g, "$1(?:")
    .replace(/ /g, "(?:[\\s\\-]+)");
  try {
    new RegExp(compiled, "s");
  } catch (error) {
    throw new Error(`not a regular expression: ${pattern} (${String(error)})`, { cause: error });
  }
  return compiled;
}

/** Texts are read in lower case; `\\S` and the like keep their meaning. */
function lowerCase(pattern: string): string {
  return pattern.replace(/\\.|[A-Z]/g, (part) => (part.startsWith("\\") ? part : part.toLowerCase()));
}

/** Joins expressions to one that matches any of them, without capturing. */
export function alternatives(expressions: readonly string[]): string {
  return `(?:${expressions.join("|")})`;
}

/** Any of the patterns, as whole words, whatever their case. */
export function wholeWords(patterns: readonly string[], vocabulary: Vocabulary): string {
  const compiled = patterns.map((pattern) => compilePattern(pattern, vocabulary));
  return `\\b${alternatives(compiled)}\\b`;
}
