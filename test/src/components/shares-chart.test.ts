// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { deliveryFinding, DELIVERIES } from "../../../src/components/delivery-card.ts";
import { kindsFinding } from "../../../src/components/kinds-card.ts";
import type { Press } from "../../../src/components/pressable.ts";
import { type ShareRow, shareRows, themesByLetters } from "../../../src/components/share-rows.ts";
import { sharesChart } from "../../../src/components/shares-chart.ts";
import { expectGolden } from "./golden-svg.ts";
import { LETTERS } from "./letters-file.ts";

const cells = [0, 1, 2, 3, 4];
const themes = themesByLetters(LETTERS, cells);
const byDelivery = shareRows(LETTERS, cells, {
  panel: () => "",
  series: (cell) => LETTERS.deliveries.slice(0, 2)[LETTERS.delivery[cell] ?? -1] ?? null,
});
const byKind = shareRows(LETTERS, cells, {
  panel: (cell) => LETTERS.kinds[LETTERS.kind[cell] ?? -1] ?? null,
  series: () => "on_site",
});

function draw(width: number, press?: Press<ShareRow>): SVGSVGElement {
  const panels = [{ key: "", title: "Letters that say how" }];
  const options = { width, themes, panels, series: DELIVERIES, legend: DELIVERIES };
  return sharesChart(byDelivery, press === undefined ? options : { ...options, press });
}

describe("sharesChart", () => {
  it("draws series within themes on a wide page", () => expectGolden(draw(900), "shares-wide"));

  it("draws on a phone", () => expectGolden(draw(320), "shares-narrow"));

  it("draws panels side by side", () => {
    const panels = LETTERS.kinds.map((key) => ({ key, title: key }));
    const chart = sharesChart(byKind, { width: 1000, themes, panels, series: DELIVERIES.slice(0, 1) });
    expect(chart.querySelectorAll("[aria-label=dot] circle")).toHaveLength(6);
    return expectGolden(chart, "shares-panels");
  });

  it("has one button a mark when it can be pressed, each with its words, and is one stop of the Tab key", () => {
    const pressed: string[] = [];
    const chart = draw(900, {
      hint: "",
      column: "",
      name: (row) => `${row.label}, ${row.series}`,
      does: (row) => pressed.push(`${row.theme} ${row.series}`),
      isChosen: (row) => row.theme === "workload" && row.series === "remote",
    });
    const buttons = [...chart.querySelectorAll("[role=button]")];
    expect(buttons.map((button) => button.getAttribute("aria-label")).sort()).toEqual(
      themes
        .flatMap((theme) => {
          const label = LETTERS.labels[LETTERS.themes.indexOf(theme)] ?? "";
          return [`${label}, on_site`, `${label}, remote`];
        })
        .sort(),
    );
    expect(buttons.filter((button) => button.getAttribute("tabindex") === "0")).toHaveLength(1);
    expect(chart.querySelector("[aria-current]")?.getAttribute("aria-label")).toContain("remote");
    const safeguarding = buttons.find((button) =>
      button.getAttribute("aria-label")?.startsWith("Safeguarding, on_site"),
    );
    safeguarding?.dispatchEvent(new MouseEvent("click", { bubbles: true }));
    safeguarding?.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
    expect(pressed).toEqual(["safeguarding on_site", "safeguarding on_site"]);
    expect(chart.querySelectorAll("[aria-current]")).toHaveLength(1);
  });
});

describe("findings", () => {
  it("name the theme that differs most between ways of visiting, and between kinds", () => {
    expect(deliveryFinding(byDelivery)).toBe("Staff workload: 40% of letters remote, 10% on site");
    expect(kindsFinding(byKind)).toBe("Safeguarding: in 28% to 90% of letters, by kind");
  });

  it("say so where letters are too few to compare", () => {
    const few = <Row extends ShareRow>(row: Row): Row => ({ ...row, small: true });
    expect(deliveryFinding(byDelivery.map(few))).toMatch(/^Too few/);
    expect(kindsFinding(byKind.map(few))).toMatch(/^Too few/);
  });

  it("say so where all letters are of one kind, or visits of one way", () => {
    expect(deliveryFinding(byDelivery.filter(({ series }) => series === "remote"))).toBe(
      "All that say how were remote: nothing to compare",
    );
    expect(kindsFinding(byKind.filter(({ panel }) => panel === "graded_report"))).toBe(
      "These letters are all of one kind: nothing to compare",
    );
  });
});
