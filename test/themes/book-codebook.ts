import type { CodebookFiles } from "../../pipeline/themes/codebook.ts";

/** The start of every stance at nothing, so that a test sets what it needs. */
const stanceStarts = { strength: 0, concern: 0, mixed: 0, neutral: 100 };

/**
 * A codebook of one theme with one rule ("books"), one cue of the stance ("good") and these weights beside the starts:
 * what is told follows from the weights alone. `neutral` is where that stance starts.
 */
export function bookCodebook(
  weights: readonly string[] = ["reading,reading/books,150", "strength,stance/good,200"],
  neutral: number = stanceStarts.neutral,
): CodebookFiles {
  const starts = Object.entries({ ...stanceStarts, neutral }).map(
    ([stance, start]) => `${stance},(start),${start}`,
  );
  return {
    "themes.yml": `version: 1.0.0
vocabulary:
  book: [books?]
administrative:
  - name: greeting
    words: greeting
    any: [dear madam]
themes:
  - id: reading
    label: Reading
    definition: Reading.
    excludes: ""
    rules:
      - name: books
        words: books
        any: [<book>]
`,
    "stance.yml": `cues:
  - name: good
    words: good
    any: [good]
`,
    "headings.yml": `headings:
  - name: to_read
    words: what is still to be read
    stance: concern
    turns: [strength, neutral]
    any: [books? to read]
whole_sentence:
  begins: [it]
  verb: ["(\\\\S+ ){1,3}?(is|are)"]
  clause: [that]
`,
    weights: ["label,feature,weight", "reading,(start),-100", ...weights, ...starts, ""].join("\n"),
  };
}

/** The same with a second theme that has one rule ("pens"), and these weights beside the starts. */
export function bookAndPenCodebook(weights: readonly string[]): CodebookFiles {
  const books = bookCodebook(weights);
  return {
    ...books,
    "themes.yml": `${books["themes.yml"]}  - id: writing
    label: Writing
    definition: Writing.
    excludes: ""
    rules:
      - name: pens
        words: pens
        any: [pens?]
`,
    weights: books.weights.replace("reading,(start),-100", "reading,(start),-100\nwriting,(start),-100"),
  };
}
