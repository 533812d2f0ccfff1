import { describe, expect, it } from "vitest";
import { collect, lettersFor } from "../../../src/evidence/collect.ts";
import { NOTHING_CHOSEN, type Selection } from "../../../src/evidence/selection.ts";
import { fictionalEvidence, letter, LETTERS, paragraph, PARAGRAPHS, sentence } from "./fictional-letters.ts";

const labels = new Map([["workload", "Staff workload"]]);
const select = (change: Partial<Selection>): Selection => ({ ...NOTHING_CHOSEN, ...change });

describe("collect", () => {
  it("counts letters, not sentences, and holds them against others of the same kinds and dates", async () => {
    const selection = select({
      theme: ["workload"],
      region: ["East Midlands"],
      prior: ["4"],
      kind: ["interim_visit_letter"],
    });
    const { numbers, found } = await collect(selection, LETTERS, PARAGRAPHS, labels);
    expect(found).toHaveLength(2);
    expect(numbers).toMatchObject([
      { group: "selection", letters: 1, denominator: 1, share: 1, small: true },
      { group: "others", letters: 2, denominator: 2, small: true },
    ]);
  });

  it("gives the interval of a share, and does not flag ten letters", async () => {
    const letters = Array.from({ length: 10 }, (_, index) => letter(index + 1));
    const paragraphs = [1, 2, 3].map((number) =>
      paragraph(number, [sentence(1, "So much workload.", { workload: "workload" })]),
    );
    const { numbers } = await collect(select({ theme: ["workload"] }), letters, paragraphs, labels);
    // The Wilson interval of 3 of 10 is 10.8 % to 60.3 %.
    expect(numbers[0]).toMatchObject({ share: 0.3, small: false });
    expect(numbers[0]?.low).toBeCloseTo(0.1078, 4);
    expect(numbers[0]?.high).toBeCloseTo(0.6032, 4);
    expect(numbers[1]).toMatchObject({ denominator: 0, share: null, low: null, high: null });
  });

  it("never takes a template sentence", async () => {
    const { found } = await collect(select({ words: "visit" }), LETTERS, PARAGRAPHS, labels);
    expect(found).toEqual([]);
  });

  it("tells any of the themes from all of them in one sentence", async () => {
    const themes = ["workload", "reading"];
    const any = await collect(select({ theme: themes }), LETTERS, PARAGRAPHS, labels);
    const all = await collect(select({ theme: themes, match: "all" }), LETTERS, PARAGRAPHS, labels);
    expect(any.found.length).toBe(6);
    expect(any.numbers.filter(({ group }) => group === "selection").map(({ letters }) => letters)).toEqual([
      4, 3, 3,
    ]);
    expect(all.found.map(({ sentence: { text } }) => text)).toEqual([
      "Leaders reduced workload and bought new reading books.",
    ]);
  });

  it("keeps the order of picks and names those that are not found any more", async () => {
    const picks = ["0000000000000003:1", "0000000000000001:2", "0000000000000009:9"];
    const { found, missing, passages } = await collect(
      select({ theme: ["workload"] }),
      LETTERS,
      PARAGRAPHS,
      labels,
      { picks },
    );
    expect(found.map(({ letter: { document_id } }) => document_id.at(-1))).toEqual(["3", "1"]);
    expect(missing).toEqual(["0000000000000009:9"]);
    expect(passages).toBe(4);
  });

  it("takes what is picked though the filters do not find it, counts it apart, and never a template sentence", async () => {
    const picks = ["0000000000000004:1", "0000000000000001:2", "0000000000000001:1"];
    const selection = select({ theme: ["workload"], kind: ["interim_visit_letter"] });
    const { found, missing, passages, numbers } = await collect(selection, LETTERS, PARAGRAPHS, labels, {
      picks,
    });
    expect(found.map(({ letter: { document_id }, outside }) => [document_id.at(-1), outside])).toEqual([
      ["4", true],
      ["1", false],
    ]);
    expect(missing).toEqual(["0000000000000001:1"]);
    expect(passages).toBe(4);
    expect(numbers[0]).toMatchObject({ letters: 3, denominator: 3 });
    expect(lettersFor(select({ region: ["North West"], to: "2020-11-30" }), LETTERS, picks)).toHaveLength(4);
    const { summary, outside } = await fictionalEvidence(
      { theme: ["workload"], kind: ["interim_visit_letter"] },
      picks.map((sentence_id) => ({ sentence_id, note: "" })),
    );
    expect(outside).toBe(1);
    expect(summary.join("\n")).toContain("1 passage chosen besides, which the figures say nothing of");
  });

  it("holds a selection by delivery, by dates or by kind against the letters that differ in just that", async () => {
    const denominators = async (change: Partial<Selection>): Promise<number[]> =>
      (await collect(select(change), LETTERS, PARAGRAPHS, labels)).numbers.map(
        ({ denominator }) => denominator,
      );
    expect(await denominators({ delivery: ["remote"], kind: ["interim_visit_letter"] })).toEqual([1, 2]);
    expect(await denominators({ to: "2020-12-31" })).toEqual([3, 1]);
    expect(await denominators({ kind: ["monitoring_letter"] })).toEqual([1, 3]);
    expect(await denominators({ theme: ["workload"] })).toEqual([4, 0]);
    // The prior grade tells them apart: kind, delivery and dates stay as they are.
    expect(await denominators({ prior: ["4"], to: "2020-12-31", delivery: ["on_site"] })).toEqual([2, 0]);
  });
});

describe("evidence", () => {
  it("marks the piece a rule matched, also after characters beyond the first plane", async () => {
    const { passages } = await fictionalEvidence({ theme: ["workload"], region: ["North West"] });
    const [passage] = passages;
    expect(passage?.themes).toMatchObject([{ theme: "workload", matched: "workload" }]);
    const odd = paragraph(1, [sentence(1, "😀😀 workload", { workload: "workload" })]);
    const [other] = (await fictionalEvidence({ theme: ["workload"] }, [], [odd])).passages;
    expect(other?.spans.map(({ start, end }) => other.quotation.slice(start, end))).toEqual(["workload"]);
  });

  it("shows the rest of the paragraph, and says that a source was withdrawn", async () => {
    const { passages, summary } = await fictionalEvidence({ theme: ["workload"] });
    expect(passages[0]).toMatchObject({
      before: "This letter is about your visit.",
      after: "Pupils read every day.",
    });
    expect(summary.join(" ")).toContain("no longer offered by the publisher");
    expect(summary[0]).toContain("Fictional sample");
  });
});
