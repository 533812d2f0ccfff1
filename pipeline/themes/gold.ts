import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { WrongUse } from "../errors.ts";
import { type Stance, stances } from "./codebook.ts";

/** A sentence coded by readers: what a tagger is measured against. */
export interface GoldSentence {
  readonly id: string;
  readonly text: string;
  readonly themes: readonly string[];
  readonly stance: Stance;
}

const goldShape = z.object({
  id: z.string(),
  text: z.string(),
  themes: z.array(z.string()),
  stance: z.enum(stances),
});

/**
 * Reads gold sentences, one JSON object a line.
 * @throws WrongUse when the file is missing, or a line is not such an object (file and line are named).
 */
export function readGold(path: string): GoldSentence[] {
  if (!existsSync(path)) {
    throw new WrongUse(`There is no gold file at ${path}. Give the path of a JSONL of coded sentences.`);
  }
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.flatMap((line, index) => (line.trim() === "" ? [] : [coded(path, index + 1, line)]));
}

/**
 * Whether a sentence belongs to the part that was never read while the codebook was written. It is told from the
 * id alone, so that anybody can take the same part.
 */
export function isHeldOut(id: string): boolean {
  return part(id, 3n) === 0n && part(`x${id}`, 2n) === 0n;
}

function part(text: string, parts: bigint): bigint {
  return BigInt(`0x${createHash("sha256").update(text).digest("hex")}`) % parts;
}

function coded(path: string, line: number, text: string): GoldSentence {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new WrongUse(`${path}, line ${line}: not JSON`);
  }
  const result = goldShape.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new WrongUse(`${path}, line ${line}: ${faults.join("; ")}`);
}
