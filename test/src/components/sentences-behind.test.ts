import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { markIn, queryFor, withMark } from "../../../src/components/sentences-behind.ts";

describe("the mark in an address", () => {
  it("stands beside the choices of the page, and comes back", () => {
    const query = queryFor({ theme: ["reading"], phase: ["Alternative provision"], prior: ["4"] });
    const search = withMark("?phase=Primary&by=term", { chart: "themes", query });
    expect(search).toBe(
      "phase=Primary&by=term&chart=themes&mark.theme=reading&mark.phase=Alternative+provision&mark.prior=4",
    );
    expect(markIn(`?${search}`)).toEqual({ chart: "themes", query });
  });

  it("takes the place of the one before, or goes", () => {
    const search = withMark("?phase=Primary&chart=time&mark.theme=send&mark.from=2020-09-01", {
      chart: "stance",
      query: "theme=covid&stance=concern&stance=mixed",
    });
    expect(search).toBe("phase=Primary&chart=stance&mark.theme=covid&mark.stance=concern&mark.stance=mixed");
    expect(withMark(`?${search}`, null)).toBe("phase=Primary");
  });

  it("is none where the address names no chart or no selection", () => {
    expect(markIn("")).toBeNull();
    expect(markIn("?chart=themes")).toBeNull();
    expect(markIn("?mark.theme=send")).toBeNull();
  });

  it("comes back whatever the words are", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ minLength: 1 }), (words, chart) => {
        const query = queryFor({ theme: ["send"], words });
        expect(markIn(`?${withMark("", { chart, query })}`)).toEqual({ chart, query });
      }),
    );
  });
});
