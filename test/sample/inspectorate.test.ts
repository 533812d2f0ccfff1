import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysBetween, isSchoolDay } from "../../pipeline/sample/calendar.ts";
import { SENTENCES, THEMES } from "../../pipeline/sample/bank/sentences.ts";
import { createInspectorate, openSchool } from "../../pipeline/sample/inspectorate.ts";
import { findings } from "../../pipeline/sample/letter/findings.ts";
import { disagreements } from "../../pipeline/sample/mi/disagreement.ts";
import { latestRows } from "../../pipeline/sample/mi/view.ts";
import { chosenLetters } from "../../pipeline/sample/publication.ts";
import { Random } from "../../pipeline/sample/random.ts";
import { PHASES } from "../../pipeline/sample/school.ts";

const inspectorate = createInspectorate();
const events = inspectorate.histories.flatMap((history) => history.events);
const letters = chosenLetters(inspectorate);

describe("the default inspectorate", () => {
  it("has 600 schools open at its end, and closed ones beside them", () => {
    expect([...latestRows(inspectorate, "2026-08-31", "latest")]).toHaveLength(600);
    expect(inspectorate.histories.some(({ site }) => openSchool(site, "2026-08-31") === null)).toBe(true);
  });

  it("has every kind of event, category and outcome", () => {
    const kinds = new Set(events.map(({ kind }) => kind));
    for (const kind of [
      "graded",
      "report_card",
      "short",
      "ungraded",
      "monitoring",
      "urgent",
      "interim_visit",
    ] as const)
      expect(kinds).toContain(kind);
    expect(new Set(events.map(({ category }) => category))).toEqual(new Set(["", "SM", "SWK", "RSI"]));
    expect(new Set(events.map(({ outcome }) => outcome)).size).toBeGreaterThanOrEqual(12);
    expect(events.some(({ converted }) => converted)).toBe(true);
  });

  it("has predecessors whose inspections an academy is still shown with", () => {
    const rows = [...latestRows(inspectorate, "2026-08-31", "latest")];
    expect(rows.some(({ graded, school }) => graded !== null && graded.urn !== school.urn)).toBe(true);
    expect(
      rows.every(({ graded, site }) => graded === null || site.schools.some(({ urn }) => urn === graded.urn)),
    ).toBe(true);
  });

  it("counts URNs from 900001, each once", () => {
    const urns = inspectorate.histories.flatMap(({ site }) => site.schools.map(({ urn }) => urn));
    expect(Math.min(...urns)).toBe(900_001);
    expect(new Set(urns).size).toBe(urns.length);
  });

  it("gives each event a number of its own and keeps them in order of time", () => {
    expect(new Set(events.map(({ number }) => number)).size).toBe(events.length);
    for (const history of inspectorate.histories) {
      const starts = history.events.map(({ start }) => start);
      expect(starts).toEqual([...starts].sort());
    }
  });

  it("lets no routine inspection start while they were suspended", () => {
    const suspended = events.filter(({ start }) => start >= "2020-03-17" && start < "2021-01-11");
    expect(new Set(suspended.map(({ kind }) => kind))).toEqual(new Set(["interim_visit"]));
    expect(events.every(({ start }) => isSchoolDay(start))).toBe(true);
  });

  it("gives no overall grade from September 2024 and report cards from 10 November 2025", () => {
    for (const event of events.filter(({ judgements }) => judgements !== null)) {
      expect(event.overallPublished).toBe(event.start < "2024-09-02");
      expect(event.reportCard !== null).toBe(event.start >= "2025-11-10");
    }
  });

  it("has grades near the published ones of February 2026", () => {
    const rows = [...latestRows(inspectorate, "2026-02-28", "latest")].flatMap(({ oeif }) => oeif ?? []);
    const share = (test: (grade: number | null) => boolean) =>
      rows.filter(({ overall, overallPublished }) => overallPublished && test(overall)).length /
      rows.filter(({ overallPublished }) => overallPublished).length;
    expect(share((grade) => grade === 2)).toBeGreaterThan(0.6);
    expect(share((grade) => grade === 2)).toBeLessThan(0.86);
    expect(share((grade) => grade === 4)).toBeLessThan(0.08);
  });

  it("tells its deliberate disagreements, of both sorts", () => {
    const fields = new Set(disagreements(inspectorate).map(({ field }) => field));
    expect(fields).toEqual(new Set(["start_date", "overall_effectiveness"]));
  });
});

