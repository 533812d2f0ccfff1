import { readFile } from "node:fs/promises";
import { join } from "node:path";

// What every page says of the data: the build, and the breaks that charts over time mark.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
const read = async (name: string): Promise<unknown> =>
  JSON.parse(await readFile(join(published, name), "utf8"));
process.stdout.write(JSON.stringify({ build: await read("build.json"), breaks: await read("breaks.json") }));
