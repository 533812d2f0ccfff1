import { describe, expect, it } from "vitest";
import { NOTHING_CHOSEN, type Selection } from "../../../src/evidence/selection.ts";
import { nothingFound, widened } from "../../../src/evidence/widen.ts";
import { LETTERS, PARAGRAPHS } from "./fictional-letters.ts";

const wider = (change: Partial<Selection>): ReturnType<typeof widened> =>
  widened({ ...NOTHING_CHOSEN, ...change }, LETTERS, PARAGRAPHS);

describe("what to widen", () => {
  it("is the one filter in the way, with the passages there are without it", async () => {
    const ways = await wider({ theme: ["send"], region: ["North West"] });
    expect(ways).toEqual([{ without: ["theme"], passages: 1 }]);
    expect(nothingFound(ways)).toBe("No passage matches. Take off one filter: without “Theme” there are 1.");
  });

  it("names every single filter that would do, the one that gives most first", async () => {
    const ways = await wider({ words: "workload", stance: ["strength"], prior: ["4"] });
    expect(ways).toEqual([
      { without: ["stance"], passages: 3 },
      { without: ["words"], passages: 2 },
      { without: ["prior"], passages: 1 },
    ]);
  });

  it("names the fewest filters that have to go together where one is not enough", async () => {
    const ways = await wider({
      theme: ["workload"],
      phase: ["Special"],
      authority: ["Nowhere"],
      prior: ["4"],
    });
    expect(ways).toEqual([{ without: ["phase", "authority"], passages: 3 }]);
    expect(nothingFound(ways)).toBe(
      "No passage matches. Take off two filters together: without “Phase” and “Local authority” there are 3.",
    );
  });

  it("counts no template sentence, and says so when there is no letter at all", async () => {
    expect(await wider({ words: "xylophone" })).toEqual([{ without: ["words"], passages: 6 }]);
    expect(nothingFound(await widened({ ...NOTHING_CHOSEN, words: "x" }, [], []))).toBe(
      "No passage matches: no letter here holds a sentence of its own.",
    );
  });
});
