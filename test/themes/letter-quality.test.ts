import { describe, expect, it } from "vitest";
import { measureLetters } from "../../pipeline/themes/letter-quality.ts";
import { lettersSection } from "../../pipeline/themes/quality-report.ts";
import type { Coding } from "../../pipeline/themes/quality.ts";

const coding = (stance: Coding["stance"], ...themes: string[]): Coding => ({ stance, themes });
const quality = measureLetters(
  ["reading", "send"],
  [
    // Reading is found in the other of two sentences: the letter is counted rightly.
    {
      coded: [coding("strength", "reading"), coding("neutral")],
      tagged: [coding("strength"), coding("neutral", "reading")],
    },
    // The concern on reading is taken for a strength, the one on SEND is mixed and found.
    {
      coded: [coding("concern", "reading"), coding("mixed", "send")],
      tagged: [coding("strength", "reading"), coding("concern", "send")],
    },
    { coded: [coding("neutral")], tagged: [coding("concern", "send")] },
  ],
);

describe("measuring letters as they are counted", () => {
  it("counts a letter that raises a theme once, whichever of its sentences does", () => {
    const [reading, send] = quality.raised.themes;
    expect(reading).toMatchObject({ gold: 2, tagged: 2, precision: 1, recall: 1 });
    expect(send).toMatchObject({ gold: 1, tagged: 2, precision: 0.5, recall: 1 });
    expect(quality).toMatchObject({ letters: 3, sentences: 5 });
  });

  it("counts a concern where a sentence on the theme states one, be it beside a strength", () => {
    const [reading, send] = quality.concern.themes;
    expect(reading).toMatchObject({ gold: 1, tagged: 0, precision: null, recall: 0 });
    expect(send).toMatchObject({ gold: 1, tagged: 2, precision: 0.5, recall: 1 });
  });

  it("is told as shares of all letters, by the readers and by the codebook", () => {
    const told = lettersSection({ part: "letters", heading: "Letters", note: "Invented.", quality });
    expect(told).toContain("Invented. 3 of them, 5 sentences.");
    expect(told).toContain("| send | 33.3 % | 66.7 % | 0.50 | 1.00 | 0.67 |");
    expect(told).toContain("| reading | 33.3 % | 0.0 % | – | 0.00 | 0.00 |");
  });
});
