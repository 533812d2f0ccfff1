import {
  type BuildInfo,
  type PublishedSchool,
  type SchoolFile,
  type SchoolIndexFile,
  type SchoolShard,
  shardOf,
  type UntoldReport,
} from "../../pipeline/publish/published.ts";
import { type Addressed, showAddressed } from "./addressed.ts";
import { chartCard } from "./chart-card.ts";
import type { Column } from "./csv.ts";
import { element } from "./element.ts";
import type { FrameworkBreak } from "./framework-breaks.ts";
import { breaksWithin, breakWords } from "./framework-breaks.ts";
import { schoolChart, schoolSpan } from "./school-chart.ts";
import { schoolEvents, type SchoolEvent } from "./school-events.ts";
import { schoolFinder } from "./school-finder.ts";
import { schoolThemes } from "./school-themes.ts";
import { type FoundSchool, prepareSearch, type SchoolSearch } from "./school-search.ts";
import { schoolTimeline } from "./school-timeline.ts";
import { besideUntold, schoolUntold, untoldCaveat } from "./school-untold.ts";
import { MissingData, siteData } from "./site-data.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

const EVENT_COLUMNS: readonly Column<SchoolEvent>[] = [
  { name: "date", value: ({ date }) => date },
  { name: "what", value: ({ what }) => what },
  { name: "event", value: ({ words }) => words },
  { name: "framework", value: ({ framework }) => framework },
  {
    name: "grades",
    value: ({ grades }) =>
      grades.map(({ label, grade_label }) => `${label}: ${grade_label ?? "not known"}`).join("; ") || null,
  },
  { name: "outcome", value: ({ outcome }) => outcome },
  { name: "category_of_concern", value: ({ concern }) => concern },
  { name: "of_predecessor", value: ({ ofPredecessor }) => ofPredecessor },
  { name: "urn_at_time", value: ({ urnAtTime }) => urnAtTime },
  {
    name: "themes",
    value: ({ themes }) => themes.map(([label, says]) => `${label} (${says})`).join("; ") || null,
  },
  { name: "title", value: ({ title }) => title },
  { name: "url", value: ({ url }) => url },
  { name: "listed_url", value: ({ listedUrl }) => listedUrl },
  { name: "source", value: ({ source }) => source },
  { name: "as_at", value: ({ asAt }) => asAt },
];

const FACTS: readonly (readonly [keyof PublishedSchool, string])[] = [
  ["other_names", "Also named"],
  ["phase", "Phase"],
  ["school_type", "Type"],
  ["local_authority", "Local authority"],
  ["region", "Region"],
  ["constituency", "Constituency"],
  ["postcode", "Postcode"],
  ["trust", "Trust"],
  ["predecessor_urn", "Predecessor’s URN"],
];

const LINKS: Partial<Readonly<Record<keyof PublishedSchool, string>>> = {
  local_authority: "area?la",
  constituency: "area?constituency",
  predecessor_urn: "school?urn",
};

/** Title of the page where no school is shown. */
const UNCHOSEN = "One school | Inspection Outcomes";

/** The school in the address (`?urn=`), and a box to find another; back and forward work. */
export function schoolPage(build: BuildInfo, breaks: readonly FrameworkBreak[]): HTMLElement {
  const shown = element("div", { class: "school", "aria-live": "polite" });
  const follow = showAddressed(
    shown,
    () => addressedSchool(new URL(location.href).searchParams.get("urn"), build, breaks),
    { title: UNCHOSEN, failed: "This school cannot be shown: load the page again." },
  );
  const choose = ({ urn }: FoundSchool): void => {
    history.pushState(null, "", `?urn=${encodeURIComponent(urn)}`);
    follow();
  };
  return element("div", {}, schoolFinder({ load: once(loadSearch), choose }), shown);
}

async function addressedSchool(
  urn: string | null,
  build: BuildInfo,
  breaks: readonly FrameworkBreak[],
): Promise<Addressed> {
  if (urn === null || urn.trim() === "") {
    const words = `${numbered(build.schools, "school is", "schools are")} here. Choose one to see what Ofsted has said of it, and when.`;
    return { title: UNCHOSEN, content: element("p", { class: "lede" }, words) };
  }
  const wanted = urn.trim();
  if (!/^\d{5,7}$/.test(wanted))
    return unfound(
      `“${wanted}” is not a URN: that is a number of six digits, such as the one in a school’s address on the Ofsted site. Find the school by its name instead.`,
    );
  const shard = await siteData<SchoolShard>(`schools/${shardOf(wanted)}.json`);
  const found = shard?.[wanted];
  return found === undefined
    ? unfound(
        `No school with URN ${wanted} is in this data (as at ${dayWords(build.as_at)}). It may have closed, be independent or further education, or have changed its URN on becoming an academy.`,
      )
    : {
        title: `${nameOf(found.school)} | Inspection Outcomes`,
        content: schoolSection(found, build, breaks),
      };
}

