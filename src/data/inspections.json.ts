import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: every month, phase and kind of inspection.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "inspections.json")));
