import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: every phase, area and grade.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "report-cards.json")));
