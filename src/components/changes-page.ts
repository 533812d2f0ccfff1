import {
  CHANGE_KINDS,
  CHANGE_LABELS,
  type ChangesIndex,
  type PublishedChange,
  type PublishedRefresh,
  type RevisionsFile,
} from "../../pipeline/publish/published-changes.ts";
import { KIND_LABELS } from "../evidence/vocabulary.ts";
import { CHANGE_COLUMNS, changeChoices, chosenChanges, feedName, monthsOf } from "./change-rows.ts";
import { choiceBar, type Chosen } from "./choices.ts";
import { csvText } from "./csv.ts";
import { download, fileName } from "./download.ts";
import { element } from "./element.ts";
import { address, revisionSection } from "./revision-table.ts";
import { MissingData, siteData } from "./site-data.ts";
import { countWords, dayWords, numbered } from "./wording.ts";

/** Changes drawn; the CSV has all. */
const SHOWN = 200;

/** What came to light between two refreshes, by kind, authority and theme, with feeds to follow and all revisions. */
export function changesPage(): HTMLElement {
  const page = element(
    "div",
    { class: "changes" },
    element("p", { class: "hint" }, "Loading what changed …"),
  );
  Promise.all([
    siteData<ChangesIndex>("changes/index.json"),
    siteData<RevisionsFile>("changes/revisions.json"),
  ])
    .then(([index, revisions]) => {
      if (index === null || revisions === null || index.refreshes.length === 0)
        throw new MissingData("Nothing has been collected on this site yet.");
      const months = new Map<string, Promise<readonly PublishedChange[]>>();
      page.replaceChildren(
        firstWords(index.refreshes),
        choiceBar(changeChoices(index), (chosen) =>
          element(
            "div",
            {},
            changesOf(index, chosen, months),
            feedWords(index, chosen),
            revisionSection(revisions, chosen["authority"] ?? "all"),
          ),
        ),
      );
    })
    .catch((error: unknown) => {
      page.replaceChildren(element("p", { class: "notice" }, failure(error)));
    });
  return page;
}

function failure(error: unknown): string {
  return error instanceof MissingData ? error.message : "This cannot be shown: load the page again.";
}

/** From when changes are told, and what of the newest refresh is no news. */
function firstWords(refreshes: readonly PublishedRefresh[]): HTMLElement {
  const [first] = refreshes;
  const letters = refreshes.reduce((sum, refresh) => sum + refresh.first.letters, 0);
  const outcomes = refreshes.reduce((sum, refresh) => sum + refresh.first.outcomes, 0);
  const olderLetters = refreshes.reduce((sum, refresh) => sum + refresh.older.letters, 0);
  const olderOutcomes = refreshes.reduce((sum, refresh) => sum + refresh.older.outcomes, 0);
  const late =
    olderLetters + olderOutcomes === 0
      ? ""
      : ` Older material that came late is no news either: ${numbered(olderLetters, "letter", "letters")} and ${numbered(olderOutcomes, "inspection", "inspections")}, published over three months before what was known.`;
  return element(
    "p",
    {},
    `Changes are told from the first refresh on (${dayWords(first?.date ?? null)}): what it brought, ${numbered(letters, "letter", "letters")} and ${numbered(outcomes, "inspection", "inspections")}, is the base and no news.${late}`,
  );
}

function changesOf(
  index: ChangesIndex,
  chosen: Chosen,
  held: Map<string, Promise<readonly PublishedChange[]>>,
): HTMLElement {
  const section = element(
    "section",
    { class: "card loading", "aria-label": "Changes" },
    element("p", { class: "hint" }, "Loading …"),
  );
  const month = (name: string): Promise<readonly PublishedChange[]> => {
    const known =
      held.get(name) ?? siteData<PublishedChange[]>(`changes/${name}.json`).then((rows) => rows ?? []);
    held.set(name, known);
    // What failed is asked for again the next time.
    known.catch(() => held.delete(name));
    return known;
  };
  const show = (...content: readonly Node[]): void => {
    section.classList.remove("loading");
    section.replaceChildren(...content);
  };
  if (index.refreshes.length < 2) {
    show(
      element("p", { class: "hint" }, "There was one refresh so far: the next one brings the first news."),
    );
    return section;
  }
  Promise.all(monthsOf(index, chosen).map(month))
    .then((parts) => {
      show(...changeList(chosenChanges(parts.flat(), chosen), chosen));
    })
    .catch((error: unknown) => {
      show(element("p", { class: "notice" }, failure(error)));
    });
  return section;
}

