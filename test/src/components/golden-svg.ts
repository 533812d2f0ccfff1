import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { expect } from "vitest";

/**
 * Holds a chart against its golden file, element by element. Set `UPDATE_GOLDEN=1` to write the file after a change
 * that was looked at.
 */
export async function expectGolden(svg: SVGSVGElement, name: string): Promise<void> {
  const path = join(import.meta.dirname, "golden", `${name}.svg`);
  const drawn = `${svg.outerHTML.replaceAll("><", ">\n<")}\n`;
  if (process.env["UPDATE_GOLDEN"] === "1") {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, drawn);
  }
  expect(drawn).toBe(await readFile(path, "utf8"));
}
