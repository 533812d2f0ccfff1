import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: every kind of letter, phase and prior grade.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "themes.json")));
