import type { DuckDBConnection } from "@duckdb/node-api";
import type { Withdrawal } from "../sources/withdrawals.ts";
import { appendRows } from "./load.ts";

/** Puts what the collectors saw go, change or come back into raw.withdrawal, numbered in the order it was seen. */
export async function loadWithdrawals(
  connection: DuckDBConnection,
  withdrawals: readonly Withdrawal[],
): Promise<void> {
  await appendRows(
    connection,
    "withdrawal",
    ["sequence", "seen_at", "what", "url", "urn", "sha256", "by_url", "by_sha256"],
    withdrawals.map(({ at, what, url, urn, sha256, by_url, by_sha256 }, index) => [
      index + 1,
      at,
      what,
      url,
      urn,
      sha256,
      by_url,
      by_sha256,
    ]),
  );
}
