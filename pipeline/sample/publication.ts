import { addDays, weekdayBy } from "./calendar.ts";
import type { DocumentKind } from "../parse/parsed.ts";
import { type EventKind, type Inspection, NOTHING_JUDGED, gradeWord } from "./inspection.ts";
import type { Inspectorate, SiteHistory } from "./inspectorate.ts";
import { DEFAULT_UNTIL } from "./inspectorate.ts";
import { Random } from "./random.ts";
import type { School, Site } from "./school.ts";

/** One letter or report as a provider page lists it. */
export interface Publication {
  /** The number in its address, /v1/file/<id>: eight digits, far above any real one of today. */
  id: number;
  kind: DocumentKind;
  /** The words of the list: "Monitoring visit", "School inspection" … */
  type: string;
  /** The overall grade some older entries show after the type. */
  olderGrade: string | null;
  /** The day the list gives; a few are a day after the one in management information. */
  eventDate: string;
  publicationDate: string;
  event: Inspection;
  site: Site;
  school: School;
}

const FIRST_ID = 97_000_000;
const IDS_PER_SITE = 40;
const CONVERSION_ORDINAL = 39;

/** From this day everything is collected by default; before it, visits and monitoring letters only. */
const COLLECTED_FROM = "2024-09-01";

const DOCUMENT_KINDS: Readonly<Record<EventKind, DocumentKind>> = {
  graded: "graded_report",
  report_card: "report_card",
  short: "ungraded_report",
  ungraded: "ungraded_report",
  monitoring: "monitoring_letter",
  urgent: "monitoring_letter",
  interim_visit: "interim_visit_letter",
  conversion: "conversion_letter",
};

function typeOf(event: Inspection): string {
  switch (event.kind) {
    case "graded":
      return event.start < "2019-09-01" ? "Full inspection" : "School inspection";
    case "short":
      return "Short inspection";
    case "ungraded":
    case "report_card":
      return "School inspection";
    case "conversion":
      return "Academy conversion letter";
    default:
      // The visits of autumn 2020 stand in the list under this name too.
      return "Monitoring visit";
  }
}

function conversionEvent(school: School, opened: string, index: number): Inspection {
  return {
    number: 19_000_001 + index * 30 + 28,
    urn: school.urn,
    kind: "conversion",
    start: opened,
    end: opened,
    publication: weekdayBy(addDays(opened, 40)),
    type: "Academy conversion",
    grouping: "Academy conversion",
    eventGrouping: "Schools - Conversion",
    ...NOTHING_JUDGED,
    prior: null,
    delivery: "on_site",
  };
}

/** Everything ever published about a site, oldest first; what is after a wanted day is left out by the caller. */
export function sitePublications({ site, events }: SiteHistory): Publication[] {
  const academy = site.schools[1];
  const conversion =
    academy?.openDate == null
      ? []
      : [{ event: conversionEvent(academy, academy.openDate, site.index), ordinal: CONVERSION_ORDINAL }];
  const numbered = [...events.map((event, ordinal) => ({ event, ordinal })), ...conversion];
  return numbered
    .flatMap(({ event, ordinal }): Publication[] => {
      const school = site.schools.find(({ urn }) => urn === event.urn);
      if (school === undefined) return [];
      const shownGrade = event.overall !== null && event.overallPublished && event.kind === "graded";
      return [
        {
          id: FIRST_ID + site.index * IDS_PER_SITE + ordinal,
          kind: DOCUMENT_KINDS[event.kind],
          type: typeOf(event),
          olderGrade: shownGrade ? gradeWord(event.overall ?? 0, event.start) : null,
          eventDate: event.number % 37 === 5 ? addDays(event.start, 1) : event.start,
          publicationDate: event.publication,
          event,
          site,
          school,
        },
      ];
    })
    .sort((a, b) => (a.event.start < b.event.start ? -1 : a.event.start > b.event.start ? 1 : a.id - b.id));
}

/** The site a file id belongs to, by its place in the inspectorate. */
export function siteIndexOfFile(id: number): number {
  return Math.floor((id - FIRST_ID) / IDS_PER_SITE);
}

/** Whether the sample holds this one to a number of letters: the kinds that are collected. */
function isCounted(publication: Publication): boolean {
  return (
    publication.kind === "interim_visit_letter" ||
    publication.kind === "monitoring_letter" ||
    publication.kind === "conversion_letter" ||
    publication.publicationDate >= COLLECTED_FROM
  );
}

/** Shares of the letters that are not visits of autumn 2020. What one group lacks the others make good. */
const SHARES: readonly (readonly [group: string, share: number])[] = [
  ["monitoring of 2021", 0.16],
  ["other monitoring", 0.16],
  ["ungraded_report", 0.22],
  ["graded_report", 0.22],
  ["report_card", 0.2],
  ["conversion_letter", 0.04],
];

function groupOf(publication: Publication): string {
  if (publication.kind !== "monitoring_letter") return publication.kind;
  return publication.event.start.startsWith("2021") ? "monitoring of 2021" : "other monitoring";
}

/**
 * The letters and reports the sample offers as files: all visits of autumn 2020 and a mixture of the other kinds, as
 * many as asked for; with fewer schools than it takes, all there are. In order of publication.
 */
export function chosenLetters(inspectorate: Inspectorate): Publication[] {
  const random = new Random(inspectorate.seed).fork("letters");
  const groups = new Map<string, { publication: Publication; key: number }[]>();
  for (const history of inspectorate.histories) {
    for (const publication of sitePublications(history)) {
      if (!isCounted(publication) || publication.publicationDate > DEFAULT_UNTIL) continue;
      const group = groupOf(publication);
      const members = groups.get(group) ?? [];
      members.push({ publication, key: random.next() });
      groups.set(group, members);
    }
  }
  for (const members of groups.values()) members.sort((a, b) => a.key - b.key);
  const visits = (groups.get("interim_visit_letter") ?? []).slice(0, inspectorate.letters);
  const room = inspectorate.letters - visits.length;
  const first = SHARES.flatMap(([group, share]) =>
    (groups.get(group) ?? []).slice(0, Math.floor(room * share)),
  );
  const rest = SHARES.flatMap(([group, share]) => (groups.get(group) ?? []).slice(Math.floor(room * share)));
  rest.sort((a, b) => a.key - b.key);
  const chosen = [...visits, ...first, ...rest].slice(0, inspectorate.letters);
  return chosen
    .map(({ publication }) => publication)
    .sort((a, b) =>
      a.publicationDate < b.publicationDate ? -1 : a.publicationDate > b.publicationDate ? 1 : a.id - b.id,
    );
}

/**
 * Whether a publication is in the lists. Uncounted ones always are; counted ones when chosen, or when they came out
 * after the default sample's day, so that as time passes new letters appear.
 */
export function isListed(publication: Publication, chosen: ReadonlySet<number>): boolean {
  return !isCounted(publication) || publication.publicationDate > DEFAULT_UNTIL || chosen.has(publication.id);
}
