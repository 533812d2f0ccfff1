import { readFile } from "node:fs/promises";
import { z } from "zod";

/**
 * What a JSON file that stands published says; null where there is none, and where a disk or a power cut has damaged it:
 * all of it can be published again, and a night must not fail for it.
 */
export async function standingJson<Content>(
  path: string,
  schema: z.ZodType<Content>,
): Promise<Content | null> {
  const text = await readFile(path, "utf8").catch(() => "null");
  try {
    return schema.nullable().parse(JSON.parse(text));
  } catch {
    return null;
  }
}
