import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openForReading } from "../../pipeline/database/connection.ts";
import { rowsOf } from "../../pipeline/evidence/rows.ts";
import { createInspectorate } from "../../pipeline/sample/inspectorate.ts";
import { disagreements } from "../../pipeline/sample/mi/disagreement.ts";
import { SAMPLE_SIZE, type SampleData, sampleData } from "../evidence/fictional.ts";

let sample: SampleData;
beforeAll(async () => {
  sample = await sampleData();
});
afterAll(() => sample.remove());

const revision = z.object({
  record: z.string(),
  number: z.string().nullable(),
  what: z.string(),
  from_value: z.string(),
  to_value: z.string().nullable(),
});

describe("revisions between the sample's releases, of every layout since 2005", () => {
  it("are those that the sample holds on purpose, and no other", async () => {
    const database = await openForReading(join(sample.dataDir, "outcomes.duckdb"));
    const found = await rowsOf(
      database.connection,
      `select revision.record, inspection.inspection_number as number, revision.what, revision.from_value, revision.to_value
       from marts.revision as revision left join core.inspection as inspection using (inspection_id) order by all`,
      revision,
    ).finally(() => {
      database.close();
    });
    const meant = new Map(
      disagreements(createInspectorate(SAMPLE_SIZE)).map(({ inspectionNumber, field, stated, elsewhere }) => [
        `${inspectionNumber} ${field}`,
        [stated, elsewhere].sort(),
      ]),
    );
    expect(found.length).toBeGreaterThan(1);
    for (const row of found) {
      const values = [row.from_value, row.to_value ?? "nothing"].sort();
      expect(values, JSON.stringify(row)).toEqual(meant.get(`${row.number ?? ""} ${row.what}`));
    }
  });
});
