import type { z } from "zod";
import { OutsideFailed } from "../errors.ts";
import { Journal } from "./journal.ts";

/** The second file of a journal that is kept twice. */
export function twinPath(path: string): string {
  return path.replace(/\.jsonl$/, ".twin.jsonl");
}

/**
 * A journal of what nobody could tell a second time, kept in two files: what a disk loses of one, the other has. Lines are
 * written to the first, then to its twin, each on the disk before the next. A line that neither has whole is an error, for
 * without it the archive would be taken for something it is not.
 */
export class TwinJournal<Line> {
  readonly #first: Journal<Line>;
  readonly #twin: Journal<Line>;
  readonly #lines: Line[];

  private constructor(first: Journal<Line>, twin: Journal<Line>, lines: Line[]) {
    this.#first = first;
    this.#twin = twin;
    this.#lines = lines;
  }

  /**
   * Opens both files and only reads, so that it does not disturb one who writes; files that are not there are empty.
   * Throws `OutsideFailed` where a damaged line can not be had from the other file, or both have one.
   */
  static async open<Line>(path: string, schema: z.ZodType<Line>): Promise<TwinJournal<Line>> {
    // The twin is read first: it is written last, and so never has what the first has not.
    const twin = await Journal.open(twinPath(path), schema);
    const first = await Journal.open(path, schema);
    const [whole, other] = twin.damaged.length === 0 ? [twin, first] : [first, twin];
    if (whole.damaged.length > 0) throw refusal(first, twin);
    const news = lastNotIn(whole.lines, other.lines);
    const lines = [...whole.lines, ...news];
    const differs = other.damaged.length === 0 && !isBeginning(other.lines, lines);
    if (differs || lines.length < other.lines.length + other.damaged.length) throw refusal(first, twin);
    return new TwinJournal(first, twin, lines);
  }

  get lines(): readonly Line[] {
    return this.#lines;
  }

  /**
   * Puts right whichever file does not say everything. Gives back, for people, what was put right; null where there was
   * nothing, or only what a kill between the two leaves behind.
   */
  async heal(): Promise<string | null> {
    const damaged = [this.#first, this.#twin].flatMap(({ path, damaged: found }) =>
      found.map(({ line, why }) => `line ${line} of ${path} (${why})`),
    );
    for (const journal of [this.#first, this.#twin])
      if (journal.damaged.length > 0 || journal.lines.length < this.#lines.length)
        await journal.replace(this.#lines);
    return damaged.length === 0 ? null : `put right from the file beside it: ${damaged.join("; ")}`;
  }

  async append(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    await this.heal();
    for (const journal of [this.#first, this.#twin]) {
      await journal.append(lines);
      await journal.flush();
    }
    for (const line of lines) this.#lines.push(line);
  }

  async close(): Promise<void> {
    await this.#first.close();
    await this.#twin.close();
  }
}

/** The last lines that only the other file has: a kill came before they were written twice. */
function lastNotIn<Line>(lines: readonly Line[], others: readonly Line[]): Line[] {
  const known = new Set(lines.map((line) => JSON.stringify(line)));
  return others.slice(others.findLastIndex((line) => known.has(JSON.stringify(line))) + 1);
}

function isBeginning<Line>(lines: readonly Line[], whole: readonly Line[]): boolean {
  return lines.every((line, at) => JSON.stringify(line) === JSON.stringify(whole[at]));
}

function refusal<Line>(first: Journal<Line>, twin: Journal<Line>): OutsideFailed {
  const damaged = [first, twin].flatMap(({ path, damaged: found }) =>
    found.map(({ line, why }) => `  ${path}, line ${line} is damaged: ${why}`),
  );
  const at = first.lines.findIndex(
    (line, index) => JSON.stringify(line) !== JSON.stringify(twin.lines[index]),
  );
  const where =
    damaged.length > 0 ? damaged : [`  line ${at + 1} says one thing in one and another in the other`];
  return new OutsideFailed(
    `${first.path} and ${twin.path} hold the same, so that one can put the other right; now neither can:\n${where.join("\n")}\nPut both back from a backup (its folder "archive"), or mend the line by hand and delete the other file; nothing was changed.`,
  );
}