function changeList(rows: readonly PublishedChange[], { since = "", until = "" }: Chosen): HTMLElement[] {
  const period = `after ${dayWords(since)}, up to ${dayWords(until)}`;
  if (since >= until)
    return [element("p", { class: "hint" }, `Choose an earlier day to begin with: nothing lies ${period}.`)];
  if (rows.length === 0) return [element("p", { class: "hint" }, `Nothing of this came ${period}.`)];
  const counts = CHANGE_KINDS.flatMap((kind) => {
    const count = rows.filter((row) => row.kind === kind).length;
    return count === 0 ? [] : [`${CHANGE_LABELS[kind]}: ${countWords(count)}`];
  });
  const save = element("button", { type: "button" }, "CSV");
  save.addEventListener("click", () => {
    download(`changes-${since}-${until}.csv`, csvText(rows, CHANGE_COLUMNS), "text/csv;charset=utf-8");
  });
  const cut = rows.length > SHOWN ? ` The newest ${SHOWN} are shown; the CSV has all.` : "";
  return [
    element("h2", { id: "list" }, numbered(rows.length, "change", "changes")),
    element("p", {}, `First seen ${period}. ${counts.join(", ")}.${cut}`),
    element("ol", { class: "change-list" }, ...rows.slice(0, SHOWN).map(changeItem)),
    element("div", { class: "actions" }, save),
  ];
}

function changeItem(change: PublishedChange): HTMLElement {
  const { kind, date, urn, school, authority, words, document_kind: document } = change;
  const link = address(change.url);
  const name = school ?? (urn === null ? null : `URN ${urn}`);
  const source = place(change.source, change.row);
  const older = place(change.older_source, change.older_row);
  return element(
    "li",
    {},
    element(
      "p",
      { class: "change-head" },
      element("span", { class: `kind ${kind}` }, CHANGE_LABELS[kind]),
      " ",
      name === null ? null : element("a", { href: `./school?urn=${urn ?? ""}` }, name),
      authority === null ? null : `${name === null ? "" : ", "}${authority}`,
      " · ",
      element("time", { datetime: date }, dayWords(date)),
    ),
    element("p", {}, document === null ? words : `${KIND_LABELS[document] ?? document}: ${words}`),
    element(
      "p",
      { class: "source" },
      "Source: ",
      link === null ? source : element("a", { href: link }, source),
      older === "" ? null : `; before it: ${older}`,
    ),
  );
}

function place(name: string | null, row: number | null): string {
  return name === null ? "" : `${name}${row === null ? "" : `, row ${row}`}`;
}

/** Feeds that fit what is chosen. */
function feedWords({ themes }: ChangesIndex, chosen: Chosen): HTMLElement {
  const name = feedName(chosen, fileName);
  const { authority = "all", theme = "all" } = chosen;
  const of =
    authority !== "all"
      ? authority
      : theme !== "all"
        ? (themes.find(({ id }) => id === theme)?.label ?? theme)
        : "everything";
  return element(
    "p",
    { class: "feeds" },
    `Follow ${of}, the newest 100 changes: `,
    element("a", { href: `./data/feeds/${name}.atom`, type: "application/atom+xml" }, "Atom"),
    ", ",
    element("a", { href: `./data/feeds/${name}.json`, type: "application/feed+json" }, "JSON Feed"),
    ". There is one of everything, and one for each theme and each local authority.",
  );
}
