import { addDays, schoolDayBetween, weekdayBy } from "./calendar.ts";
import { type Inspection, NOTHING_JUDGED } from "./inspection.ts";
import type { Random } from "./random.ts";
import type { Site } from "./school.ts";

const FROM = "2020-09-29";
const TO = "2020-12-15";
const REMOTE_FROM = "2020-11-05";

/** How much likelier a school of a prior grade was chosen than a good one, and none yet as likely as inadequate. */
const PREFERENCE: Readonly<Record<number, number>> = { 1: 1.3, 2: 1, 3: 2.8 };

interface Candidate {
  site: Site;
  events: Inspection[];
  prior: number | null;
}

function candidatesOf(histories: readonly { site: Site; events: Inspection[] }[]): Candidate[] {
  return histories.flatMap(({ site, events }) => {
    const opened = site.schools[0]?.openDate ?? null;
    const closed = site.schools.at(-1)?.closeDate ?? null;
    if ((opened !== null && opened > "2020-09-01") || (closed !== null && closed < "2021-01-01")) return [];
    const before = events.filter((event) => event.start < FROM && event.overall !== null);
    return [{ site, events, prior: before.at(-1)?.overall ?? null }];
  });
}

/**
 * The visits of autumn 2020, added to the histories in their place of time: every inadequate school, every
 * school never inspected, and a sample of the rest with small phases drawn more often, until there are `count`.
 */
export function addInterimVisits(
  random: Random,
  histories: readonly { site: Site; events: Inspection[] }[],
  count: number,
): void {
  const ranked = random.shuffled(candidatesOf(histories)).map((candidate) => {
    const certain = candidate.prior === null || candidate.prior === 4;
    const small = candidate.site.phase === "Primary" ? 1 : candidate.site.phase === "Secondary" ? 1.6 : 2.4;
    const weight = (PREFERENCE[candidate.prior ?? 0] ?? 1) * small;
    // Weighted sampling without replacement: the smallest keys are taken (Efraimidis and Spirakis).
    return { candidate, key: certain ? -1 : -Math.log(1 - random.next()) / weight };
  });
  ranked.sort((a, b) => a.key - b.key);
  for (const { candidate } of ranked.slice(0, count)) addVisit(random, candidate);
}

function addVisit(random: Random, { site, events, prior }: Candidate): void {
  const start = schoolDayBetween(random, FROM, TO);
  const school = site.schools.find(({ closeDate }) => closeDate === null || closeDate > start);
  const visit: Inspection = {
    number: 19_000_001 + site.index * 30 + 29,
    urn: school?.urn ?? 0,
    kind: "interim_visit",
    start,
    end: start,
    publication: weekdayBy(addDays(start, random.int(18, 57))),
    type: "Interim visit",
    grouping: "Interim visit",
    eventGrouping: "Schools - S8",
    ...NOTHING_JUDGED,
    prior,
    delivery: start >= REMOTE_FROM && random.chance(0.75) ? "remote" : "on_site",
  };
  const after = events.findIndex((event) => event.start > start);
  events.splice(after === -1 ? events.length : after, 0, visit);
}
