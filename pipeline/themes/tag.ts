import { once } from "node:events";
import type { Writable } from "node:stream";
import { z } from "zod";
import { type Codebook, loadCodebook } from "./codebook.ts";
import { type Line, linesOf } from "./lines.ts";
import { type Tagged, Tagger } from "./tagger.ts";

/** How many lines, and how many characters of text, are tagged at a time: enough to pay for a query, little memory. */
const batchLines = 8192;
const batchCharacters = 4_000_000;

/** JSON's whole numbers beyond 2^53 are read as others: the line would answer for another one. */
const exact = (id: number): boolean => !Number.isInteger(id) || Number.isSafeInteger(id);
const idError = "must be text (in quotes), or a number that is not beyond 2^53";

const inputShape = z.object({
  id: z.union([z.string(), z.number().refine(exact, idError), z.null()], idError).optional(),
  text: z.string(),
});
type Input = z.infer<typeof inputShape>;

export interface TagResult {
  readonly tagged: number;
  /** Lines that were not `{"id", "text"}`; each was written on `errors`. */
  readonly refused: number;
}

/**
 * Tags lines `{"id": …, "text": …}` by the codebook and writes, in their order,
 * `{"id", "themes": […], "stance", "matches": [{theme, start, end, rule}]}`; positions count code points from 0.
 *
 * A line that is not such an object is written on `errors` as `{"id": null, "line": N, "error": "…"}`; the others go
 * on (the command then exits with 1). Blank lines are passed over. Waits for a slow reader, and holds one batch.
 */
export async function tag(
  input: AsyncIterable<string | Uint8Array>,
  output: Writable,
  errors: Writable,
  codebook: Codebook = loadCodebook(),
): Promise<TagResult> {
  const tagger = await Tagger.open(codebook);
  let tagged = 0;
  let refused = 0;
  let batch: Input[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    const results = await tagger.tag(batch.map(({ text }) => text));
    await write(output, batch.map((given, index) => outputLine(given, results[index])).join(""));
    tagged += batch.length;
    batch = [];
    characters = 0;
  };
  try {
    for await (const line of linesOf(input)) {
      if (line.text?.trim() === "") continue;
      const given = read(line);
      if (typeof given === "string") {
        refused += 1;
        await write(errors, `${JSON.stringify({ id: null, line: line.number, error: given })}\n`);
        continue;
      }
      batch.push(given);
      characters += given.text.length;
      if (batch.length >= batchLines || characters >= batchCharacters) await flush();
    }
    if (batch.length > 0) await flush();
  } finally {
    tagger.close();
  }
  return { tagged, refused };
}

function outputLine({ id }: Input, result: Tagged | undefined): string {
  return `${JSON.stringify({ id: id ?? null, ...result })}\n`;
}

/** What a line holds, or what is wrong with it. */
function read(line: Line): Input | string {
  if (line.text === null) return `line ${line.number} is not UTF-8; save the file in that encoding`;
  let given: unknown;
  try {
    given = JSON.parse(line.text);
  } catch {
    return `line ${line.number} is not JSON; write one object {"id": …, "text": …} a line`;
  }
  const result = inputShape.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `${path.join(".") || "the line"}: ${message}`,
  );
  return `line ${line.number} is not {"id": …, "text": …}: ${faults.join("; ")}`;
}

async function write(stream: Writable, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, "drain");
}
