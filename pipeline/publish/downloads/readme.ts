import type { EvidenceBuild } from "../../../src/evidence/evidence.ts";
import { asAtWords } from "../../../src/evidence/summary.ts";
import { fileOf, grainOf, type Table } from "./tables.ts";

/** README.md of the downloads. */
export function readme(tables: readonly Table[], build: EvidenceBuild): string {
  const lines = tables.map((table) => {
    return `| ${fileOf(table)} | ${grainOf(table).replaceAll("|", "\\|")} | ${table.columns.length} |`;
  });
  return `# Inspection Outcomes: the tables

${build.is_sample ? "**Fictional sample: every school, letter and grade here is invented.**\n\n" : ""}Build \`${build.build_id}\`, codebook \`${build.codebook_version}\`, ${asAtWords(build)}. This is not Ofsted.

Each table is here as CSV (UTF-8, RFC 4180, empty for missing) and Parquet; \`datapackage.json\` describes every column with its
type, and every table with its grain, denominator and caveats. \`outcomes.duckdb\` holds those of core and marts, and more.
\`themes.yml\`, \`stance.yml\`, \`headings.yml\` and codebook_weights are the codebook: what the program looks for in a sentence, and what each
find adds to a theme or stance. \`template.yml\` says which sentences are never tagged, and codebook_quality how well the codebook reads. \`SHA256SUMS\` lists the hash of every file. \`schools/URN.json\` and
\`areas/NAME.json\` (\`areas/index.json\` lists them) are for other people's sites.

The folder \`latest/\` always holds the newest build; the folder named by the build keeps its address. \`../builds.json\` lists
all builds and says which are kept whole; of the others the list of hashes stays.

| table | one row | columns |
|---|---|---|
${lines.join("\n")}

## Read them

Python, with its standard library:

\`\`\`python
import csv

with open("core_school.csv", encoding="utf-8", newline="") as file:
    schools = list(csv.DictReader(file))
print(len(schools))
\`\`\`

R:

\`\`\`r
schools <- read.csv("core_school.csv", encoding = "UTF-8")
print(nrow(schools))
\`\`\`

DuckDB:

\`\`\`sql
SELECT count(*) FROM 'core_school.parquet'
\`\`\`

## A warehouse

The tables that grow are also under \`partitioned/\`, one Parquet file a year (of the event; of an inspection, of its first day), in
folders as Hive names them. The year is the name of the folder, not a column of the file; rows without a date are in
\`year=__HIVE_DEFAULT_PARTITION__\`.

DuckDB (run with every release):

\`\`\`sql
SELECT year, count(*) AS sentences FROM read_parquet('partitioned/core_sentence/*/*.parquet', hive_partitioning = true) GROUP BY year ORDER BY year
\`\`\`

Not run by this project, after the documentation of each:

- Spark: \`spark.read.parquet("…/partitioned/core_sentence")\`
- Trino (Hive connector): \`CREATE TABLE … (…, year integer) WITH (format = 'PARQUET', external_location = '…/partitioned/core_sentence', partitioned_by = ARRAY['year'])\`, then \`CALL system.sync_partition_metadata(…, 'ADD')\`
- BigQuery: \`CREATE EXTERNAL TABLE … WITH PARTITION COLUMNS (year INT64) OPTIONS (format = 'PARQUET', uris = ['gs://…/partitioned/core_sentence/*'], hive_partition_uri_prefix = 'gs://…/partitioned/core_sentence')\`
- MotherDuck: \`ATTACH 'md:'\`, then \`CREATE TABLE … AS\` the DuckDB query above, or \`outcomes publish --database md:NAME\`

## Licence

Contains public sector information from Ofsted and the Department for Education licensed under the Open Government Licence v3.0.
Report-card grades and the earlier grades are different scales: no figure here mixes them, and none should.
`;
}
