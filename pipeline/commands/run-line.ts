import type { Run } from "../sources/runs.ts";
import { counted } from "./command.ts";

/** "mi: 12 fetched (3 new objects), 4 unchanged, 0 missing, 1 failed, 0 left, 17 requests, 2.1 MB". */
export function runLine(run: Run): string {
  const parts = [
    `${run.fetched} fetched (${counted(run.new_objects, "new object")})`,
    `${run.unchanged} unchanged`,
    `${run.missing} missing`,
    `${run.failed.length} failed`,
    `${run.left} left`,
    counted(run.requests, "request"),
    `${(run.body_bytes / 1e6).toFixed(1)} MB`,
  ];
  return `${run.source} (${run.mode}): ${parts.join(", ")}`;
}
