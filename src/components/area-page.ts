import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { AreaFile, AreaIndexFile, AreaKind } from "../../pipeline/publish/published-areas.ts";
import { type Addressed, showAddressed } from "./addressed.ts";
import { areaSection } from "./area-section.ts";
import { element } from "./element.ts";
import { type Findable, finder } from "./finder.ts";
import { matchingOptions } from "./option-search.ts";
import { MissingData, siteData } from "./site-data.ts";
import { numbered } from "./wording.ts";

type Entry = AreaIndexFile["areas"][number];
type FoundArea = Findable & { entry: Entry };

/** Name of each kind of area in the address, and in words. */
const KINDS: Readonly<Record<AreaKind, { parameter: string; words: string }>> = {
  local_authority: { parameter: "la", words: "Local authority" },
  constituency: { parameter: "constituency", words: "Constituency" },
};
const SUGGESTED = 5;
/** Title of the page where no area is shown. */
const UNCHOSEN = "One area | Inspection Outcomes";

/** The area in the address (`?la=` or `?constituency=`), and a box to find another; back and forward work. */
export function areaPage({ areas }: AreaIndexFile, build: BuildInfo): HTMLElement {
  const shown = element("div", { class: "area", "aria-live": "polite" });
  const options = areas.map((entry) => ({ value: entry.file, label: entry.name, entry }));
  const box = finder<FoundArea>({
    id: "area",
    label: "Find a local authority or constituency",
    hint: "By its name. Small misspellings are forgiven.",
    search: (query, limit) =>
      Promise.resolve(
        matchingOptions(options, query, limit).map(({ entry }) => ({
          name: entry.name,
          about: aboutWords(entry),
          entry,
        })),
      ),
    choose: ({ entry }) => {
      history.pushState(null, "", addressOf(entry));
      follow();
    },
    none: (query) => `No area fits “${query}”. Try fewer letters.`,
  });
  const follow = showAddressed(shown, () => contentOf(areas, build), {
    title: UNCHOSEN,
    failed: "This area cannot be shown: load the page again.",
  });
  return element("div", {}, box, shown);
}

async function contentOf(areas: readonly Entry[], build: BuildInfo): Promise<Addressed> {
  const parameters = new URL(location.href).searchParams;
  const asked = (["local_authority", "constituency"] as const)
    .map((kind) => ({ kind, name: parameters.get(KINDS[kind].parameter)?.trim() ?? "" }))
    .find(({ name }) => name !== "");
  if (asked === undefined) return { title: UNCHOSEN, content: welcome(areas) };
  const ofKind = areas.filter(({ kind }) => kind === asked.kind);
  const entry = ofKind.find(({ name }) => name.toLowerCase() === asked.name.toLowerCase());
  if (entry === undefined) return { title: UNCHOSEN, content: unknownArea(asked, ofKind) };
  const file = await siteData<AreaFile>(`areas/${entry.file}`);
  if (file === null)
    throw new MissingData(
      "This area’s file is not in this site: its keeper has to publish and build it again.",
    );
  return {
    title: `${entry.name} | Inspection Outcomes`,
    content: areaSection(file, KINDS[asked.kind], build),
  };
}

function welcome(areas: readonly Entry[]): HTMLElement {
  const count = (kind: AreaKind, one: string, more: string): string =>
    numbered(areas.filter((entry) => entry.kind === kind).length, one, more);
  return element(
    "p",
    { class: "lede" },
    `${count("local_authority", "local authority", "local authorities")} and ${count("constituency", "constituency", "constituencies")} are here. Choose one: its page prints on two sheets of A4.`,
  );
}

function unknownArea(asked: { kind: AreaKind; name: string }, ofKind: readonly Entry[]): HTMLElement {
  const { words } = KINDS[asked.kind];
  const near = matchingOptions(
    ofKind.map((entry) => ({ value: entry.file, label: entry.name, entry })),
    asked.name,
    SUGGESTED,
  );
  const links = near.flatMap(({ entry }, at) => [
    at === 0 ? "" : ", ",
    element("a", { href: addressOf(entry) }, entry.name),
  ]);
  return element(
    "p",
    { class: "notice" },
    `${words} “${asked.name}” is not in this data. `,
    ...(links.length === 0
      ? [
          asked.kind === "constituency"
            ? "Only some files tell the constituency of a school. Look for the local authority instead."
            : "It may have another name, or be part of another authority now. Find it above.",
        ]
      : ["Did you mean ", ...links, "?"]),
  );
}

function addressOf({ kind, name }: Entry): string {
  return `?${new URLSearchParams({ [KINDS[kind].parameter]: name }).toString()}`;
}

function aboutWords({ kind, region, schools }: Entry): string {
  return [KINDS[kind].words, region, numbered(schools, "school", "schools")]
    .filter((part) => part !== null)
    .join(" · ");
}
