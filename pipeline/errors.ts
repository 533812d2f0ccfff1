/** Errors a person can act on. The command line prints the message alone and leaves with `exitCode`. */
export abstract class ToldError extends Error {
  abstract readonly exitCode: 1 | 2 | 3;
}

/** A check failed, or data was refused: exit code 1. */
export class CheckFailed extends ToldError {
  override readonly name = "CheckFailed";
  readonly exitCode = 1;
}

/** The command or a setting was used wrongly: exit code 2. */
export class WrongUse extends ToldError {
  override readonly name = "WrongUse";
  readonly exitCode = 2;
}

/** Something outside failed: the network, a full disk, a folder held by another process. Exit code 3. */
export class OutsideFailed extends ToldError {
  override readonly name = "OutsideFailed";
  readonly exitCode = 3;
}

/** The code of a system error ("ENOENT", "ENOSPC" …), or null where the thrown value carries none. */
export function errorCode(thrown: unknown): string | null {
  if (!(thrown instanceof Error) || !("code" in thrown)) return null;
  return typeof thrown.code === "string" ? thrown.code : null;
}

/** One sentence for whatever was thrown. */
export function errorText(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
