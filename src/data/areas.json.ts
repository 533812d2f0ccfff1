import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: every local authority and constituency that has a page.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "areas", "index.json")));
