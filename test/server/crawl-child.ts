import { Archive } from "../../pipeline/archive/archive.ts";
import { collect } from "../../pipeline/collect.ts";
import { readSettings } from "../../pipeline/settings.ts";

// A collection in a process of its own, so that it can be killed: data folder, base address, gap.
const [data = "", base = "", gapMs = "0"] = process.argv.slice(2);
const settings = readSettings({
  workingFolder: data,
  env: process.env,
  flags: { data, gapMs, govukBase: base, reportsBase: base, filesBase: base, giasBase: base },
});
const reporter = { note: () => undefined, progress: () => undefined };
const { failed } = await collect(settings, await Archive.open(data), { sources: ["reports"] }, { reporter });
process.exitCode = failed ? 3 : 0;
