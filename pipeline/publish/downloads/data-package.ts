import type { EvidenceBuild } from "../../../src/evidence/evidence.ts";
import { fileOf, grainOf, type Table } from "./tables.ts";

const OGL = {
  name: "OGL-UK-3.0",
  title: "Open Government Licence v3.0",
  path: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
};

const TYPES: Readonly<Record<string, string>> = {
  VARCHAR: "string",
  INTEGER: "integer",
  BIGINT: "integer",
  DOUBLE: "number",
  BOOLEAN: "boolean",
  DATE: "date",
  TIMESTAMP: "datetime",
};

/** A file of the downloads. */
export interface Download {
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * The Frictionless data package (https://specs.frictionlessdata.io) of the tables: one resource for each CSV file, its
 * Parquet file named beside it.
 */
export function dataPackage(
  tables: readonly Table[],
  files: readonly Download[],
  build: EvidenceBuild,
): object {
  const byName = new Map(files.map((file) => [file.name, file]));
  return {
    profile: "tabular-data-package",
    name: "inspection-outcomes",
    title: "Inspection Outcomes: what Ofsted publishes about schools in England",
    description: build.is_sample
      ? "Fictional sample: every school, letter and grade is invented."
      : "Schools, inspections, judgements, letters and their themes, each with its source. Not Ofsted.",
    version: build.build_id,
    licenses: [OGL],
    sources: [
      {
        title: "Ofsted, management information, inspection reports and letters",
        path: "https://www.gov.uk/ofsted",
      },
      {
        title: "Department for Education, Get Information about Schools",
        path: "https://get-information-schools.service.gov.uk",
      },
    ],
    codebook_version: build.codebook_version,
    as_at: build.as_at,
    resources: tables.map((table) => {
      const file = fileOf(table);
      const csv = byName.get(`${file}.csv`);
      return {
        name: file.replaceAll("_", "-"),
        path: `${file}.csv`,
        profile: "tabular-data-resource",
        format: "csv",
        mediatype: "text/csv",
        encoding: "utf-8",
        ...(csv === undefined ? {} : { bytes: csv.bytes, hash: `sha256:${csv.sha256}` }),
        parquet: `${file}.parquet`,
        ...(table.header === null ? {} : { description: table.header }),
        licenses: [OGL],
        schema: {
          missingValues: [""],
          fields: table.columns.map(({ name, type, description, unit }) => ({
            name,
            type: TYPES[type] ?? "any",
            ...(type === "TIMESTAMP" ? { format: "any" } : {}),
            ...(description === null ? {} : { description }),
            ...(unit === null ? {} : { unit }),
          })),
        },
      };
    }),
  };
}

/** README.md of the downloads. */
export function readme(tables: readonly Table[], build: EvidenceBuild): string {
  const lines = tables.map((table) => {
    const grain = grainOf(table) ?? "about the build itself.";
    return `| ${fileOf(table)} | ${grain.replaceAll("|", "\\|")} | ${table.columns.length} |`;
  });
  return `# Inspection Outcomes: the tables

${build.is_sample ? "**Fictional sample: every school, letter and grade here is invented.**\n\n" : ""}Build \`${build.build_id}\`, codebook \`${build.codebook_version}\`, data as at ${build.as_at ?? "an unknown date"}. This is not Ofsted.

Each table is here as CSV (UTF-8, RFC 4180, empty for missing) and Parquet; \`datapackage.json\` describes every column with its
type, and every table with its grain, denominator and caveats. \`outcomes.duckdb\` holds all of them and more.
\`themes.yml\` is the codebook. \`SHA256SUMS\` lists the hash of every file. \`schools/URN.json\` and
\`areas/CODE.json\` are for other people's sites.

The folder \`latest/\` always holds the newest build; the folder named by the build keeps its address.

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

## Licence

Contains public sector information from Ofsted and the Department for Education licensed under the Open Government Licence v3.0.
Report-card grades and the earlier grades are different scales: no figure here mixes them, and none should.
`;
}
