import { join } from "node:path";
import { z } from "zod";
import { TwinJournal } from "../archive/twin-journal.ts";

const schema = z.object({
  /** When it was seen. */
  at: z.iso.datetime(),
  /**
   * `unlisted`: the provider's page no longer lists the file; `listed_again`: it does again. `file_gone`: the file's
   * address has nothing any more; `file_back`: it has again. `replaced`: other bytes stand at the same address.
   */
  what: z.enum(["unlisted", "listed_again", "file_gone", "file_back", "replaced"]),
  /** The address of the letter or report. */
  url: z.string(),
  urn: z.string().nullable(),
  /** What the archive holds of it; it is kept. Null where it was never fetched. */
  sha256: z.string().nullable(),
  /** What stands in its place: the address listed for the same event, or the new bytes. */
  by_url: z.string().nullable(),
  by_sha256: z.string().nullable(),
});

/** One thing that went, changed or came back at the source. */
export type Withdrawal = z.infer<typeof schema>;

/** Where withdrawals stand in a data folder: beside the ledger, because they can not be fetched again. */
function withdrawalsPath(dataDir: string): string {
  return join(dataDir, "archive", "withdrawn.jsonl");
}

/** The journal of withdrawals; empty where there is none yet. */
export function openWithdrawals(dataDir: string): Promise<TwinJournal<Withdrawal>> {
  return TwinJournal.open(withdrawalsPath(dataDir), schema);
}

/** Every withdrawal seen, in order. */
export async function readWithdrawals(dataDir: string): Promise<readonly Withdrawal[]> {
  return (await openWithdrawals(dataDir)).lines;
}

const BACK: Partial<Record<Withdrawal["what"], Withdrawal["what"]>> = {
  listed_again: "unlisted",
  file_back: "file_gone",
};

/** The withdrawals of a data folder; what is already the last word on a file is not noted twice. */
export class WithdrawalLog {
  readonly #journal: TwinJournal<Withdrawal>;
  readonly #listing = new Map<string, Withdrawal>();
  readonly #file = new Map<string, Withdrawal>();

  private constructor(journal: TwinJournal<Withdrawal>) {
    this.#journal = journal;
    for (const line of journal.lines) this.#mapOf(line).set(line.url, line);
  }

  static async open(dataDir: string): Promise<WithdrawalLog> {
    return new WithdrawalLog(await openWithdrawals(dataDir));
  }

  /** Notes what is news: something gone that was not yet, or back that had gone. Gives back what was noted. */
  async note(events: readonly Withdrawal[]): Promise<readonly Withdrawal[]> {
    const news = events.filter((event) => {
      const last = this.#mapOf(event).get(event.url);
      const undone = BACK[event.what];
      if (undone !== undefined) return last?.what === undone;
      return last?.what !== event.what || (event.what === "replaced" && last.by_sha256 !== event.by_sha256);
    });
    await this.#journal.append(news);
    for (const event of news) this.#mapOf(event).set(event.url, event);
    return news;
  }

  close(): Promise<void> {
    return this.#journal.close();
  }

  #mapOf(event: Withdrawal): Map<string, Withdrawal> {
    return event.what === "unlisted" || event.what === "listed_again" ? this.#listing : this.#file;
  }
}
