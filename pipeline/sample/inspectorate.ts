import type { Authority, Trust } from "./country.ts";
import { createAuthorities, createTrusts } from "./country.ts";
import { addDays } from "./calendar.ts";
import { simulateHistory } from "./history.ts";
import type { Inspection } from "./inspection.ts";
import { Random } from "./random.ts";
import type { Fate, School, Site } from "./school.ts";
import { createSite } from "./school.ts";
import { addInterimVisits } from "./visits.ts";

/** What a sample is made of. `schools` counts those open at the end, `letters` the PDFs of the kinds collected. */
export interface SampleSize {
  schools?: number;
  letters?: number;
  seed?: string;
}

/** A site and all that inspectors did there, in order of time. */
export interface SiteHistory {
  site: Site;
  events: readonly Inspection[];
}

/** The whole fictional inspectorate in memory: about 3 kB a school. */
export interface Inspectorate {
  seed: string;
  letters: number;
  authorities: readonly Authority[];
  trusts: readonly Trust[];
  histories: readonly SiteHistory[];
}

export const DEFAULT_SIZE = { schools: 600, letters: 400, seed: "albany" } as const;

/** How many schools there may be. */
export const SCHOOLS = { least: 20, most: 60_000 } as const;

/** The day the default sample stands at: the August 2026 files are out. */
export const DEFAULT_UNTIL = "2026-09-20";

function drawFate(random: Random, closes: boolean): Fate {
  const free = random.chance(0.06);
  const opened = free
    ? addDays("2011-09-01", 365 * random.int(0, 10))
    : random.chance(0.25)
      ? addDays("1996-09-01", 365 * random.int(0, 8))
      : null;
  const converts = !free && random.chance(0.47);
  // Most conversions came early; they always fall on the first of a month.
  const year = 2011 + Math.floor(random.next() * random.next() * 15);
  const month = String(random.pick([1, 2, 4, 6, 9, 9, 9, 11])).padStart(2, "0");
  return {
    origin: free ? "free" : "old",
    conversion: converts ? `${year}-${month}-01` : null,
    sponsored: random.chance(0.3),
    opened,
    closed: closes ? `${random.int(2012, 2025)}-08-31` : null,
  };
}

/**
 * Makes the whole inspectorate: the same size and seed give the same schools and histories on any machine.
 * Throws RangeError when there are fewer than 20 schools, more than 60,000, or a negative number of letters.
 */
export function createInspectorate(size: SampleSize = {}): Inspectorate {
  const { schools, letters, seed } = { ...DEFAULT_SIZE, ...size };
  if (!Number.isInteger(schools) || schools < SCHOOLS.least || schools > SCHOOLS.most)
    throw new RangeError(`a sample has ${SCHOOLS.least} to ${SCHOOLS.most} schools, not ${schools}`);
  if (!Number.isInteger(letters) || letters < 0) throw new RangeError(`letters can not be ${letters}`);
  const random = new Random(seed);
  const authorities = createAuthorities(random.fork("authorities"), schools);
  const trusts = createTrusts(random.fork("trusts"), schools);
  const closing = Math.round(schools * 0.04);
  const places = authorities.map((authority) => [authority, authority.weight] as const);
  const histories: { site: Site; events: Inspection[] }[] = [];
  let academies = 900_001 + schools + closing;
  for (let index = 0; index < schools + closing; index++) {
    const own = random.fork(`site ${index}`);
    let fate = drawFate(own, index % 25 === 7 && index < closing * 25);
    // A school that closes does so some years after it became an academy, if ever it did.
    if (fate.closed !== null && fate.conversion !== null && addDays(fate.conversion, 700) > fate.closed)
      fate = { ...fate, conversion: null };
    const urns = { first: 900_001 + index, second: academies };
    const site = createSite(own, index, fate, urns, own.weighted(places), trusts);
    if (site.schools.length > 1) academies++;
    histories.push({ site, events: simulateHistory(own.fork("history"), site) });
  }
  addInterimVisits(random.fork("visits"), histories, Math.round(letters * 0.42));
  return { seed, letters, authorities, trusts, histories };
}

/** The school open on a site on a day; null when there was none. */
export function openSchool(site: Site, day: string): School | null {
  const open = site.schools.find(
    (school) =>
      (school.openDate === null || school.openDate <= day) &&
      (school.closeDate === null || school.closeDate > day),
  );
  return open ?? null;
}
