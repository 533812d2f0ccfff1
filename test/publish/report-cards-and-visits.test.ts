import { describe, expect, it } from "vitest";
import { publish } from "../../pipeline/publish/publish.ts";
import type { InspectionsFile } from "../../pipeline/publish/published.ts";
import type { ReportCardsFile } from "../../pipeline/publish/published-report-cards.ts";
import type { VisitsFile } from "../../pipeline/publish/published-visits.ts";
import { writeMartFixture } from "./mart-fixture.ts";
import { publishingFolder } from "./published-folder.ts";

const folder = publishingFolder();

describe("publishing report cards and visits", () => {
  it("gives report cards their counts, categories of concern, and the cards graded on different days", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const cards = await folder.read<ReportCardsFile>("report-cards.json");
    expect(cards.cells).toEqual([
      {
        phase: "All",
        area: "inclusion",
        label: "Inclusion",
        scale: "report_card",
        counts: { exceptional: 0, needs_attention: 2 },
      },
    ]);
    expect(cards.cards).toEqual({ Primary: 2 });
    expect(cards.concerns).toContainEqual({
      phase: "Primary",
      concern: "Special measures",
      report_cards: 1,
    });
    expect(cards.concerns).toContainEqual({ phase: "Primary", concern: null, report_cards: 1 });
    expect(cards.regraded).toEqual([
      {
        urn: "900001",
        name: "Alderwick Primary School",
        phase: "Primary",
        area: "Safeguarding standards",
        grade: "Met",
        graded_on: "2026-01-20",
        first: "2026-01-20",
      },
      {
        urn: "900001",
        name: "Alderwick Primary School",
        phase: "Primary",
        area: "Inclusion",
        grade: "Needs attention",
        graded_on: "2026-02-05",
        first: "2026-01-20",
      },
    ]);
    expect(cards.pairs).toEqual([
      {
        phase: "All",
        area: "inclusion",
        other: "achievement",
        counts: [
          ["expected_standard", "needs_attention", 1],
          ["needs_attention", "needs_attention", 1],
        ],
      },
    ]);
    expect([cards.from, cards.to]).toEqual(["2026-01-20", "2026-02-03"]);
  });

  it("gives visits and inspections as the marts have them, months without any included", async () => {
    await writeMartFixture(folder.path);
    await publish({ dataDir: folder.path });
    const visits = await folder.read<VisitsFile>("visits.json");
    expect(visits.cells[0]).toEqual({
      phase: "Nursery",
      prior_grade: "2",
      letters: 1,
      schools: 12,
      published: null,
    });
    expect(visits.briefings).toEqual([
      { name: "October 2020", from: "2020-09-29", to: "2020-10-23", visits: 55 },
    ]);
    const inspections = await folder.read<InspectionsFile>("inspections.json");
    expect(inspections.series[0]).toEqual({
      phase: "All",
      event: "graded",
      event_label: "Graded inspection",
      inspections: [7, 0, 7],
    });
  });
});
