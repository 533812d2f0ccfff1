import { axisX, axisY, dot, gridY, ruleX, text } from "@observablehq/plot";
import { drawPlot } from "./drawing.ts";
import type { FrameworkBreak } from "./framework-breaks.ts";
import { breaksWithin } from "./framework-breaks.ts";
import { FOUR_POINT, gradeStyle } from "./grade-scale.ts";
import type { SchoolEvent } from "./school-events.ts";

const REPORT_CARD_LANE = "Report card";
const UNGRADED_LANE = "No overall grade";
const LETTER_LANE = "Letter or report";
const LANES = [...FOUR_POINT.map((style) => style.label), REPORT_CARD_LANE, UNGRADED_LANE, LETTER_LANE];
const LANE_HEIGHT = 32;

interface Placed {
  day: Date;
  lane: string;
  mark: string;
  fill: string;
  ink: string;
  ofPredecessor: boolean;
}

/**
 * A school's inspections and letters in time: overall grades on their own four lanes, report cards on a lane apart
 * (their grades are not the old ones), what gave no grade below. A ring of dashes marks the predecessor.
 */
export function schoolChart(
  events: readonly SchoolEvent[],
  { width, breaks }: { width: number; breaks: readonly FrameworkBreak[] },
): SVGSVGElement {
  const placed = events.flatMap(place);
  const lanes = LANES.filter(
    (lane) => FOUR_POINT.some((style) => style.label === lane) || placed.some((event) => event.lane === lane),
  );
  const { first, last } = schoolSpan(events);
  const marked = breaksWithin(breaks, first, last);
  return drawPlot({
    width,
    height: lanes.length * LANE_HEIGHT + 54,
    marginLeft: 152,
    marginRight: 12,
    marginTop: 22,
    marginBottom: 32,
    label: null,
    x: { type: "utc", domain: [new Date(first), new Date(last)] },
    y: { type: "point", domain: lanes, padding: 0.6 },
    marks: [
      gridY({ strokeOpacity: 0.14 }),
      axisY({ tickSize: 0, fontSize: 12 }),
      axisX({ ticks: width > 600 ? 8 : 4 }),
      ruleX(marked, {
        x: (found: FrameworkBreak) => new Date(found.date),
        strokeDasharray: "2,3",
        strokeOpacity: 0.6,
      }),
      text(marked, {
        x: (found: FrameworkBreak) => new Date(found.date),
        text: "letter",
        frameAnchor: "top",
        dy: -12,
        fontStyle: "italic",
        fontSize: 10,
      }),
      dot(placed, { x: "day", y: "lane", r: 9, fill: "fill", stroke: "currentColor", strokeOpacity: 0.6 }),
      dot(
        placed.filter((event) => event.ofPredecessor),
        { x: "day", y: "lane", r: 12.5, stroke: "currentColor", strokeDasharray: "3,2" },
      ),
      text(placed, { x: "day", y: "lane", text: "mark", fill: "ink", fontSize: 10, fontWeight: 700 }),
    ],
  });
}

/** The days a school's chart begins and ends with, ISO. */
export function schoolSpan(events: readonly SchoolEvent[]): { first: string; last: string } {
  const dates = events.flatMap(({ date }) => date ?? []).sort();
  return {
    first: `${Number((dates[0] ?? "2005").slice(0, 4)) - 1}-07-01`,
    last: `${Number((dates.at(-1) ?? "2026").slice(0, 4)) + 1}-02-01`,
  };
}

function place(event: SchoolEvent): Placed[] {
  if (event.date === null) return [];
  const base = { day: new Date(event.date), ofPredecessor: event.ofPredecessor };
  const plain = { fill: "var(--paper)", ink: "currentColor" };
  if (event.what === "document") return [{ ...base, ...plain, lane: LETTER_LANE, mark: "L" }];
  const overall = event.grades.find(
    (given) => given.area === "overall_effectiveness" && given.scale === "four_point",
  );
  const style = overall === undefined ? undefined : gradeStyle(FOUR_POINT, overall.grade ?? "");
  if (style !== undefined)
    return [{ ...base, lane: style.label, mark: style.mark, fill: style.fill, ink: style.ink }];
  if (event.grades.some((given) => given.scale === "report_card")) {
    return [{ ...base, ...plain, lane: REPORT_CARD_LANE, mark: "RC" }];
  }
  return [{ ...base, ...plain, lane: UNGRADED_LANE, mark: "–" }];
}
