import { addDays, daysBetween, schoolDayFrom, weekdayBy } from "./calendar.ts";
import { type EventKind, type Inspection, NOTHING_JUDGED } from "./inspection.ts";
import { drawGrade, drawJudgements, drawReportCard } from "./judging.ts";
import type { Random } from "./random.ts";
import type { Site } from "./school.ts";

/** The last day anything is planned for: far enough ahead for a simulated year after the default sample. */
const HORIZON = "2028-07-15";
const SUSPENDED = "2020-03-17";
const MONITORING_RESUMED = "2021-01-11";
const ROUTINE_RESUMED = "2021-09-14";
const NO_OVERALL = "2024-09-02";
const REPORT_CARDS = "2025-11-10";
const EIF = "2019-09-03";
const SHORT = "2015-09-08";

interface Standing {
  grade: number | null;
  category: "" | "SM" | "SWK" | "RSI";
  /** Monitoring visits since the last graded inspection. */
  monitored: number;
  /** A graded inspection comes next, sooner: an ungraded one saw concerns, or signs of better. */
  gradedNext: boolean;
}

interface Plan {
  kind: EventKind;
  day: string;
}

/** Moves what was due while inspections were suspended to when they went on. */
function afterSuspension(random: Random, plan: Plan): Plan {
  if (plan.day < SUSPENDED) return plan;
  if (plan.kind === "monitoring" || plan.kind === "urgent") {
    if (plan.day >= MONITORING_RESUMED) return plan;
    return { ...plan, day: addDays(MONITORING_RESUMED, random.int(0, 180)) };
  }
  if (plan.day >= ROUTINE_RESUMED) return plan;
  return { ...plan, day: addDays(ROUTINE_RESUMED, random.int(0, 640)) };
}

function years(random: Random, low: number, high: number): number {
  return random.int(Math.round(low * 365), Math.round(high * 365));
}

/** What comes after an event and when, by the rules of the time. */
function planNext(random: Random, standing: Standing, day: string): Plan {
  const { grade, category } = standing;
  if (category !== "" && standing.monitored < 2)
    return { kind: "monitoring", day: addDays(day, random.int(120, 240)) };
  if (category !== "") return { kind: "graded", day: addDays(day, years(random, 0.5, 1.1)) };
  if (grade === 3 && standing.monitored < 1 && random.chance(0.6))
    return { kind: "monitoring", day: addDays(day, years(random, 0.6, 1.1)) };
  if (grade === 3 || grade === 4) return { kind: "graded", day: addDays(day, years(random, 1.2, 2.3)) };
  if (standing.gradedNext) return { kind: "graded", day: addDays(day, years(random, 0.8, 1.8)) };
  if (random.chance(0.025)) return { kind: "urgent", day: addDays(day, years(random, 0.6, 2.5)) };
  if (grade === 1 && day < "2011-09-01") return { kind: "graded", day: addDays(day, years(random, 3, 5)) };
  // Outstanding schools were exempt from 2012 to 2020, save where something gave cause for concern.
  if (grade === 1 && day < EIF && random.chance(0.85))
    return { kind: "ungraded", day: addDays(ROUTINE_RESUMED, random.int(0, 900)) };
  const due = addDays(day, years(random, 3, 4.8));
  if (due < SHORT || grade === null) return { kind: "graded", day: due };
  if (due < EIF) return { kind: random.chance(0.7) ? "short" : "graded", day: due };
  return { kind: random.chance(0.68) ? "ungraded" : "graded", day: due };
}

function ungradedOutcome(random: Random, grade: number, day: string): string {
  if (day >= NO_OVERALL)
    return random.weighted([
      ["Standards maintained", 2025],
      ["Improved significantly", 276],
      ["Some aspects not as strong", 130],
    ]);
  if (grade === 1)
    return random.weighted([
      ["School remains Outstanding", 562],
      ["School remains Outstanding (Concerns) - S5 Next", 375],
    ]);
  return random.weighted([
    ["School remains Good", 6227],
    ["School remains Good (Concerns) - S5 Next", 1151],
    ["School remains Good (Improving) - S5 Next", 613],
  ]);
}

function gradedType(standing: Standing, converted: boolean, firstOfAcademy: boolean, day: string): string {
  if (converted) return day < EIF ? "Short Inspection" : "S8 Inspection";
  if (standing.category === "SM") return "Special Measures S5 Reinspection";
  if (standing.category === "SWK") return "Serious Weaknesses S5 Reinspection";
  if (standing.grade === 3 && day >= "2012-09-01") return "Requires Improvement S5 Reinspection Visit 1";
  if (firstOfAcademy) return "Academy First Section 5";
  return day < EIF && day >= "2015-09-01" ? "School Inspection S5" : "S5 Inspection";
}

function monitoringType(standing: Standing): string {
  const visit = standing.monitored + 1;
  if (standing.category === "SM") return `Schools into Special Measures Visit ${visit}`;
  if (standing.category !== "") return `Schools with Serious Weaknesses Visit ${visit}`;
  return `Requires Improvement Visit ${visit}`;
}

/** The URN a site goes by on a day, and whether that is an academy's not yet inspected under its own URN. */
function urnOn(site: Site, day: string): number {
  const [first, second] = site.schools;
  if (second?.openDate && day >= second.openDate) return second.urn;
  return first?.urn ?? 0;
}

