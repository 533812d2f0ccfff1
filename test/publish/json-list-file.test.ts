import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { JsonListFile } from "../../pipeline/publish/json-list-file.ts";

async function written(items: readonly unknown[]): Promise<{ text: string; sha256: string; bytes: number }> {
  const folder = await mkdtemp(join(tmpdir(), "list-"));
  try {
    const list = new JsonListFile(join(folder, "list.json"));
    for (const item of items) await list.add(JSON.stringify(item));
    const sha256 = await list.close();
    return { text: await readFile(join(folder, "list.json"), "utf8"), sha256, bytes: list.bytes };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe("JsonListFile", () => {
  it("writes what the list is as JSON all at once, and tells its hash", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { maxLength: 20 }), async (items) => {
        const { text, sha256 } = await written(items);
        expect(text).toBe(`${JSON.stringify(items)}\n`);
        expect(sha256).toBe(createHash("sha256").update(text).digest("hex"));
      }),
      { numRuns: 50 },
    );
  });

  it("writes lists that are larger than what it gathers", async () => {
    const items = Array.from({ length: 3_000 }, (_, at) => `${at} – ${"“é”".repeat(30)}`);
    const { text, sha256, bytes } = await written(items);
    expect(text).toBe(`${JSON.stringify(items)}\n`);
    expect(sha256).toBe(createHash("sha256").update(text).digest("hex"));
    expect(bytes).toBe(Buffer.byteLength(text));
  });
});
