import type { Archive } from "../archive/archive.ts";
import { errorText } from "../errors.ts";
import { providerPath } from "../parse/html.ts";
import { RefusedFile } from "../parse/parsed.ts";
import { looksLikeProviderPage, type ProviderPage, readProviderPage } from "../parse/provider-page.ts";
import { looksLikeSearchPage, readSearchPage, type SearchPage } from "../parse/search-page.ts";
import type { AnswerLog } from "./answer-log.ts";
import { SCHOOL_CATEGORIES } from "./category.ts";
import { documentTask, foundDocument, wrongPdf } from "./letters.ts";
import { tellsTheSame, unlisted } from "./page-changes.ts";
import type { ProviderList } from "./provider-list.ts";
import { daysBefore, searchStart, searchUrl } from "./search.ts";
import { type Arrival, type Found, NOTHING_MORE, type Source, type Task } from "./source.ts";
import { isWanted, type Wanted } from "./wanted.ts";
import type { Withdrawal } from "./withdrawals.ts";

/** What one run over the reports site is to do. */
export type ReportsRun =
  /** The first: every provider, then what the search has newer. */
  | { mode: "walk" }
  /** Every later one: the search since the newest report known, schools never seen, and some old pages. */
  | { mode: "nightly"; revisitShare: number }
  /** What a person chose: some providers, or all whose latest report is of a day or later. */
  | { mode: "chosen"; urns: readonly string[]; since: string | null };

export interface ReportsWorld {
  base: string;
  archive: Archive;
  answers: AnswerLog;
  providers: ProviderList;
  wanted: Wanted;
  run: ReportsRun;
  /** Today and now, from the clock of the run. */
  now: () => Date;
  /** The newest publication date known when the run began, ISO; null at the first. */
  newest: string | null;
}

/** Reports may be listed some days after their date: the search looks so far behind the newest one known. */
const OVERLAP_DAYS = 7;
/** How often the search is gone through when results shifted between its pages. */
const SEARCH_PASSES = 3;

