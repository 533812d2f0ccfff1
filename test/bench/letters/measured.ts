import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** What a process of `child.ts` tells of itself. */
export interface Measured {
  /** By the clock. */
  seconds: number;
  /** Of processor, all threads together: a busy machine changes it little. */
  processor: number;
  /** Peak of resident memory of the whole process. */
  megabytes: number;
  /** Texts that were tagged. */
  texts: number;
}

/** Runs one side of a benchmark over a data folder in a process of its own, so that its peak memory is its own. */
export async function measure(what: "alone" | "build", folder: string): Promise<Measured> {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", fileURLToPath(new URL("./child.ts", import.meta.url)), what, folder],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  let told = "";
  child.stdout.on("data", (chunk: Buffer) => {
    told += chunk.toString();
  });
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (code !== 0) throw new Error(`The benchmark "${what}" ended with ${String(code ?? signal)}.`);
  return JSON.parse(told.trim().split("\n").at(-1) ?? "") as Measured;
}
