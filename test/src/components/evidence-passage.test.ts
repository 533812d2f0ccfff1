// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { passageItem } from "../../../src/components/evidence-passage.ts";
import { fictionalEvidence } from "../evidence/fictional-letters.ts";

describe("passageItem", () => {
  it.each([
    [
      "https://files.example.org/1.pdf",
      null,
      /^Retrieved 2 January 2026, 03:04 UTC\. SHA-256 \w+\. Passage /,
    ],
    [
      null,
      "visit.pdf",
      /^Taken into the archive 2 January 2026, 03:04 UTC\. SHA-256 \w+\. Its address is not known: it was imported from the file “visit\.pdf”\. Passage /,
    ],
    [null, null, / Its address is not known: it was imported from a file\. Passage /],
  ])("says of a letter at %s how it came, in the words of the exports", async (url, fileName, words) => {
    const { passages, sources } = await fictionalEvidence({});
    const [passage] = passages;
    const [source] = sources;
    if (passage === undefined || source === undefined) throw new Error("no passage");
    const behind = passageItem(passage, { ...source, url, file_name: fileName }).querySelector(
      ".behind .source",
    );
    expect(behind?.textContent).toMatch(words);
  });

  it("gives of a letter that came as a file the address where a page lists it, apart from how it came", async () => {
    const { passages, sources } = await fictionalEvidence({});
    const [passage] = passages;
    const [source] = sources;
    if (passage === undefined || source === undefined) throw new Error("no passage");
    const listed = "https://files.example.org/v1/file/50000001";
    const item = passageItem(passage, {
      ...source,
      url: null,
      file_name: "50000001.pdf",
      listed_url: listed,
    });
    expect(item.querySelector(".behind .source")?.textContent).toMatch(
      /imported from the file “50000001\.pdf”, from which address is not known\. Published at \(by that number .*; not compared\): https:\S+50000001\. Passage /,
    );
    expect([...item.querySelectorAll("a")].map(({ href }) => href)).toEqual([listed]);
  });
});
