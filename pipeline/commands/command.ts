import type { Settings } from "../settings.ts";
import type { Terminal } from "./terminal.ts";

/** What every command is given; its own flags come as a second argument. */
export interface CommandWorld {
  settings: Settings;
  terminal: Terminal;
  stdin: NodeJS.ReadableStream;
}

/**
 * What a command ends with: 0 done, 1 a check failed or data was refused. Other failures are thrown (errors.ts); `status`
 * ends with the code of the refresh that failed.
 */
export type ExitCode = 0 | 1 | 2 | 3;

/** "1 row", "22,000 rows". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
}
