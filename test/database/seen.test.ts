import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Archive } from "../../pipeline/archive/archive.ts";
import { build } from "../../pipeline/build.ts";
import { openForReading } from "../../pipeline/database/connection.ts";
import { LetterCache } from "../../pipeline/parse/letter/cache.ts";
import { inventedLetter } from "../bench/letters/invented.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "outcomes-seen-"));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

/** Archives a letter whose reading lies in the cache, so that no PDF is read. */
async function putLetter(number: number): Promise<void> {
  const archive = await Archive.open(dataDir);
  const bytes = Buffer.from(`%PDF-1.4 invented letter ${number}`);
  const { entry } = await archive.put(bytes, {
    how: "import",
    kind: "document",
    label: "letter",
    name: `${number}.pdf`,
  });
  await new LetterCache(join(dataDir, "cache")).put(entry.sha256, inventedLetter(number, 100));
}

async function ask(sql: string): Promise<unknown> {
  const database = await openForReading(join(dataDir, "outcomes.duckdb"));
  const rows = (await database.connection.runAndReadAll(sql)).getRowsJson();
  database.close();
  return rows;
}

const tags = "select sentence_id, theme, rule, match_start from core.sentence_theme order by all";
const stances = "select sentence_id, stance from core.sentence order by all";

describe("tagging", () => {
  it("tags only the texts of a new letter, and ends as if all had been tagged at once", async () => {
    await putLetter(1);
    await build({ dataDir });
    const texts = await ask("select count(distinct text) from core.sentence where not is_template");
    expect(await ask("select count(*) from themes.text")).toEqual(texts);

    await putLetter(2);
    await build({ dataDir });
    const textsOf = (urn: number): string =>
      `select text from core.sentence join core.document using (document_id) where urn = ${urn} and not is_template`;
    const added = await ask(
      `select count(*) from (select distinct text from (${textsOf(900015)}) except ${textsOf(900008)})`,
    );
    expect(added).not.toEqual(texts);
    expect(await ask("select count(*) from themes.text")).toEqual(added);
    const [grownTags, grownStances] = [await ask(tags), await ask(stances)];

    rmSync(join(dataDir, "outcomes.duckdb"));
    await build({ dataDir });
    expect(await ask(tags)).toEqual(grownTags);
    expect(await ask(stances)).toEqual(grownStances);
    expect(Array.isArray(grownTags) && grownTags.length > 0).toBe(true);
  });
});
