// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { pairRows, pairsFinding } from "../../../src/components/pair-rows.ts";
import { pairsChart } from "../../../src/components/pairs-chart.ts";
import { expectGolden } from "./golden-svg.ts";
import { PAIRS } from "./letters-file.ts";

const rows = pairRows(PAIRS, [0, 1]);
const themes = ["safeguarding", "behaviour", "workload"];

describe("pairsChart", () => {
  it("draws on a wide page", () => expectGolden(pairsChart(rows, { width: 900, themes }), "pairs-wide"));

  it("draws on a phone", () => expectGolden(pairsChart(rows, { width: 320, themes }), "pairs-narrow"));
});

describe("the figures of pairsChart", () => {
  it("never round a share that is not whole to nought or a hundred", () => {
    const drawn = (letters: number): string =>
      pairsChart(
        rows.map((row) => ({ ...row, letters, denominator: 1000, share: letters / 1000 })),
        { width: 900, themes },
      ).textContent;
    expect(drawn(4)).toContain("<1");
    expect(drawn(996)).toContain(">99");
    expect(drawn(996)).not.toContain("100");
  });
});

describe("pairRows", () => {
  it("counts a pair both ways round, each as a share of the letters that raise the first theme", () => {
    const of = (theme: string, other: string) =>
      rows.find((row) => row.theme === theme && row.other === other);
    expect(of("behaviour", "safeguarding")).toMatchObject({ letters: 18, denominator: 65 });
    expect(of("safeguarding", "behaviour")).toMatchObject({ letters: 18, denominator: 46 });
    expect(of("workload", "safeguarding")).toMatchObject({ letters: 0, denominator: 9, small: true });
    expect(rows).toHaveLength(6);
  });

  it("leaves out themes that these letters do not raise", () => {
    expect(pairRows({ ...PAIRS, pairs: [[0, 20], []] }, [0])).toEqual([]);
  });
});

describe("pairsFinding", () => {
  it("names the pair that surely comes together most", () => {
    expect(pairsFinding(rows)).toBe("39% of Safeguarding letters tie it to Behaviour");
    expect(pairsFinding(rows.filter(({ small }) => small))).toMatch(/^Too few/);
  });
});