/**
 * Everything inspectors did at a site, in order of time, from 2005 (or from its second year) to the horizon or its
 * closing. What lies after a wanted day is left out by the writers, not here, so that a later day only adds.
 */
export function simulateHistory(random: Random, site: Site): Inspection[] {
  const events: Inspection[] = [];
  const opened = site.schools[0]?.openDate ?? null;
  const closed = site.schools.at(-1)?.closeDate ?? HORIZON;
  const standing: Standing = { grade: null, category: "", monitored: 0, gradedNext: false };
  let plan: Plan = {
    kind: "graded",
    day:
      opened !== null && opened > "2005-01-01"
        ? addDays(opened, years(random, 1.3, 2.8))
        : addDays("2005-09-12", years(random, 0, 3.8)),
  };
  for (;;) {
    plan = afterSuspension(random, plan);
    const start = schoolDayFrom(plan.day);
    if (start > HORIZON || start >= closed) return events;
    const event = happen(random, site, standing, { kind: plan.kind, day: start }, events);
    events.push(event);
    plan = planNext(random, standing, start);
  }
}

/** One event as planned, with its effect on the school's standing. */
function happen(
  random: Random,
  site: Site,
  standing: Standing,
  plan: Plan,
  before: readonly Inspection[],
): Inspection {
  const start = plan.day;
  const urn = urnOn(site, start);
  const convertible = plan.kind === "short" || plan.kind === "ungraded" || plan.kind === "urgent";
  const converted = convertible && start < REPORT_CARDS && random.chance(plan.kind === "short" ? 0.22 : 0.06);
  const routine = plan.kind !== "monitoring" && plan.kind !== "urgent";
  const graded = plan.kind === "graded" || converted || (routine && start >= REPORT_CARDS);
  const base: Inspection = {
    number: 19_000_001 + site.index * 30 + before.length,
    urn,
    kind: graded ? (start >= REPORT_CARDS ? "report_card" : "graded") : plan.kind,
    start,
    end: graded && start >= "2012-09-01" ? schoolDayFrom(addDays(start, 1)) : start,
    publication: weekdayBy(addDays(start, random.int(21, 62))),
    type: "",
    grouping: "",
    eventGrouping: "Schools - S8",
    ...NOTHING_JUDGED,
    converted,
    prior: standing.grade,
    delivery: "on_site",
  };
  if (graded) {
    const academy = site.schools.length > 1 && urn === site.schools.at(-1)?.urn;
    const firstOfAcademy = academy && !before.some((event) => event.urn === urn && event.judgements !== null);
    return judge(random, site, standing, base, firstOfAcademy);
  }
  standing.gradedNext = false;
  if (plan.kind === "monitoring") {
    base.type = base.grouping = monitoringType(standing);
    base.outcome = random.chance(0.82)
      ? "Leaders and those responsible for governance are taking effective action"
      : "Leaders and those responsible for governance are not taking effective action";
    base.delivery =
      start >= "2021-01-11" && start < "2021-04-15" && random.chance(0.8) ? "remote" : "on_site";
    standing.monitored++;
  } else if (plan.kind === "urgent") {
    base.type = base.grouping = "S8 No Formal Designation Visit";
    base.outcome = random.chance(0.8) ? "Safeguarding is effective" : "Safeguarding is not effective";
  } else {
    const grade = standing.grade ?? 2;
    base.type = base.grouping = plan.kind === "short" ? "Short Inspection" : "S8 Inspection";
    base.eventGrouping = plan.kind === "short" ? "Schools - Short" : "Schools - S8";
    base.outcome =
      plan.kind === "short"
        ? `School remains ${grade === 1 ? "Outstanding" : "Good"}`
        : ungradedOutcome(random, grade, start);
    standing.gradedNext = /S5 Next|Improved|not as strong/.test(base.outcome);
  }
  return base;
}

function judge(
  random: Random,
  site: Site,
  standing: Standing,
  base: Inspection,
  firstOfAcademy: boolean,
): Inspection {
  const overall = drawGrade(random, standing.grade);
  const card = base.kind === "report_card";
  const dashed = daysBetween(base.start, base.publication) % 5 === 0;
  base.overall = overall;
  base.overallPublished = base.start < NO_OVERALL;
  base.type = gradedType(standing, base.converted, firstOfAcademy, base.start);
  base.grouping = base.converted ? "Section 8 deemed section 5" : base.type;
  // The en dash is in the real files too, as the Windows-1252 byte 0x96.
  const deemed = dashed ? "Schools – Section 8 conversion" : "Schools - S8 deemed S5";
  base.eventGrouping = base.converted ? deemed : "Schools - S5";
  base.judgements = drawJudgements(random, site, overall);
  base.reportCard = card ? drawReportCard(random, site, overall) : null;
  base.safeguarding = card ? base.reportCard?.safeguarding === "Met" : overall < 4 || random.chance(0.55);
  base.category = categoryOf(random, base);
  standing.grade = overall;
  standing.category = base.category;
  standing.monitored = 0;
  standing.gradedNext = false;
  return base;
}

function categoryOf(random: Random, event: Inspection): "" | "SM" | "SWK" | "RSI" {
  if (event.reportCard !== null) {
    if (event.overall !== 4 && !Object.values(event.reportCard.grades).includes("Urgent improvement"))
      return "";
    return random.chance(0.4) ? "SM" : "RSI";
  }
  if (event.overall !== 4) return "";
  return random.chance(0.63) ? "SM" : "SWK";
}