function unfound(words: string): Addressed {
  return { title: UNCHOSEN, content: notice(words) };
}

function nameOf({ name, urn }: PublishedSchool): string {
  return name ?? `URN ${urn}`;
}

function schoolSection(
  { school, events: rows, untold = [] }: SchoolFile,
  build: BuildInfo,
  breaks: readonly FrameworkBreak[],
): HTMLElement {
  const events = schoolEvents(rows);
  const name = nameOf(school);
  return element(
    "article",
    { "aria-labelledby": "school-name" },
    element("h2", { id: "school-name", tabindex: -1 }, name),
    facts(school),
    events.length === 0
      ? notice("No inspection or letter of this school is in the data yet.")
      : timelineCard(name, { events, untold }, build, breaks),
    schoolThemes(events),
    events.length === 0
      ? null
      : element("section", {}, element("h2", {}, "Every event, newest first"), schoolTimeline(events)),
    schoolUntold(untold),
  );
}

function facts(school: PublishedSchool): HTMLElement {
  const known = FACTS.flatMap(([column, label]) => {
    const value = school[column];
    return value === undefined
      ? []
      : [element("div", {}, element("dt", {}, label), element("dd", {}, factOf(column, value)))];
  });
  return element(
    "dl",
    { class: "facts" },
    element("div", {}, element("dt", {}, "URN"), element("dd", {}, school.urn)),
    ...known,
  );
}

/** What is known, with a link where this site has a page of it. */
function factOf(column: keyof PublishedSchool, value: string): HTMLElement | string {
  const page = LINKS[column];
  return page === undefined ? value : element("a", { href: `./${page}=${encodeURIComponent(value)}` }, value);
}

function timelineCard(
  name: string,
  { events, untold }: { events: readonly SchoolEvent[]; untold: readonly UntoldReport[] },
  build: BuildInfo,
  breaks: readonly FrameworkBreak[],
): HTMLElement {
  const inspections = events.filter(({ what }) => what === "inspection").length;
  const dated = events.flatMap(({ date }) => date ?? []);
  const newest =
    events
      .flatMap(({ asAt }) => asAt ?? [])
      .sort()
      .at(-1) ?? build.as_at;
  const span = schoolSpan(events);
  const marked = breaksWithin(breaks, span.first, span.last);
  const undated = events.length - dated.length;
  return chartCard({
    title: `${numbered(inspections, "inspection", "inspections")} since ${dated[0]?.slice(0, 4) ?? "an unknown year"}${besideUntold(untold)}`,
    subtitle: `${name}: overall grades on their own scale, and what gave none.`,
    rows: events,
    columns: EVENT_COLUMNS,
    draw: (width) => schoolChart(events, { width, breaks }),
    source: "Ofsted, management information, reports and letters; each event names its own below",
    asAt: dayWords(newest),
    denominator: `${numbered(events.length, "event", "events")}${undated === 0 ? "" : `, ${countWords(undated)} of them without a date and so only in the list`}.`,
    caveats: [
      "A ring of dashes: the predecessor school. A grade is what stood on its date, not a statement about today.",
      ...(marked.length === 0 ? [] : [breakWords(marked)]),
      ...(untold.length === 0 ? [] : [untoldCaveat(untold)]),
    ],
    buildId: build.build_id,
  });
}

function notice(words: string): HTMLElement {
  return element("p", { class: "notice" }, words);
}

async function loadSearch(): Promise<SchoolSearch> {
  const index = await siteData<SchoolIndexFile>("schools.json");
  if (index === null) throw new MissingData("The list of schools is not in this site.");
  return prepareSearch(index);
}

/** Runs once and hands the same promise to all who ask; a failure is forgotten, so that asking again tries again. */
function once<Value>(load: () => Promise<Value>): () => Promise<Value> {
  let held: Promise<Value> | null = null;
  return () => {
    held ??= load().catch((error: unknown) => {
      held = null;
      throw error;
    });
    return held;
  };
}
