// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { passageItem } from "../../../src/components/evidence-passage.ts";
import { fictionalEvidence } from "../evidence/fictional-letters.ts";

describe("passageItem", () => {
  it.each([
    ["https://files.example.org/1.pdf", /^Retrieved 2 January 2026, 03:04 UTC\. SHA-256 \w+\. Passage /],
    [
      null,
      /^Taken into the archive 2 January 2026, 03:04 UTC\. SHA-256 \w+\. Its address is not known: it came as a file\. Passage /,
    ],
  ])("says of a letter at %s how it came, in the words of the exports", async (url, words) => {
    const { passages, sources } = await fictionalEvidence({});
    const [passage] = passages;
    const [source] = sources;
    if (passage === undefined || source === undefined) throw new Error("no passage");
    const behind = passageItem(passage, { ...source, url }).querySelector(".behind .source");
    expect(behind?.textContent).toMatch(words);
  });
});
