import { describe, expect, it } from "vitest";
import type { CodebookFile } from "../../../pipeline/publish/codebook-file.ts";
import { farthest, reportsRows } from "../../../src/components/reports-quality-card.ts";

const nothing = { readers: 0, codebook: 0, precision: null, recall: null };
const overall = {
  micro_f1: 0.9,
  low: 0.8,
  high: 1,
  stance: 0.9,
  stance_low: 0.8,
  stance_high: 1,
  sentences: 9,
  note: "",
};
const theme = (id: string, name: string, raised: { readers: number; codebook: number }) => ({
  id,
  name,
  definition: "",
  excludes: "",
  rules: [],
  words: [],
  less_beside: [],
  more_beside: [],
  quality: null,
  kept: null,
  invented: null,
  reports: { raised: { ...raised, precision: 0.9, recall: 0.8 }, concern: nothing },
  whole: nothing,
  letters: 0,
  sentences: 0,
});

const together = { micro_f1: 0.9, low: 0.8, high: 1 };
const themes = [
  theme("reading", "Reading", { readers: 40, codebook: 36 }),
  theme("send", "SEND", { readers: 10, codebook: 11 }),
];

const fileOf = (letters: number): CodebookFile => {
  const counted = { letters, sentences: 400, note: "", raised: together, concern: together };
  return {
    version: "1",
    tagged_version: "1",
    measured_version: "1",
    overall,
    kept: overall,
    invented: overall,
    reports: counted,
    whole: counted,
    themes,
  };
};

describe("how reports are counted", () => {
  it("has a share of all reports by readers and by the codebook, of each kind of counting", () => {
    const rows = reportsRows(fileOf(80));
    expect(rows).toHaveLength(8);
    const [readers, codebook] = rows;
    expect(readers).toMatchObject({ label: "Reading", panel: "raised", series: "readers", letters: 40 });
    expect(readers).toMatchObject({ denominator: 80, share: 0.5, precision: null, recall: null });
    expect(codebook).toMatchObject({ series: "codebook", share: 0.45, precision: 0.9, recall: 0.8 });
    expect(codebook?.low).toBeLessThan(0.45);
    expect(codebook?.high).toBeGreaterThan(0.45);
  });

  it("finds the theme whose counts are farthest apart, whichever is larger", () => {
    const reading = { name: "Reading", readers: 40, codebook: 36 };
    expect(farthest([{ name: "SEND", readers: 10, codebook: 12 }, reading])).toEqual(reading);
    expect(farthest([reading, { name: "SEND", readers: 10, codebook: 20 }])?.name).toBe("SEND");
    expect(farthest([])).toBeNull();
  });

  it("says nothing of no reports", () => {
    expect(reportsRows(fileOf(0))).toEqual([]);
  });
});
