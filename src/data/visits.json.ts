import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: the visits of autumn 2020.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "visits.json")));
