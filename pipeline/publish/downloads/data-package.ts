import type { EvidenceBuild } from "../../../src/evidence/evidence.ts";
import { isPartitioned } from "./partitions.ts";
import { fileOf, type Table } from "./tables.ts";

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

/** The Frictionless type of a DuckDB type. */
export function fieldType(type: string): string {
  return TYPES[type] ?? "any";
}

/** A file of the downloads. */
export interface Download {
  name: string;
  bytes: number;
  sha256: string;
}

/**
 * The Frictionless data package (https://specs.frictionlessdata.io) of the tables: one resource for each CSV file, its
 * Parquet file, and its parts by year where it has them, named beside it.
 * @param madeFrom what everything but the rows was made from: another value, and the files are written anew
 */
export function dataPackage(
  tables: readonly Table[],
  files: readonly Download[],
  build: EvidenceBuild,
  madeFrom: string,
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
    made_from: madeFrom,
    keywords: ["schools", "inspection", "Ofsted", "England", "education"],
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
    letters_to: build.letters_to,
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
        ...(isPartitioned(table.name) ? { partitioned: `partitioned/${file}/year=*/part-0.parquet` } : {}),
        description: table.header,
        licenses: [OGL],
        schema: {
          missingValues: [""],
          fields: table.columns.map(({ name, type, description, unit }) => ({
            name,
            type: fieldType(type),
            ...(type === "TIMESTAMP" ? { format: "any" } : {}),
            ...(description === null ? {} : { description }),
            ...(unit === null ? {} : { unit }),
          })),
        },
      };
    }),
  };
}
