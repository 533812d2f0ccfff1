import { type Evidence, evidenceOf, UNTITLED } from "../evidence/evidence.ts";
import { permalinkOf, queryOf } from "../evidence/permalink.ts";
import { NOTHING_CHOSEN, type Selection } from "../evidence/selection.ts";
import { describe } from "../evidence/summary.ts";
import { WrongSelection } from "../evidence/wrong-selection.ts";
import { element } from "./element.ts";
import { EvidenceData } from "./evidence-data.ts";
import { passageItem } from "./evidence-passage.ts";
import { markChosen } from "./pressable.ts";
import { readAllButton, UNASKED_BYTES } from "./read-all.ts";
import { MissingData } from "./site-data.ts";
import { countWords, sizeWords } from "./wording.ts";

const SHOWN = 10;
/** Parameters of the address that say which mark is pressed: its chart, and its selection with this before each name. */
const CHART = "chart";
const MARK = "mark.";

/** The mark an address names: the id of its chart and, as the part of an address, its selection; null for none. */
export function markIn(search: string): { chart: string; query: string } | null {
  const parameters = new URLSearchParams(search);
  const chart = parameters.get(CHART);
  const query = new URLSearchParams();
  for (const [name, value] of parameters)
    if (name.startsWith(MARK)) query.append(name.slice(MARK.length), value);
  return chart === null || query.size === 0 ? null : { chart, query: query.toString() };
}

/** An address with this mark instead of the one it names; null takes it off. */
export function withMark(search: string, mark: { chart: string; query: string } | null): string {
  const parameters = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name]) => name !== CHART && !name.startsWith(MARK)),
  );
  if (mark !== null) {
    parameters.append(CHART, mark.chart);
    for (const [name, value] of new URLSearchParams(mark.query)) parameters.append(`${MARK}${name}`, value);
  }
  return parameters.toString();
}

/** A selection as the part of an address; parts of it left out are not filtered by. */
export function queryFor(selection: Partial<Selection>): string {
  return queryOf({
    selection: { ...NOTHING_CHOSEN, ...selection },
    picks: [],
    build: null,
    codebook: null,
  });
}

/**
 * The sentences behind a mark of a chart: quotation, school, date, page and link, and the way to take them away as
 * evidence. Which mark it is stands in the address. Letters are fetched when a mark is first pressed.
 */
export class SentencesBehind {
  readonly #node = element("section", { class: "card sentences", "aria-labelledby": "sentences" });
  #data: Promise<EvidenceData> | null = null;
  #shown = "";
  #asked: { search: string; mark: ReturnType<typeof markIn> } | null = null;

  /** True where the address names this mark. */
  isShown(chart: string, selection: Partial<Selection>): boolean {
    // Each of many hundreds of marks asks.
    if (this.#asked?.search !== location.search)
      this.#asked = { search: location.search, mark: markIn(location.search) };
    const { mark } = this.#asked;
    return mark?.chart === chart && mark.query === queryFor(selection);
  }

  /** Shows the sentences of a mark, under its chart, and puts it into the address. */
  open(chart: string, selection: Partial<Selection>): void {
    this.#goTo({ chart, query: queryFor(selection) });
    this.#node.querySelector("h2")?.focus();
  }

  /** Shows what the address names under its chart, one of the children of `charts` by id; or nothing. */
  follow(charts: HTMLElement): void {
    const mark = markIn(location.search);
    markChosen(charts, mark !== null);
    const card = mark === null ? null : charts.querySelector(`#${CSS.escape(mark.chart)}`);
    if (mark === null || card === null) {
      this.#node.remove();
      this.#shown = "";
      return;
    }
    if (this.#node.previousElementSibling !== card) card.after(this.#node);
    if (this.#shown === mark.query) return;
    this.#shown = mark.query;
    this.#load(mark.query, UNASKED_BYTES);
  }

  /** @param most bytes of letters that may be fetched for it */
  #load(query: string, most: number): void {
    this.#frame(element("p", { class: "hint", role: "status" }, "Loading the sentences …"));
    this.#fill(query, most).catch((error: unknown) => {
      if (this.#shown === query) this.#frame(element("p", { class: "notice" }, told(error)));
    });
  }

  #goTo(mark: { chart: string; query: string } | null): void {
    const search = withMark(location.search, mark);
    history.pushState(null, "", search === "" ? location.pathname : `?${search}`);
    // The controls of the page follow the address as they do on "back".
    dispatchEvent(new PopStateEvent("popstate"));
  }

