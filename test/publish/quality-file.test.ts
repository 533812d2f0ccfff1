import { describe, expect, it } from "vitest";
import { codebookReading, readQualityFile } from "../../pipeline/publish/quality-file.ts";
import { loadCodebook } from "../../pipeline/themes/codebook.ts";

describe("what evidence says of how well the codebook reads", () => {
  it("is what was measured of the codebook that stands, of every theme", () => {
    const quality = readQualityFile();
    const reading = codebookReading(quality);
    expect(reading.codebook_version).toBe(loadCodebook().version);
    expect(Object.keys(reading.reports.themes)).toEqual(loadCodebook().themes.map(({ id }) => id));
    const reports = quality.letters.find(({ part }) => part === "reports")?.quality;
    const safeguarding = reports?.concern.themes.find(({ theme }) => theme === "safeguarding");
    expect(safeguarding?.gold).toBeGreaterThan(0);
    expect(reading.reports.themes["safeguarding"]?.concern).toEqual({
      readers: safeguarding?.gold,
      codebook: safeguarding?.tagged,
      precision: safeguarding?.precision,
      recall: safeguarding?.recall,
    });
    const unread = quality.measured.find(({ part }) => part === "unread")?.quality;
    expect(reading.unread).toMatchObject({ sentences: unread?.sentences, f1: unread?.micro.f1 });
  });

  it("names the part that was not measured, and how to measure it", () => {
    const quality = readQualityFile();
    expect(() => codebookReading({ ...quality, letters: [] })).toThrow(
      'data/codebook/quality.json has no part reports. Write it again with "npm run evaluate".',
    );
  });
});
