import { readFile } from "node:fs/promises";
import { join } from "node:path";

// As published: the codebook in words, with how well it reads.
const published = process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site";
process.stdout.write(await readFile(join(published, "codebook.json")));