describe("the letters of the default sample", () => {
  it("are 400, of every kind, with every phase and prior grade among the visits of 2020", () => {
    expect(letters).toHaveLength(400);
    expect(new Set(letters.map(({ kind }) => kind))).toEqual(
      new Set([
        "interim_visit_letter",
        "monitoring_letter",
        "ungraded_report",
        "graded_report",
        "report_card",
        "conversion_letter",
      ]),
    );
    const visits = letters.filter(({ kind }) => kind === "interim_visit_letter");
    expect(new Set(visits.map(({ site }) => site.phase))).toEqual(new Set(PHASES));
    expect(new Set(visits.map(({ event }) => event.prior))).toEqual(new Set([1, 2, 3, 4, null]));
  });

  it("come 16 to 57 days after a visit, and remote visits start on 5 November 2020 beside on-site ones", () => {
    const visits = letters.filter(({ kind }) => kind === "interim_visit_letter").map(({ event }) => event);
    for (const { start, publication } of visits) {
      expect(daysBetween(start, publication)).toBeGreaterThanOrEqual(16);
      expect(daysBetween(start, publication)).toBeLessThanOrEqual(57);
    }
    const remote = visits.filter(({ delivery }) => delivery === "remote");
    expect(remote.every(({ start }) => start >= "2020-11-05")).toBe(true);
    expect(visits.some(({ start, delivery }) => start >= "2020-11-05" && delivery === "on_site")).toBe(true);
  });

  it("speak of every theme in every stance", () => {
    const said = letters.flatMap((letter) => findings(new Random(String(letter.id)), letter));
    const pairs = new Set(said.map(({ theme, stance }) => `${theme} ${stance}`));
    expect(pairs.size).toBe(THEMES.length * 4);
    expect(said.every(({ text }) => !text.includes("{"))).toBe(true);
  });
});

describe("the bank of sentences", () => {
  it("has twelve or more sentences for each of the 20 themes, all different", () => {
    expect(THEMES).toHaveLength(20);
    const all = Object.values(SENTENCES).flatMap((theme) => Object.values(theme).flat());
    expect(new Set(all).size).toBe(all.length);
    for (const theme of Object.values(SENTENCES))
      expect(Object.values(theme).flat().length).toBeGreaterThanOrEqual(12);
  });

  const real = new URL("../../../shared/data/letters/report_sentences_2026-06.jsonl", import.meta.url);
  it.skipIf(!existsSync(real))("holds no sentence of a real report", () => {
    const text = readFileSync(real, "utf8").toLowerCase();
    const all = Object.values(SENTENCES).flatMap((theme) => Object.values(theme).flat());
    const taken = all.filter((sentence) => !sentence.includes("{") && text.includes(sentence.toLowerCase()));
    expect(taken).toEqual([]);
  });
});

describe("createInspectorate", () => {
  it("makes the same inspectorate from the same seed, whatever the size and seed", () => {
    const sizes = { schools: fc.integer({ min: 20, max: 60 }), letters: fc.integer({ min: 0, max: 40 }) };
    fc.assert(
      fc.property(sizes.schools, sizes.letters, fc.string(), (schools, count, seed) => {
        const size = { schools, letters: count, seed };
        expect(createInspectorate(size)).toEqual(createInspectorate(size));
        expect([...latestRows(createInspectorate(size), "2026-08-31", "latest")]).toHaveLength(schools);
      }),
      { numRuns: 12 },
    );
  });

  it("refuses sizes it can not make", () => {
    expect(() => createInspectorate({ schools: 5 })).toThrow(/20 to 60000/);
    expect(() => createInspectorate({ letters: -1 })).toThrow(RangeError);
  });
});
