import { basename } from "node:path";
import { foundTable, wrongKind } from "./table-file.ts";
import type { Source, Task } from "./source.ts";

const FILES = [
  { stem: "edubasealldata", kind: "gias_register", title: "GIAS register" },
  { stem: "links_edubasealldata", kind: "gias_links", title: "GIAS links" },
] as const;

/** Today's file may not be there yet; the days before it are tried, this many. */
const DAYS_BACK = 7;

/** What is known of the register when a run begins. */
export interface RegisterState {
  now: Date;
  /** When each kind of file came last, ISO; null where it never came. */
  last: (kind: "gias_register" | "gias_links") => string | null;
  /** A file that came less than so many days ago is not asked for: it is large, and a few schools a day change in it. */
  everyDays: number;
}

/** The register of schools and its links, the newest day there is, once in a while. See docs/sources/gias.md. */
export function giasSource(base: string, { now: today, last, everyDays }: RegisterState): Source {
  const address = (stem: string, daysBack: number) => {
    const day = new Date(today.getTime() - daysBack * 86_400_000)
      .toISOString()
      .slice(0, 10)
      .replaceAll("-", "");
    return `${base}/edubase/downloads/public/${stem}${day}.csv`;
  };
  const kindOf = (task: Task) => (basename(task.url).startsWith("links_") ? "gias_links" : "gias_register");
  return {
    name: "gias",
    mode: "all",
    discover: () =>
      Promise.resolve(
        FILES.filter(({ kind }) => isDue(last(kind), today, everyDays)).map(({ stem, title }): Task => {
          const days = Array.from({ length: DAYS_BACK + 1 }, (_, daysBack) => address(stem, daysBack));
          return {
            kind: "file",
            url: days[0] ?? "",
            others: days.slice(1),
            why: "register",
            urn: null,
            title,
          };
        }),
      ),
    wrong: (task, body) => Promise.resolve(wrongKind(body, basename(task.url), kindOf(task))),
    found: (task, arrival) => foundTable(task, arrival, kindOf(task)),
    nothing: () => Promise.resolve([]),
    afterwards: () => Promise.resolve([]),
  };
}

/** Nights begin at about the same time, not to the minute: half a day of slack. */
function isDue(last: string | null, now: Date, everyDays: number): boolean {
  const age = last === null ? Number.POSITIVE_INFINITY : now.getTime() - Date.parse(last);
  // One that came later than now came while the clock stood ahead: nobody knows when.
  return age < 0 || age >= (everyDays - 0.5) * 86_400_000;
}
