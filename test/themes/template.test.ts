import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, it } from "vitest";
import { readTemplates, templateTable } from "../../pipeline/themes/template.ts";

const book = readTemplates("data/codebook/template.yml");

interface Row {
  document: string;
  kind: string;
  texts: string[];
}

async function query(rows: readonly Row[], sql: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run("CREATE SCHEMA raw; CREATE SCHEMA staging");
  await connection.run("CREATE TABLE staging.document (document_id VARCHAR, kind VARCHAR)");
  await connection.run(
    "CREATE TABLE raw.sentence (document_id VARCHAR, ordinal BIGINT, section VARCHAR, text VARCHAR)",
  );
  for (const { document, kind, texts } of rows) {
    await connection.run("INSERT INTO staging.document VALUES ($1, $2)", [document, kind]);
    for (const [index, text] of texts.entries())
      await connection.run("INSERT INTO raw.sentence VALUES ($1, $2, NULL, $3)", [document, index + 1, text]);
  }
  const rowsRead = (await connection.runAndReadAll(sql)).getRowObjects();
  connection.closeSync();
  return rowsRead;
}

const rulesOf = async (rows: readonly Row[]): Promise<unknown[]> =>
  (await query(rows, templateTable(book).sql)).map((row) => [
    row["document_id"],
    Number(row["ordinal"]),
    row["template_rule"],
  ]);

const names = ["Fernholt", "Quill Vale", "Osgood Bay", "Lantern Hill", "Tarn End", "Moss Side Cross"];
const own = [
  "Reading in the youngest classes has a firm place at the start of each morning.",
  "History lessons leap from one age to another and few facts remain with anyone.",
  "The music room stands empty while its teacher is away until the summer.",
  "Absence among older boys has fallen by half since the breakfast club began.",
  "Number facts are practised daily so that harder sums come easily to everyone.",
  "Bullying is seldom seen and dealt with quickly by adults who know each child.",
];
const corpus: Row[] = names.map((name, index) => ({
  document: `d${index}`,
  kind: "monitoring_letter",
  texts: [
    `It is customary for the people of ${name} to receive these words on ${index + 3} March 20${20 + index} from our whole office.`,
    own[index] ?? "",
    "The arrangements for safeguarding pupils at this school are effective and kept up well.",
  ],
}));

describe("templateTable", () => {
  it("finds what recurs but for names, numbers and dates, and leaves findings and judgements alone", async () => {
    expect(await rulesOf(corpus)).toEqual(names.map((_, index) => [`d${index}`, 1, "recurs"]));
  });

  it("finds nothing by recurrence in fewer letters than the setting, or in a small share of them", async () => {
    expect(await rulesOf(corpus.slice(0, 3))).toEqual([]);
    const others = Array.from({ length: 20 }, (_, index) => ({
      document: `x${index}`,
      kind: "monitoring_letter",
      texts: ["Short."],
    }));
    expect(await rulesOf([...corpus, ...others])).toEqual([]);
  });

  it("names the reviewed rule, whatever the number of letters", async () => {
    const texts = [
      "This letter summarises what was found at the school.",
      "The visit was carried out under section 8 of the Education Act 2005.",
      "Inspectors met the headteacher and governors.",
      "I am copying this letter to the chair of governors.",
      "Inspectors found that pupils read well.",
      "Leaders have met the needs of pupils with SEND.",
    ];
    expect(await rulesOf([{ document: "a", kind: "other", texts }])).toEqual([
      ["a", 1, "purpose"],
      ["a", 2, "purpose"],
      ["a", 3, "method"],
      ["a", 4, "copies"],
    ]);
  });

  it("gives the same rows in whatever order the sentences come", async () => {
    expect(await rulesOf([...corpus].reverse())).toEqual(await rulesOf(corpus));
  });
});
