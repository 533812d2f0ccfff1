import { readWithdrawals, type Withdrawal } from "../sources/withdrawals.ts";

const SAID: Partial<Record<Withdrawal["what"], string>> = {
  unlisted: "no longer listed by the publisher",
  file_gone: "no longer at its address",
  replaced: "other bytes at its address",
};

/** What was last seen of documents whose source no longer offers them as archived, by SHA-256. */
export async function withdrawnDocuments(dataDir: string): Promise<Map<string, string>> {
  const seen = new Map<string, Map<string, string>>();
  for (const { at, what, sha256 } of await readWithdrawals(dataDir)) {
    if (sha256 === null) continue;
    const facts = seen.get(sha256) ?? new Map<string, string>();
    seen.set(sha256, facts);
    const said = SAID[what];
    if (said !== undefined) facts.set(what, `${said} (seen ${at.slice(0, 10)})`);
    if (what === "listed_again") facts.delete("unlisted");
    if (what === "file_back") facts.delete("file_gone");
  }
  return new Map(
    [...seen]
      .filter(([, facts]) => facts.size > 0)
      .map(([sha256, facts]) => [sha256, [...facts.values()].join("; ")]),
  );
}
