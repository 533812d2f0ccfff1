import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { type Codebook, loadCodebook } from "../../pipeline/themes/codebook.ts";
import { asWritten, labelTable } from "../../pipeline/themes/tables.ts";
import { examples } from "../themes/examples.ts";
import type { BenchTable } from "./bench.ts";

const sizes = [10_000, 100_000] as const;

/**
 * Tagging beside what a person would write by hand: one `regexp_matches` with a literal for each pattern of the
 * codebook, over the same prepared text, with neither exclusions in context nor rule nor place of the match. In
 * processor time, which a busy machine changes little.
 */
export async function run(): Promise<BenchTable> {
  const codebook = loadCodebook();
  const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
  const connection = await instance.connect();
  await connection.run("CREATE SCHEMA themes; CREATE TABLE themes.text (text_id INTEGER, text VARCHAR)");
  try {
    const rows: (string | number)[][] = [];
    const seconds: number[] = [];
    for (const size of sizes) {
      await fill(connection, size);
      const byHand = await timed(connection, handWritten(codebook));
      await connection.run(asWritten.before);
      const generated = await timed(
        connection,
        `CREATE OR REPLACE TEMP TABLE tagged AS ${labelTable(codebook).sql}`,
      );
      await connection.run(asWritten.after);
      seconds.push(generated);
      const perSecond = Math.round(size / generated);
      rows.push([size, byHand.toFixed(2), generated.toFixed(2), (generated / byHand).toFixed(2), perSecond]);
    }
    const growth = (seconds[1] ?? 0) / (seconds[0] ?? 1);
    return {
      title: "Tagging sentences by the codebook",
      columns: [
        "sentences",
        "patterns by hand, processor s",
        "tagging, processor s",
        "ratio",
        "sentences a second of one core",
      ],
      rows,
      notes: [
        `Ten times the sentences take ${growth.toFixed(1)} times as long (target: at most 11).`,
        "Target: ratio at most 1.2. By hand: every pattern of the codebook as a literal, told yes or no.",
      ],
    };
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Fictional sentences, made distinct by a number and long as in letters. */
async function fill(connection: DuckDBConnection, size: number): Promise<void> {
  const sentences = Object.values(examples).flatMap(({ about, notAbout }) => [...about, ...notAbout]);
  const list = sentences.map((text) => `'${text.replaceAll("'", "''")}'`).join(", ");
  await connection.run(`CREATE OR REPLACE TABLE themes.text AS
    WITH sample AS (SELECT [${list}] AS texts)
    SELECT n::INTEGER AS text_id,
      'In visit ' || n || ', ' || texts[1 + n % len(texts)] || ' ' || texts[1 + (n * 7) % len(texts)] AS text
    FROM sample, range(${size}) AS numbers(n)`);
}

function handWritten(codebook: Codebook): string {
  const phrases = [
    ...codebook.administrative,
    ...codebook.themes.flatMap(({ ignore, rules }) => [...ignore, ...rules]),
    ...codebook.stance.cues,
  ];
  const context = codebook.themes.flatMap(({ rules }) => rules.flatMap((rule) => [rule.with, rule.unless]));
  const patterns = [
    ...phrases.map(({ pattern }) => pattern),
    ...context.filter((pattern) => pattern !== null),
  ];
  const counts = patterns.map(
    (pattern) => `count(*) FILTER (WHERE regexp_matches(plain, '(?s)${pattern.replaceAll("'", "''")}'))`,
  );
  return `CREATE OR REPLACE TEMP TABLE counted AS
    WITH prepared AS MATERIALIZED (SELECT lower(replace(text, '’', '''')) AS plain FROM themes.text)
    SELECT [${counts.join(", ")}] AS counts FROM prepared`;
}

/** Seconds of processor, all threads together. */
async function timed(connection: DuckDBConnection, statement: string): Promise<number> {
  const before = process.cpuUsage();
  await connection.run(statement);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
