import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: letters and the themes they raise, in cells that add up.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "letters.json")));
