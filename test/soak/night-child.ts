import { night } from "./night.ts";

// A night in a process of its own, so that it can be killed: data folder, base address, moment.
const [data = "", base = "", at = ""] = process.argv.slice(2);
const { code, said } = await night({ data, base, at });
process.stdout.write(said);
process.exitCode = code;
