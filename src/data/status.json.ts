import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: what is here, what was refused, what checks found.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "status.json")));
