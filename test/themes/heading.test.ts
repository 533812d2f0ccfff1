import { DuckDBInstance } from "@duckdb/node-api";
import { expect, it } from "vitest";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";
import { headingTable } from "../../pipeline/themes/heading.ts";

const NEEDS = "What needs to improve in this area of social work practice";

/** Heading, the stance its words tell, text, and the stance of the heading where it is turned. */
const SENTENCES: readonly (readonly [
  section: string | null,
  told: string,
  text: string,
  turned: string | null,
])[] = [
  [NEEDS, "strength", "The quality of the panel’s minutes.", "concern"],
  [NEEDS, "neutral", "Oversight of visits, so that they are on time.", "concern"],
  [NEEDS, "mixed", "Plans that are good but late.", null],
  [NEEDS, "concern", "The weak use of data.", null],
  [NEEDS, "strength", "Progress is clear in many teams.", null],
  [NEEDS, "strength", "How well plans are shared.", "concern"],
  [NEEDS, "strength", "pupils are given harder books", "concern"],
  ["What does the school need to do to improve further?", "strength", "Enrich lessons in art by:", "concern"],
  ["What do the school and trust need to improve?", "strength", "Clear aims for every subject.", "concern"],
  ["Area for priority action", "neutral", "the speed of first visits", "concern"],
  ["AREAS FOR IMPROVEMENT:", "strength", "sharper annual reviews", "concern"],
  ["Areas for improvement", "strength", "Pupils enjoy their books.", null],
  ["Areas for improvement", "strength", "Most teachers explain new words well.", null],
  ["Areas for improvement", "neutral", "As a result, the hall was painted.", null],
  ["Areas for improvement", "strength", "Pupils’ love of books.", "concern"],
  ["Next steps", "strength", "A calm start to the day.", null],
  ["What does the area partnership need to do better?", "strength", "A rich offer of clubs.", null],
  [
    "What does the school do well and what does it need to do better?",
    "strength",
    "A rich offer of clubs.",
    null,
  ],
  ["Leadership and management", "strength", "The quality of the panel’s minutes.", null],
  ["How leaders improve attendance", "strength", "The quality of the panel’s minutes.", null],
  [null, "strength", "The quality of the panel’s minutes.", null],
];

it("turns what stands in a list of what has to improve, and leaves whole sentences and other headings alone", async () => {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(
    "create table sentence (document_id varchar, ordinal integer, section varchar, text varchar)",
  );
  await connection.run("create table sentence_text (document_id varchar, ordinal integer, text_id varchar)");
  await connection.run("create table told (text_id varchar, stance varchar)");
  for (const [ordinal, [section, stance, text]] of SENTENCES.entries()) {
    await connection.run("insert into sentence values ('a', $ordinal, $section, $text)", {
      ordinal,
      section,
      text,
    });
    await connection.run(`insert into sentence_text values ('a', ${ordinal}, '${ordinal}')`);
    await connection.run(`insert into told values ('${ordinal}', '${stance}')`);
  }
  // Template: no row of sentence_text, whatever its heading.
  await connection.run(`insert into sentence values ('b', 1, '${NEEDS}', 'A copy goes to the council.')`);
  const relations = { sentence: "sentence", sentenceText: "sentence_text", stance: "told" };
  const { sql } = headingTable(loadCodebook().headings, relations);
  const rows = (await connection.runAndReadAll(sql)).getRowObjects();
  connection.closeSync();
  instance.closeSync();
  const turned = new Map(rows.map((row) => [Number(row["ordinal"]), row["stance"]]));
  expect(SENTENCES.map(([section, , text], at) => [section, text, turned.get(at) ?? null])).toEqual(
    SENTENCES.map(([section, , text, expected]) => [section, text, expected]),
  );
  expect(rows.every((row) => row["heading"] === "needs_improving" && row["document_id"] === "a")).toBe(true);
});
