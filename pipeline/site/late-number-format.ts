import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

const EAGER =
  "const format = numberFormat(locale);\n  return (i) => (i != null && !isNaN(i) ? format.format(i)";
const LATE = "return (i) => (i != null && !isNaN(i) ? numberFormat(locale).format(i)";

/**
 * Has Plot make its formatter of numbers when it first writes one, not when a page loads: that is some 40 ms before
 * anything is drawn, and the charts here word their numbers themselves.
 * @throws Error while bundling, where Plot's source is no longer what it was
 */
export const lateNumberFormat: Plugin = {
  name: "late-number-format",
  setup(build) {
    build.onLoad({ filter: /[\\/]plot[\\/]src[\\/]format\.js$/ }, async ({ path }) => ({
      contents: withLateFormat(await readFile(path, "utf8")),
      loader: "js",
    }));
  },
};

function withLateFormat(source: string): string {
  if (!source.includes(EAGER))
    throw new Error(
      "Plot's format.js makes its formatter of numbers in another way now: look whether pipeline/site/late-number-format.ts is still needed.",
    );
  return source.replace(EAGER, LATE);
}
