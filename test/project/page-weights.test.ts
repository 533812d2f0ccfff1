import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { PAGES } from "../../pipeline/site/chrome.ts";

it("docs/pages.md gives the weight of every page", () => {
  const text = readFileSync(new URL("../../docs/pages.md", import.meta.url), "utf8");
  const [, weights = ""] = /## Measured: weight\n([\s\S]*?)\n## /.exec(text) ?? [];
  const weighed = [...weights.matchAll(/^\| `(\/[^`]*)` +\| \d+ +\|$/gm)].map(([, path]) => path);
  expect(weighed.sort()).toEqual(PAGES.map(({ path }) => path).sort());
});