/** The reports site: provider pages, letters and reports. See docs/sources/reports-site.md. */
export function reportsSource(world: ReportsWorld): Source {
  const { base, answers, providers, run } = world;
  let newest = world.newest;
  let startedSearch = false;
  /** URNs met by the search in this run, to see that none slipped between two pages. */
  const met = new Set<string>();

  function searchTask(pass: number, start: number, since: string): Task {
    const url = searchUrl(base, since, start);
    return {
      kind: "search",
      url,
      others: [],
      why: `search ${pass}`,
      urn: null,
      title: `search since ${since}`,
    };
  }

  function firstSearch(since: string | null): Task {
    startedSearch = true;
    return searchTask(
      1,
      0,
      since ?? daysBefore(newest ?? world.now().toISOString().slice(0, 10), OVERLAP_DAYS),
    );
  }

  function discover(): Task[] {
    if (run.mode === "walk") return providers.urns.map((urn) => providers.task(urn, "walk"));
    if (run.mode === "chosen") {
      const pages = run.urns.map((urn) => providers.task(urn, "chosen"));
      return run.since === null ? pages : [firstSearch(run.since), ...pages];
    }
    const { never, seen } = providers.bySight(world.now().toISOString());
    const share = Math.ceil(run.revisitShare * (never.length + seen.length));
    return [
      firstSearch(null),
      ...never.map((urn) => providers.task(urn, "new")),
      ...seen.slice(0, share).map((urn) => providers.task(urn, "revisit")),
    ];
  }

  function foundPage(task: Task, arrival: Arrival): Found {
    let page: ProviderPage;
    try {
      page = readProviderPage(arrival.body, arrival.url);
    } catch (thrown) {
      if (!(thrown instanceof RefusedFile)) throw thrown;
      return {
        ...NOTHING_MORE,
        keep: pageMeta(arrival, task.title),
        problem: `archived, but ${thrown.message}`,
      };
    }
    const changed =
      arrival.fresh && (arrival.previous === null || !tellsTheSame(arrival.previous, arrival.body));
    const wanted = page.publications.filter((publication) => isWanted(publication, world.wanted));
    const tasks = wanted
      .map((publication) => documentTask(page, publication, task.why === "revisit" ? "revisit" : "letter"))
      .filter((document) => task.why === "revisit" || answers.held(document.url) === null);
    const today = world.now().toISOString().slice(0, 10);
    const dates = page.publications.flatMap(({ publicationDate }) =>
      publicationDate === null || publicationDate > today ? [] : [publicationDate],
    );
    const pageNewest = dates.sort().at(-1) ?? null;
    if (pageNewest !== null && (newest === null || pageNewest > newest)) newest = pageNewest;
    return {
      keep: changed ? pageMeta(arrival, `Provider page of ${page.name} (URN ${page.urn})`) : null,
      tasks,
      withdrawals: changed ? goneFrom(page, arrival) : [],
      newest: pageNewest,
      problem: null,
    };
  }

  function goneFrom(page: ProviderPage, arrival: Arrival): Withdrawal[] {
    const about = { at: world.now().toISOString(), urn: page.urn, by_sha256: null };
    const back = page.publications.map(({ url }): Withdrawal => {
      return { ...about, what: "listed_again", url, sha256: answers.held(url), by_url: null };
    });
    const before = arrival.previous === null ? null : readable(arrival.previous, arrival.url);
    if (before === null) return back;
    const gone = unlisted(before.publications, page.publications).map(
      ({ publication: { url }, by }): Withdrawal => {
        return { ...about, what: "unlisted", url, sha256: answers.held(url), by_url: by?.url ?? null };
      },
    );
    return [...back, ...gone];
  }

  /** A letter that has no file any more; or all letters of a page that is nowhere any more. */
  async function goneWith(task: Task): Promise<Withdrawal[]> {
    const about = { at: world.now().toISOString(), urn: task.urn, by_url: null, by_sha256: null };
    if (task.kind === "document") {
      const sha256 = answers.held(task.url);
      return sha256 === null ? [] : [{ ...about, what: "file_gone", url: task.url, sha256 }];
    }
    const held = [task.url, ...task.others].map((url) => answers.held(url)).find((sha256) => sha256 !== null);
    const before = held == null ? null : readable(await world.archive.read(held), task.url);
    return (before?.publications ?? []).map(({ url }) => {
      return { ...about, what: "unlisted", url, sha256: answers.held(url) };
    });
  }

  async function isKnown(result: SearchPage["results"][number]): Promise<boolean> {
    const address = providers.heldAddress(result.urn);
    const sha256 = address === null ? null : answers.held(address);
    if (sha256 === null || result.latestReport === null) return false;
    const page = readable(await world.archive.read(sha256), address ?? "");
    return (
      page?.publications.some(
        ({ publicationDate, eventDate }) =>
          publicationDate === result.latestReport || eventDate === result.latestReport,
      ) ?? false
    );
  }

  async function foundSearch(task: Task, arrival: Arrival): Promise<Found> {
    const start = searchStart(task.url);
    const page = readSearchPage(arrival.body, start);
    const schools = page.results.filter(({ url }) => isSchool(url));
    const unknown: typeof schools = [];
    for (const result of schools) if (!(await isKnown(result))) unknown.push(result);
    for (const { urn } of page.results) met.add(urn);
    const pages = unknown.map((result) =>
      providers.task(result.urn, "search", providerPath(result.url)?.category),
    );
    const changed =
      arrival.fresh && (arrival.previous === null || !tellsTheSame(arrival.previous, arrival.body));
    const keep = {
      how: "fetch",
      kind: "search_page",
      label: `Search page of the reports site, ${page.results.length} of ${page.count} results`,
      name: `search_${task.title.slice(-10)}_${start}.html`,
      url: arrival.url,
    } as const;
    const tasks = [...pages, ...nextSearch(task, page, start, unknown.length === 0)];
    return { ...NOTHING_MORE, keep: changed ? keep : null, tasks };
  }

  /** The next page of the search; after the last, the first again when results shifted and some were never seen. */
  function nextSearch(task: Task, page: SearchPage, start: number, allKnown: boolean): Task[] {
    const pass = Number(task.why.slice("search ".length));
    const since = task.title.slice("search since ".length);
    const read = page.results.length + page.refusals.filter(({ scope }) => scope === "row").length;
    // Newest first: behind a page without news there is none, unless a person asked for everything since a day.
    if (run.mode !== "chosen" && pass === 1 && allKnown && read > 0) return [];
    if (read > 0 && start + read < page.count) return [searchTask(pass, start + read, since)];
    const refused = page.refusals.length;
    return met.size + refused < page.count && pass < SEARCH_PASSES ? [searchTask(pass + 1, 0, since)] : [];
  }

  return {
    name: "reports",
    mode: run.mode,
    discover: () => Promise.resolve(discover()),
    wrong: (task, body) => Promise.resolve(wrongBody(task, body)),
    found: async (task, arrival) => {
      if (task.kind === "search") return foundSearch(task, arrival);
      return task.kind === "page" ? foundPage(task, arrival) : foundDocument(task, arrival);
    },
    nothing: goneWith,
    // A walk takes days: what came out meanwhile is found by the search at its end.
    afterwards: () => Promise.resolve(run.mode === "walk" && !startedSearch ? [firstSearch(null)] : []),
  };
}

function pageMeta(arrival: Arrival, label: string): Found["keep"] {
  const path = providerPath(arrival.url);
  const name = path === null ? null : `provider_${path.category}_${path.urn}.html`;
  return { how: "fetch", kind: "provider_page", label, name, url: arrival.url };
}

/** The search also finds nurseries, colleges and independent schools, which the management information has not. */
function isSchool(url: string): boolean {
  const category = providerPath(url)?.category ?? "";
  return SCHOOL_CATEGORIES.some((code) => code === category);
}

function readable(bytes: Uint8Array, url: string): ProviderPage | null {
  try {
    return readProviderPage(bytes, url);
  } catch (thrown) {
    if (thrown instanceof RefusedFile) return null;
    throw thrown;
  }
}

function wrongBody(task: Task, body: Uint8Array): string | null {
  if (task.kind === "document") return wrongPdf(body);
  const text = new TextDecoder().decode(body);
  if (task.kind === "page") {
    return looksLikeProviderPage(text)
      ? null
      : "the page is no provider page: looked for its canonical link and its URN";
  }
  if (!looksLikeSearchPage(text))
    return "the page is no page of search results: looked for .js-results-count";
  try {
    readSearchPage(body, searchStart(task.url));
    return null;
  } catch (thrown) {
    return errorText(thrown);
  }
}
