// @vitest-environment jsdom
import { describe, expect, it, vi } from "vitest";
import { cellsOf } from "../../../src/components/letter-counts.ts";
import type { LettersView } from "../../../src/components/letters-view.ts";
import { priorCard } from "../../../src/components/prior-card.ts";
import { SentencesBehind } from "../../../src/components/sentences-behind.ts";
import { LETTERS } from "./letters-file.ts";

vi.mock("../../../src/components/draw-in-turn.ts", () => ({ drawInTurn: () => undefined }));

/** Of primary letters 63 of 70 after inadequate and 10 of 50 after good raise safeguarding; of other phases there are few. */
function titleFor(phase: string): string | null | undefined {
  const filter = { kind: "All", phase, prior: "All", delivery: "All", from: "", to: "" };
  const cells = cellsOf(LETTERS, filter);
  const view: LettersView = {
    file: LETTERS,
    build: {
      build_id: "b",
      site_id: "s",
      version: "1",
      as_at: "2026-06-30",
      register_as_at: null,
      letters_to: null,
      is_sample: true,
      schools: 1,
      inspections: 1,
      documents: 1,
    },
    filter,
    cells,
    letters: 1,
    themes: LETTERS.themes,
    sentences: new SentencesBehind(),
  };
  return priorCard(view, false).querySelector("h2")?.textContent;
}

describe("priorCard", () => {
  it("states what the letters of a chosen phase say, as it does of all phases", () => {
    expect(titleFor("Primary")).toBe("Safeguarding: 90% of letters after inadequate, 20% good");
    expect(titleFor("All")).toMatch(/ of letters after /);
    expect(titleFor("Secondary")).toBe("Too few letters to compare prior grades");
  });
});
