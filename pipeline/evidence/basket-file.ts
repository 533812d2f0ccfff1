import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Pick, picksOf } from "../../src/evidence/permalink.ts";
import { errorText, WrongUse } from "../errors.ts";
import { told } from "./gather.ts";

const basketFile = z.object({
  picks: z.array(z.object({ sentence_id: z.string(), note: z.string().max(4000).default("") })),
});

/** The passages and notes of a saved basket. Throws `WrongUse`, in words, when it is none, or holds a passage twice. */
export async function readBasket(path: string): Promise<Pick[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (thrown) {
    throw new WrongUse(
      `--basket ${path} can not be read (${errorText(thrown)}). It is the file "Save basket" gives.`,
    );
  }
  const checked = basketFile.safeParse(content);
  if (!checked.success)
    throw new WrongUse(
      `--basket ${path} is not a basket: ${checked.error.issues[0]?.message ?? "its shape is another"}.`,
    );
  const { picks } = checked.data;
  const ids = picks.map(({ sentence_id }) => sentence_id);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  // Each may have a note of its own, and a passage is quoted and counted once.
  if (twice !== undefined)
    throw new WrongUse(`--basket ${path} holds the passage ${twice} twice: take one of the two out.`);
  told(() => picksOf(ids));
  return picks;
}
