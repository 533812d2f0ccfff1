import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withdrawnDocuments } from "../../pipeline/evidence/withdrawn.ts";
import { type Withdrawal, WithdrawalLog } from "../../pipeline/sources/withdrawals.ts";

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "outcomes-withdrawn-"));
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const SHA256 = "a".repeat(64);

async function note(...seen: [day: string, what: Withdrawal["what"]][]): Promise<void> {
  const log = await WithdrawalLog.open(dataDir);
  for (const [day, what] of seen) {
    const at = `${day}T03:00:00.000Z`;
    const url = "https://files.example.org/1.pdf";
    await log.note([{ at, what, url, urn: "900001", sha256: SHA256, by_url: null, by_sha256: null }]);
  }
  await log.close();
}

describe("withdrawnDocuments", () => {
  it("knows none where none was seen", async () => {
    expect(await withdrawnDocuments(dataDir)).toEqual(new Map());
  });

  it("says what is gone and when that was seen", async () => {
    await note(["2026-01-02", "unlisted"], ["2026-01-05", "file_gone"]);
    expect((await withdrawnDocuments(dataDir)).get(SHA256)).toBe(
      "no longer listed by the publisher (seen 2026-01-02); no longer at its address (seen 2026-01-05)",
    );
  });

  it("takes back what came back", async () => {
    await note(["2026-01-02", "unlisted"], ["2026-01-05", "listed_again"]);
    expect(await withdrawnDocuments(dataDir)).toEqual(new Map());
  });
});