  #frame(...content: readonly Node[]): void {
    const close = element("button", { type: "button" }, "Close");
    close.addEventListener("click", () => {
      const mark = this.#node.previousElementSibling?.querySelector<SVGElement>("svg [aria-current]");
      this.#goTo(null);
      mark?.focus();
    });
    const heading = element("h2", { id: "sentences", tabindex: -1 }, "The sentences behind it");
    const hadFocus = this.#node.contains(document.activeElement);
    this.#node.replaceChildren(heading, ...content, element("div", { class: "actions" }, close));
    if (hadFocus) heading.focus();
  }

  async #fill(query: string, most: number): Promise<void> {
    this.#data ??= EvidenceData.load();
    // What failed is asked for again the next time.
    this.#data.catch(() => (this.#data = null));
    const data = await this.#data;
    const { selection } = permalinkOf(query, data.vocabulary);
    const { vocabulary, index } = data;
    const criteria = describe(selection, vocabulary).map(({ name, value }) => `${name}: ${value}`);
    const chosen = element("p", { class: "criteria" }, `${criteria.join(" · ")}.`);
    const bytes = data.asks(selection);
    if (bytes > most) {
      if (this.#shown === query) this.#frame(chosen, this.#tooMuch(query, bytes));
      return;
    }
    const collected = await data.collected(selection);
    const evidence = evidenceOf(collected, {
      title: UNTITLED,
      build: index.build,
      reading: index.reading,
      selection,
      vocabulary,
      picks: [],
      page: "/evidence",
    });
    if (this.#shown !== query) return;
    this.#frame(
      chosen,
      element("p", { class: "criteria", role: "status" }, countOf(evidence)),
      element(
        "p",
        { class: "criteria" },
        element("a", { href: `./evidence?${query}` }, "Export these as evidence"),
        ": Word, Excel or data, with the same filters.",
      ),
      ...listOf(evidence),
    );
  }

  /** Says how much there is to read, and reads it when told to. */
  #tooMuch(query: string, bytes: number): HTMLElement {
    const words = `The letters it is in are ${sizeWords(bytes)} of text`;
    const read = readAllButton(bytes, (most) => {
      this.#load(query, most);
    });
    const rest = read === null ? [", more than a page can read. Choose fewer years."] : [". ", read];
    return element("p", { role: "status" }, words, ...rest);
  }
}

function countOf({ passages, sources }: Evidence): string {
  if (passages.length === 0) return "No letter has such a sentence.";
  const sentences = `${countWords(passages.length)} ${passages.length === 1 ? "sentence" : "sentences"}`;
  return `${sentences} in ${countWords(sources.length)} ${sources.length === 1 ? "letter" : "letters"}.`;
}

/** The first passages, and a button for more. */
function listOf({ passages, sources }: Evidence): HTMLElement[] {
  const list = element("ol", { class: "passages" });
  const more = element("button", { type: "button" }, "Show more sentences");
  const show = (): void => {
    const from = list.childElementCount;
    for (const passage of passages.slice(from, from + SHOWN)) {
      const source = sources[passage.source - 1];
      if (source !== undefined) list.append(passageItem(passage, source));
    }
    more.hidden = list.childElementCount >= passages.length;
  };
  more.addEventListener("click", show);
  show();
  return [list, more];
}

function told(error: unknown): string {
  if (error instanceof MissingData || error instanceof WrongSelection) return error.message;
  return "The sentences cannot be shown: load the page again.";
}
