import { readdirSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { join } from "node:path";

/** What a benchmark prints. `run()` of every other file in this folder gives one; all ratios are of one run. */
export interface BenchTable {
  title: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
  /** Targets, and what was and was not measured. */
  notes: readonly string[];
}

interface Bench {
  run: () => Promise<BenchTable>;
}

function isBench(module: unknown): module is Bench {
  return typeof module === "object" && module !== null && "run" in module && typeof module.run === "function";
}

function print({ title, columns, rows, notes }: BenchTable): void {
  const cells = [columns, ...rows].map((row) => row.map(String));
  const widths = columns.map((_, index) => Math.max(...cells.map((row) => row[index]?.length ?? 0)));
  const lines = cells.map((row) => row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join("  "));
  lines.splice(1, 0, widths.map((width) => "-".repeat(width)).join("  "));
  console.log(["", title, ...lines, ...notes].join("\n"));
}

/** `npm run bench [name…]`: all benchmarks of this folder, or those named. */
async function main(wanted: readonly string[]): Promise<void> {
  const folder = fileURLToPath(new URL(".", import.meta.url));
  const files = readdirSync(folder).filter((file) => file.endsWith(".ts") && file !== "bench.ts");
  for (const file of files.sort()) {
    if (wanted.length > 0 && !wanted.includes(file.slice(0, -".ts".length))) continue;
    const module: unknown = await import(pathToFileURL(join(folder, file)).href);
    if (isBench(module)) print(await module.run());
  }
}

if (process.argv[1] !== undefined && fileURLToPath(import.meta.url) === process.argv[1])
  await main(process.argv.slice(2));
