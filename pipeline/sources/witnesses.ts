import type { PoliteClient } from "../http/client.ts";
import type { AnswerLog } from "./answer-log.ts";
import { hostOf } from "./queue.ts";
import type { Source, Task } from "./source.ts";

/** So many others must be gone as well before a site is said to be at fault; where fewer are known nothing can be told. */
const WITNESSES = 3;

/**
 * Whether that nothing is at a task's address says something about the thing, and not about the site: others of its
 * folder that were there when last asked are asked for, until one still is. Where none is, their host is asked no more in
 * this run. Null when nobody answered, so that nothing is known.
 */
export async function othersAreThere(
  task: Task,
  source: Source,
  client: PoliteClient,
  answers: AnswerLog,
): Promise<boolean | null> {
  const witnesses = witnessesOf(task, answers);
  if (witnesses.length < WITNESSES) return true;
  let missing = 0;
  for (const url of witnesses) {
    const held = answers.validators(url);
    const { outcome } = await client.get(url, { held, wrong: (body) => source.wrong(task, body) });
    if (outcome === "fetched" || outcome === "unchanged") return true;
    if (outcome === "missing") missing += 1;
    if (outcome === "stopped") return null;
  }
  if (missing < WITNESSES) return null;
  const host = hostOf(task);
  client.health.stop(
    host,
    `${host} has nothing at ${task.url} (404), nor at ${WITNESSES} others that were there before (${witnesses.join(", ")}). ` +
      "That is taken for a fault of the site, so nothing is marked as withdrawn. Open one in a browser, and run this again " +
      "later: what is left stays in the queue.",
  );
  return false;
}

/** From all over what is known: what lies side by side may have gone together. */
function witnessesOf(task: Task, answers: AnswerLog): string[] {
  const folder = new URL(".", task.url).href;
  const own = new Set([task.url, ...task.others]);
  const there: string[] = [];
  for (const { url, status } of answers.all())
    if ((status === 200 || status === 304) && url.startsWith(folder) && !own.has(url)) there.push(url);
  const count = Math.min(WITNESSES, there.length);
  return Array.from({ length: count }, (_, nth) => there[Math.floor((nth * there.length) / count)] ?? "");
}
