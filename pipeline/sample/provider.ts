import type { Inspectorate, SiteHistory } from "./inspectorate.ts";
import type { Publication } from "./publication.ts";
import { isListed, sitePublications } from "./publication.ts";
import type { Phase, School, Site } from "./school.ts";

/** One school as the reports site shows it on a day. */
export interface Provider {
  site: Site;
  school: School;
  /** The number in its address, /provider/<category>/<URN>. */
  category: number;
  categoryName: string;
  open: boolean;
  /** Newest first. */
  publications: readonly Publication[];
  /** Of the newest publication; null when nothing is published. */
  latestReport: string | null;
  /** 1–4 of the latest graded inspection while overall grades were given; null otherwise. */
  rating: number | null;
}

const CATEGORIES: Readonly<Record<Phase, readonly [number, string]>> = {
  Nursery: [20, "Nursery School"],
  Primary: [21, "Primary"],
  "Alternative provision": [22, "Pupil Referral Unit"],
  Secondary: [23, "Secondary"],
  Special: [25, "Special School"],
};

/** Categories by which the address of a school's page begins. */
export function categoryOf(site: Site): number {
  return CATEGORIES[site.phase][0];
}

function providerOf(
  history: SiteHistory,
  school: School,
  day: string,
  chosen: ReadonlySet<number>,
): Provider {
  const { site } = history;
  const [category, categoryName] = CATEGORIES[site.phase];
  const publications = sitePublications(history)
    .filter((publication) => publication.school === school && publication.publicationDate <= day)
    .filter((publication) => isListed(publication, chosen))
    .reverse();
  const graded = publications.filter(({ event }) => event.overall !== null);
  const latest = graded[0]?.event;
  const dates = publications.map(({ publicationDate }) => publicationDate).sort();
  return {
    site,
    school,
    category,
    categoryName,
    open: school.closeDate === null || school.closeDate > day,
    publications,
    latestReport: dates.at(-1) ?? null,
    rating: latest?.overallPublished === true ? latest.overall : null,
  };
}

/** Every school that existed on the day, in order of sites; closed ones too, as the reports site keeps them. */
export function* providers(
  { histories }: Inspectorate,
  day: string,
  chosen: ReadonlySet<number>,
): Generator<Provider> {
  for (const history of histories) {
    for (const school of history.site.schools) {
      if (school.openDate === null || school.openDate <= day) yield providerOf(history, school, day, chosen);
    }
  }
}
