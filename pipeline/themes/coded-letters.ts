import { askSource } from "./coded.ts";
import type { Coding } from "./quality.ts";
import { textHash } from "./weights.ts";

/** A letter or report by the sentences of it that readers have coded, in its order. */
export interface CodedLetter {
  readonly id: string;
  /** `reports`: school reports, of which a few sentences are at hand. `letters`: letters and reports read whole from their PDF. */
  readonly part: LettersPart;
  readonly sentences: readonly CodedText[];
}

export type LettersPart = "reports" | "letters";
export type CodedText = Coding & { readonly text: string };

/**
 * The letters and reports of the sources with the sentences of their own (no template) that are coded, in the order of
 * their ids. Sentences that no reader has coded are left out, and letters of which none is.
 */
export async function codedLetters(
  coded: readonly CodedText[],
  sources: readonly string[],
): Promise<CodedLetter[]> {
  const codings = new Map(coded.map((each) => [textHash(each.text), each]));
  const letters = new Map<string, { part: LettersPart; sentences: CodedText[] }>();
  for (const path of sources) {
    const rows = await askSource(path, {
      jsonl: "SELECT url, text::VARCHAR FROM source WHERE text IS NOT NULL",
      database: `SELECT document_id, text FROM source.core.sentence
        WHERE NOT is_template ORDER BY document_id, ordinal`,
    });
    const part = path.endsWith(".duckdb") ? "letters" : "reports";
    for (const [id, text] of rows) {
      const coding = codings.get(textHash(String(text)));
      if (!coding) continue;
      const key = `${part} ${String(id)}`;
      const letter = letters.get(key) ?? { part, sentences: [] };
      letter.sentences.push(coding);
      letters.set(key, letter);
    }
  }
  return Array.from(letters, ([id, letter]) => ({ id, ...letter })).sort((a, b) => (a.id < b.id ? -1 : 1));
}
