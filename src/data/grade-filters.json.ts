import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: what schools can be chosen by, and which part holds which.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "school-grades", "index.json")));
