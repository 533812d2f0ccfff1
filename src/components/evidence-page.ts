import { type Evidence, evidenceOf, UNTITLED } from "../evidence/evidence.ts";
import { permalinkOf, type Pick, queryOf } from "../evidence/permalink.ts";
import { NOTHING_CHOSEN, type Selection } from "../evidence/selection.ts";
import { nothingFound, widened } from "../evidence/widen.ts";
import { WrongSelection } from "../evidence/wrong-selection.ts";
import { element } from "./element.ts";
import { Basket } from "./evidence-basket.ts";
import { BasketView } from "./evidence-basket-view.ts";
import { changeNotices } from "./evidence-changes.ts";
import { EvidenceData } from "./evidence-data.ts";
import { EvidenceFilters } from "./evidence-filters.ts";
import { EvidenceResults } from "./evidence-results.ts";
import { readAllButton, UNASKED_BYTES } from "./read-all.ts";
import { MissingData } from "./site-data.ts";
import { countWords, numbered, sizeWords } from "./wording.ts";

/** Filters, passages with their numbers, the basket, and the way to Word, Excel and the others. State in the address. */
export function evidencePage(): HTMLElement {
  const page = element(
    "div",
    { class: "evidence" },
    element("p", { class: "hint" }, "Loading the letters …"),
  );
  EvidenceData.load()
    .then((data) => {
      page.replaceChildren(new EvidenceView(data).node);
    })
    .catch((error: unknown) => {
      page.replaceChildren(element("p", { class: "notice" }, told(error)));
    });
  return page;
}

class EvidenceView {
  readonly node: HTMLElement;
  readonly #data: EvidenceData;
  readonly #filters: EvidenceFilters;
  readonly #basket: Basket;
  readonly #notices = element("div", {});
  readonly #toBasket = element("button", { type: "button" });
  readonly #picked: BasketView;
  readonly #results: EvidenceResults;
  #selection: Selection = NOTHING_CHOSEN;
  #asked = 0;

  constructor(data: EvidenceData) {
    this.#data = data;
    this.#basket = new Basket(localStorage, () => void this.#showBasket().catch(this.#say));
    this.#picked = new BasketView(this.#basket, (picks, title) => this.#gather(picks, title), data.documents);
    this.#results = new EvidenceResults(this.#basket, data.documents, this.#toBasket);
    this.#filters = new EvidenceFilters(
      data.vocabulary,
      (selection) => {
        history.pushState(null, "", `?${queryOf({ selection, picks: [], build: null, codebook: null })}`);
        this.#follow();
      },
      () => {
        this.#refuse();
      },
    );
    this.#toBasket.addEventListener("click", () => {
      this.#picked.node.scrollIntoView();
      this.#picked.node.focus();
    });
    addEventListener("popstate", () => {
      this.#follow();
    });
    this.node = element(
      "div",
      {},
      this.#filters.node,
      this.#notices,
      ...this.#results.nodes,
      this.#picked.node,
    );
    this.#follow();
  }

  #say = (error: unknown): void => {
    this.#notices.replaceChildren(element("p", { class: "notice" }, told(error)));
  };

  /** Takes the state from the address and shows it. */
  #follow(): void {
    try {
      const link = permalinkOf(location.search, this.#data.vocabulary);
      this.#notices.replaceChildren(...changeNotices(link, this.#data.index.build));
      if (link.picks.length > 0) this.#offer(link.picks);
      this.#selection = link.selection;
      this.#filters.show(link.selection);
      this.#search().catch(this.#say);
    } catch (error) {
      this.#say(error);
      this.#refuse();
    }
  }

  /** Shows nothing for filters that can not be; why is said where they stand. What is still searched for comes too late. */
  #refuse(): void {
    this.#asked += 1;
    this.#showNothing("Nothing is looked for until the filters are put right.");
  }

  #offer(picks: readonly string[]): void {
    const button = element(
      "button",
      { type: "button" },
      `Put its ${numbered(picks.length, "passage", "passages")} into the basket`,
    );
    button.addEventListener("click", () => {
      for (const id of picks) this.#basket.add(id);
      button.remove();
    });
    this.#notices.append(button);
  }

  async #gather(picks: readonly Pick[], title = UNTITLED): Promise<Evidence> {
    const { vocabulary, index } = this.#data;
    const selection = this.#selection;
    const collected = await this.#data.collected(
      selection,
      picks.map(({ sentence_id }) => sentence_id),
    );
    const page = `${location.origin}${location.pathname}`;
    const { build, reading } = index;
    return evidenceOf(collected, { title, build, reading, selection, vocabulary, picks, page });
  }

  /** @param most bytes of letters that may be fetched for it */
  async #search(most = UNASKED_BYTES): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const bytes = this.#data.asks(this.#selection);
    if (bytes > most) {
      this.#showNothing(...this.#tooMuch(bytes));
      return;
    }
    this.#results.search();
    try {
      const found = await this.#gather([]);
      const nothing = found.passages.length === 0 ? await this.#nothing() : null;
      if (mine !== this.#asked) return;
      this.#results.show(found, nothing);
    } catch (error) {
      if (mine !== this.#asked) return;
      this.#showNothing();
      throw error;
    }
    await this.#showBasket();
  }

  #showNothing(...words: (Node | string)[]): void {
    this.#results.clear(...words);
    this.#showBasket().catch(this.#say);
  }

  /** Why nothing is read, and what to do. */
  #tooMuch(bytes: number): (Node | string)[] {
    const words = `${numbered(this.#data.letters.length, "letter or report is", "letters and reports are")} here; these filters ask for ${sizeWords(bytes)} of their text. Choose a theme, or dates closer together`;
    const read = readAllButton(bytes, (most) => {
      this.#search(most).catch(this.#say);
    });
    return read === null ? [`${words}: it is more than a page can read at once.`] : [`${words}, or `, read];
  }

  /** Why nothing is found. Which filters to take off takes all letters to say. */
  async #nothing(): Promise<string> {
    if (this.#data.asks(NOTHING_CHOSEN) > UNASKED_BYTES) return "No passage matches. Take off a filter.";
    return nothingFound(await widened(this.#selection, this.#data.letters, await this.#data.allParagraphs()));
  }

  async #showBasket(): Promise<void> {
    this.#results.followBasket();
    this.#toBasket.textContent = `To the basket (${countWords(this.#basket.picks().length)})`;
    // Its passages may stand anywhere in what is not read.
    if (this.#results.isShown) await this.#picked.show();
    else this.#picked.wait();
  }
}

function told(error: unknown): string {
  if (error instanceof MissingData || error instanceof WrongSelection) return error.message;
  return "The evidence cannot be shown: load the page again.";
}
