import { type Hash, createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { errorCode } from "../errors.ts";
import type { Withdrawal } from "../sources/withdrawals.ts";
import type { ArchivedObject } from "./archived.ts";

/** What of the project makes a database what it is; code of the site and of publishing does not. */
const makers = [
  "data/codebook",
  "data/frameworks.yml",
  "data/mi-columns.yml",
  "data/truth",
  "package.json",
  "pipeline/archive",
  "pipeline/build.ts",
  "pipeline/database",
  "pipeline/parse",
  "pipeline/sources/withdrawals.ts",
  "pipeline/sql",
  "pipeline/themes",
];

/**
 * SHA-256 over everything a build is made from: the archived objects with what the ledger knows of them, what was seen
 * withdrawn, and the project's own rules and program. Two builds with the same inputs give the same database.
 */
export function inputsOf(
  objects: readonly ArchivedObject[],
  withdrawals: readonly Withdrawal[],
  projectDir: string,
): string {
  const hash = createHash("sha256");
  for (const fact of [...objects, ...withdrawals]) hash.update(`${JSON.stringify(fact)}\n`);
  hashFiles(hash, makers, projectDir);
  return hash.digest("hex");
}

/** What makes a publication of a database what it is, beside the database: the whole program, and what people edit. */
const publishers = [...makers, "data/columns.yml", "observablehq.config.ts", "pipeline", "src"];

/**
 * SHA-256 over the program and its rules, and the settings that say what is published. The same database published by the
 * same program with the same settings gives the same files.
 */
export function programOf(projectDir: string, settings: Readonly<Record<string, unknown>>): string {
  const hash = createHash("sha256").update(`${JSON.stringify(settings)}\n`);
  hashFiles(hash, publishers, projectDir);
  return hash.digest("hex");
}

/** SHA-256 over the parsers, and the libraries they stand on: what other ones read is read again. */
export function parsersOf(projectDir: string): string {
  const hash = createHash("sha256");
  hashFiles(hash, ["package.json", "pipeline/parse"], projectDir);
  return hash.digest("hex");
}

function hashFiles(hash: Hash, parts: readonly string[], projectDir: string): void {
  for (const part of parts) {
    for (const file of filesOf(join(projectDir, part)).sort()) {
      hash.update(`${relative(projectDir, file).split(sep).join("/")}\n`);
      hash.update(readFileSync(file));
    }
  }
}

function filesOf(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch (thrown) {
    if (errorCode(thrown) === "ENOTDIR") return [path];
    throw thrown;
  }
}
