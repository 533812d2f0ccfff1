import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, it } from "vitest";
import { createInspectorate } from "../../../pipeline/sample/inspectorate.ts";
import { plainText } from "../../../pipeline/sample/letter/blocks.ts";
import { letterOf } from "../../../pipeline/sample/letter/compose.ts";
import { divided } from "../../../pipeline/sample/letter/layout.ts";
import { letterPdf } from "../../../pipeline/sample/letter/pdf.ts";
import { chosenLetters } from "../../../pipeline/sample/publication.ts";

const inspectorate = createInspectorate({ schools: 80, letters: 60, seed: "letters" });
const letters = chosenLetters(inspectorate).map((publication) => ({
  publication,
  letter: letterOf(inspectorate.seed, publication),
}));

async function pagesOf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 }), {
    mergePages: false,
  });
  return text;
}

describe("a letter of the sample as a PDF", () => {
  it("has text on one to four pages, the fictional mark on each, and its titles whole", async () => {
    for (const { letter } of letters) {
      const pages = await pagesOf(await letterPdf(letter));
      expect(pages.length).toBeGreaterThanOrEqual(1);
      expect(pages.length).toBeLessThanOrEqual(4);
      for (const page of pages) expect(page).toContain("Fictional sample: no real school");
      const squeezed = pages.join(" ").replace(/[\s-]/g, "");
      const titles = letter.blocks.flatMap((block) => (block.type === "title" ? [block.text] : []));
      for (const title of titles) expect(squeezed).toContain(title.replace(/[\s-]/g, ""));
    }
  });

  it("is the same bytes when it is made again", async () => {
    const [one] = letters;
    if (one === undefined) throw new Error("no letter");
    const again = letterOf(inspectorate.seed, one.publication);
    expect(Buffer.from(await letterPdf(again)).equals(await letterPdf(one.letter))).toBe(true);
  });

  it("has both kinds of apostrophe, bullets of several kinds and words divided at line ends", async () => {
    const texts = letters.map(({ letter }) => plainText(letter));
    expect(texts.some((text) => text.includes("’") && text.includes("'"))).toBe(true);
    expect(new Set(letters.map(({ letter }) => letter.bullet))).toEqual(new Set(["round", "square", "none"]));
    const divides = letters.filter(({ letter }) => letter.hyphenates);
    const pages = await Promise.all(
      divides.map(async ({ letter }) => (await pagesOf(await letterPdf(letter))).join("\n")),
    );
    expect(pages.some((text) => /[a-z]-\s[a-z]/.test(text))).toBe(true);
  });

  it("says in title and opening how a visit was made", () => {
    const visits = letters.filter(({ publication }) => publication.kind === "interim_visit_letter");
    expect(visits.length).toBeGreaterThan(10);
    for (const { publication, letter } of visits) {
      const remote = publication.event.delivery === "remote";
      expect(letter.title.startsWith(remote ? "Ofsted remote visit to " : "Ofsted visit to ")).toBe(true);
      expect(plainText(letter).includes("carried out remotely")).toBe(remote);
    }
  });
});

describe("divided", () => {
  it("divides a long word between two consonants, where its start still fits", () => {
    expect(divided("restrictions", (start) => start.length <= 8)).toEqual(["restric-", "tions"]);
    expect(divided("restrictions", () => false)).toBeNull();
    expect(divided("COVID-19", () => true)).toBeNull();
  });
});
