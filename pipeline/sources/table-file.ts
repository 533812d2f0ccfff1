import { decodeText } from "../parse/decode.ts";
import { readCsv } from "../parse/mi/csv.ts";
import { isZip } from "../parse/mi/workbook.ts";
import { RefusedFile } from "../parse/parsed.ts";
import { parseObject, recognise } from "../parse/recognise.ts";
import { fileNameIn } from "./file-name.ts";
import { type Arrival, type Found, NOTHING_MORE, type Task } from "./source.ts";

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

/** Begins the reason of a failure where the bytes came, and are kept. */
export const CAME = "archived, but ";

/** What is wrong with a body that should be of a kind of source; told as `import` would. One that breaks off is no body. */
export function wrongKind(body: Uint8Array, name: string, kind: string): string | null {
  const recognised = recognise(body, name);
  if (recognised.kind === kind)
    return breaksOff(body)
      ? `the file breaks off after ${body.length} bytes, though the connection ended as if it were whole`
      : null;
  return recognised.kind === null ? recognised.reason : `it is ${recognised.kind}, and ${kind} was due`;
}

/** The directory of a zip archive ends it: 22 bytes, and a comment of at most 65,535. */
const ZIP_TAIL_BYTES = 22 + 65_535;

/**
 * Whether a table ends where none does: a workbook without its directory, a row that has no line end and is shorter than
 * others. One who only saw the connection close can not tell; and a file once archived is not asked for again.
 */
function breaksOff(body: Uint8Array): boolean {
  if (isZip(body)) return !Buffer.from(body.subarray(-ZIP_TAIL_BYTES)).includes("PK\x05\x06", 0, "latin1");
  if (body.at(-1) === LINE_FEED || body.at(-1) === CARRIAGE_RETURN) return false;
  let widest = 0;
  let last = 0;
  try {
    readCsv(decodeText(body).text, (cells) => {
      last = cells.length;
      widest = Math.max(widest, last);
    });
  } catch (thrown) {
    // Cut within a quoted cell, or damaged otherwise: its parser says.
    if (thrown instanceof RefusedFile) return /never closes/.test(thrown.message);
    throw thrown;
  }
  // A row of one cell may be a note below the table.
  return last > 1 && last < widest;
}

/** A file of tables, archived under the label that its parser gives it; one that is refused is kept all the same. */
export async function foundTable(
  task: Task,
  arrival: Arrival,
  kind: "mi" | "gias_register" | "gias_links",
): Promise<Found> {
  const name = fileNameIn(arrival.url);
  const keep = { how: "fetch", kind, name, url: arrival.url } as const;
  if (!arrival.fresh) return { ...NOTHING_MORE, keep: null };
  try {
    const tables = await parseObject(kind, arrival.body, name);
    const label = tables?.label ?? task.title;
    return { ...NOTHING_MORE, keep: { ...keep, label, as_at: tables?.asAt ?? null } };
  } catch (thrown) {
    if (!(thrown instanceof RefusedFile)) throw thrown;
    const label = `${kind} that was refused: ${task.title}`;
    return { ...NOTHING_MORE, keep: { ...keep, label }, problem: `${CAME}${thrown.message}` };
  }
}
