import { RefusedFile } from "../parse/parsed.ts";
import { parseObject, recognise } from "../parse/recognise.ts";
import { type Arrival, type Found, NOTHING_MORE, type Task } from "./source.ts";

/** Begins the reason of a failure where the bytes came, and are kept. */
export const CAME = "archived, but ";

/** What is wrong with a body that should be of a kind of source; told as `import` would. */
export function wrongKind(body: Uint8Array, name: string, kind: string): string | null {
  const recognised = recognise(body, name);
  if (recognised.kind === kind) return null;
  return recognised.kind === null ? recognised.reason : `it is ${recognised.kind}, and ${kind} was due`;
}

/** A file of tables, archived under the label that its parser gives it; one that is refused is kept all the same. */
export async function foundTable(
  task: Task,
  arrival: Arrival,
  kind: "mi" | "gias_register" | "gias_links",
): Promise<Found> {
  const name = decodeURIComponent(new URL(arrival.url).pathname.split("/").at(-1) ?? "");
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
