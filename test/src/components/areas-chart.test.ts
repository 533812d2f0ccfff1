// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import type { ReportCardsFile } from "../../../pipeline/publish/published-report-cards.ts";
import { areaPairRows, areaPairsFinding, crossRows } from "../../../src/components/area-pair-rows.ts";
import { areasChart, crossChart } from "../../../src/components/areas-chart.ts";
import { REPORT_CARD } from "../../../src/components/grade-scale.ts";
import { expectGolden } from "./golden-svg.ts";

const cell = (area: string, label: string) => ({
  phase: "All",
  area,
  label,
  scale: "report_card",
  counts: {},
});
const file: ReportCardsFile = {
  cells: [
    cell("inclusion", "Inclusion"),
    cell("achievement", "Achievement"),
    cell("post_16_provision", "Post-16 provision"),
  ],
  cards: { All: 20 },
  concerns: [],
  pairs: [
    {
      phase: "All",
      area: "inclusion",
      other: "post_16_provision",
      counts: [["expected_standard", "needs_attention", 3]],
    },
    {
      phase: "All",
      area: "inclusion",
      other: "achievement",
      counts: [
        ["strong_standard", "strong_standard", 4],
        ["expected_standard", "expected_standard", 8],
        ["expected_standard", "needs_attention", 6],
        ["exceptional", "expected_standard", 2],
      ],
    },
    { phase: "Primary", area: "inclusion", other: "achievement", counts: [] },
  ],
  regraded: [],
  from: null,
  to: null,
};
const rows = areaPairRows(file, "All", REPORT_CARD);

describe("areasChart", () => {
  it("draws on a wide page", () => expectGolden(areasChart(rows, { width: 900 }), "areas-wide"));

  it("draws on a phone", () => expectGolden(areasChart(rows, { width: 320 }), "areas-narrow"));
});

describe("the figures of areasChart", () => {
  it("never round a share that is not whole to nought or a hundred", () => {
    const [row] = rows;
    if (row === undefined) throw new Error("No two areas are here.");
    const drawn = (same: number): string =>
      areasChart([{ ...row, same, denominator: 1000, share: same / 1000 }], { width: 900 }).textContent;
    expect(drawn(4)).toContain("<1");
    expect(drawn(996)).toContain(">99");
    expect(drawn(996)).not.toContain("100");
  });
});

describe("crossChart", () => {
  it("draws two areas side by side", () =>
    expectGolden(
      crossChart(crossRows(file, "All", ["inclusion", "achievement"], REPORT_CARD), {
        width: 900,
        grades: REPORT_CARD,
      }),
      "cross",
    ));
});

describe("areaPairRows", () => {
  it("counts cards by how far their grades lie apart, beside what chance would give, in the card's order", () => {
    expect(rows.map(({ other }) => other)).toEqual(["achievement", "post_16_provision"]);
    expect(rows[0]).toMatchObject({
      same: 12,
      oneApart: 6,
      further: 2,
      denominator: 20,
      share: 0.6,
      // Strong 4/20 of both; expected 14/20 and 10/20.
      byChance: 0.39,
      small: false,
    });
    expect(rows[1]).toMatchObject({ same: 0, oneApart: 3, denominator: 3, small: true });
  });

  it("gives nothing where no card has both", () => {
    expect(areaPairRows(file, "Primary", REPORT_CARD)).toEqual([]);
  });
});

describe("crossRows", () => {
  it("has every grade of one with every grade of the other", () => {
    const cross = crossRows(file, "All", ["inclusion", "achievement"], REPORT_CARD);
    expect(cross).toHaveLength(25);
    expect(cross.reduce((sum, { reportCards }) => sum + reportCards, 0)).toBe(20);
    expect(
      cross.find(({ grade, other }) => grade === "exceptional" && other === "expected_standard"),
    ).toMatchObject({ reportCards: 2, share: 0.1 });
  });
});

describe("areaPairsFinding", () => {
  it("names the two areas most alike, leaving few cards out", () => {
    expect(areaPairsFinding(rows)).toBe("Inclusion and Achievement: same grade in 60%");
    expect(areaPairsFinding(rows.slice(1))).toMatch(/^Too few/);
  });
});
