import promises from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { basename } from "node:path";
import { night } from "./night.ts";

// A night in a process of its own, so that it can be killed: data folder, base address, moment, and the name of what it
// puts in its place by a rename as the last thing it ever does.
const [data = "", base = "", at = "", diesAfter] = process.argv.slice(2);
if (diesAfter !== undefined) {
  const { rename } = promises;
  const dying: typeof rename = async (from, to) => {
    await rename(from, to);
    if (basename(String(to)) === diesAfter) process.kill(process.pid, "SIGKILL");
  };
  Object.assign(promises, { rename: dying });
  syncBuiltinESMExports();
}
const { code, said } = await night({ data, base, at });
process.stdout.write(said);
process.exitCode = code;
