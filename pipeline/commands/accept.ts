import { fileURLToPath } from "node:url";
import { type Accepted, acceptable } from "../database/checks.ts";
import { readSqlFolder } from "../database/select.ts";
import { WrongUse } from "../errors.ts";

/** `--accept CHECK --why TEXT`: a person overrules checks for one run. */
export interface AcceptFlags {
  accept?: string[];
  why?: string;
}

/** The checks named by `--accept`, each with the reason of `--why`. Throws `WrongUse` for one that does not exist. */
export function acceptedBy({ accept = [], why }: AcceptFlags): Accepted {
  const reason = why?.trim() ?? "";
  if (accept.length > 0 && reason === "")
    throw new WrongUse('--accept needs --why "…": the reason is kept and shown on the status page.');
  if (accept.length === 0 && why !== undefined)
    throw new WrongUse("--why is the reason for --accept CHECK, which is missing.");
  const checks = readSqlFolder(fileURLToPath(new URL("../sql", import.meta.url))).checks;
  return acceptable(new Map(accept.map((name) => [name, reason])), checks);
}
