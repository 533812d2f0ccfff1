import { z } from "zod";
import type { Archive } from "../archive/archive.ts";
import type { LedgerEntry } from "../archive/entry.ts";
import type { Validators } from "../http/answer.ts";
import { Journal } from "../archive/journal.ts";

const schema = z.object({
  url: z.string(),
  at: z.iso.datetime(),
  /** 200, 304, 404 … */
  status: z.int(),
  /** The archived object that stands for this address; null where there is none. */
  sha256: z.string().nullable(),
  etag: z.string().nullable(),
  last_modified: z.string().nullable(),
  /** The newest publication date on the page, where it is one that lists publications. */
  newest: z.string().nullable(),
});

/** The last answer of one address. */
export type LastAnswer = z.infer<typeof schema>;

/** More lines than this for each address, and the file is written anew. */
const LINES_PER_ADDRESS = 4;

/**
 * What each address answered last, so that it can be asked conditionally and the first found category, the oldest
 * visit and the newest report are known. Whoever deletes it loses nothing but that: the ledger fills in what it can.
 */
export class AnswerLog {
  readonly #journal: Journal<LastAnswer>;
  readonly #archive: Archive;
  readonly #last = new Map<string, LastAnswer>();
  readonly #listed = new Map<string, LedgerEntry>();

  private constructor(journal: Journal<LastAnswer>, archive: Archive) {
    this.#journal = journal;
    this.#archive = archive;
    for (const line of journal.lines) this.#last.set(line.url, line);
    for (const entry of archive.entries()) if (entry.url !== null) this.#listed.set(entry.url, entry);
  }

  static async open(path: string, archive: Archive): Promise<AnswerLog> {
    const log = new AnswerLog(await Journal.open(path, schema), archive);
    if (log.#journal.lines.length > LINES_PER_ADDRESS * log.#last.size) {
      await log.#journal.replace([...log.#last.values()]);
    }
    return log;
  }

  last(url: string): LastAnswer | null {
    return this.#last.get(url) ?? null;
  }

  all(): Iterable<LastAnswer> {
    return this.#last.values();
  }

  /** The SHA-256 of what is held of an address; null where nothing is. */
  held(url: string): string | null {
    const sha256 = this.#last.get(url)?.sha256 ?? this.#listed.get(url)?.sha256 ?? null;
    return sha256 !== null && this.#archive.has(sha256) ? sha256 : null;
  }

  /** What the server may be told of the held copy; nothing where none is held or it came without marks. */
  validators(url: string): Validators | undefined {
    const sha256 = this.held(url);
    if (sha256 === null) return undefined;
    const last = this.#last.get(url);
    const marks = last?.sha256 === sha256 ? last : this.#listed.get(url);
    return marks !== undefined && (marks.etag !== null || marks.last_modified !== null) ? marks : undefined;
  }

  async note(answer: LastAnswer): Promise<void> {
    this.#last.set(answer.url, answer);
    await this.#journal.append([answer]);
  }

  close(): Promise<void> {
    return this.#journal.close();
  }
}
