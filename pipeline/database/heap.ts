import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/**
 * Gives back now what nobody refers to any more. Node lets some 300 MB of read rows lie for as long as memory seems
 * plentiful; beside the memory of DuckDB, which Node knows nothing of, they would take the process over its limit.
 */
export function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
}
