import { build } from "esbuild";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { lateNumberFormat } from "../../pipeline/site/late-number-format.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** What a module that imports Plot says once it is bundled and run, where every new formatter of numbers is counted. */
async function run(code: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: ROOT, loader: "js" },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "made",
    target: "es2022",
    plugins: [lateNumberFormat],
  });
  let formatters = 0;
  const counted = {
    NumberFormat: class extends Intl.NumberFormat {
      constructor(locale?: string) {
        super(locale);
        formatters += 1;
      }
    },
  };
  const words = runInNewContext(`${outputFiles[0]?.text ?? ""}\nmade.words`, {
    Intl: counted,
  }) as () => string;
  return [formatters, words(), formatters];
}

test("Plot makes a formatter of numbers when it first writes one, and writes as before", async () => {
  const code = `import { formatNumber, text } from "@observablehq/plot";
    export const words = () => text([]) && formatNumber()(22000.5);`;
  expect(await run(code)).toEqual([0, "22,000.5", 1]);
});
