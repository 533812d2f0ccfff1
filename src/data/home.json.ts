import { readFile } from "node:fs/promises";
import { join } from "node:path";

// Everything the landing page draws, as published; set by the build of the site.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "home.json")));
