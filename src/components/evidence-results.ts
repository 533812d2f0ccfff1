import type { Evidence } from "../evidence/evidence.ts";
import { element } from "./element.ts";
import type { Basket } from "./evidence-basket.ts";
import { exportButtons } from "./evidence-exports.ts";
import { numbersTable } from "./evidence-numbers.ts";
import { passageItem } from "./evidence-passage.ts";
import type { SourceDocuments } from "./source-documents.ts";
import { numbered } from "./wording.ts";

const SHOWN = 20;

/** What the filters found: how much, its numbers, the way to Word, Excel and the others, and the passages, some at a time. */
export class EvidenceResults {
  readonly nodes: readonly HTMLElement[];
  readonly #basket: Basket;
  readonly #documents: SourceDocuments;
  readonly #count = element("p", { class: "evidence-count", role: "status" });
  readonly #numbers = element("div", {});
  readonly #method = element("div", { class: "prose" });
  readonly #methodDetails = element(
    "details",
    { hidden: true },
    element("summary", {}, "How this was made, and how far it can be relied on"),
    this.#method,
  );
  readonly #exports = element("div", {});
  readonly #list = element("ol", { class: "passages" });
  readonly #more = element("button", { type: "button", hidden: true }, "Show more passages");
  #found: Evidence | null = null;

  /** @param beside stands in the bar with the count */
  constructor(basket: Basket, documents: SourceDocuments, beside: HTMLElement) {
    this.#basket = basket;
    this.#documents = documents;
    this.#more.addEventListener("click", () => {
      this.#showMore();
    });
    this.nodes = [
      element("div", { class: "evidence-bar" }, this.#count, beside),
      this.#numbers,
      this.#methodDetails,
      this.#exports,
      element("h2", {}, "Passages"),
      this.#list,
      this.#more,
    ];
  }

  /** Whether there is anything that the filters were held against. */
  get isShown(): boolean {
    return this.#found !== null;
  }

  /** Says that something else is on its way; what is there stays until it has come, but is not taken away any more. */
  search(): void {
    this.#exports.inert = true;
    this.#count.textContent = "Searching …";
  }

  /** @param nothing what to say where no passage was found, else null */
  show(found: Evidence, nothing: string | null): void {
    this.#found = found;
    this.#count.textContent =
      nothing ??
      `${numbered(found.passages.length, "passage", "passages")} in ${numbered(found.sources.length, "letter or report", "letters and reports")}.`;
    this.#numbers.replaceChildren(numbersTable(found.numbers, found.others));
    // Opened once it stays open: whoever tries filters reads what changes in it.
    this.#method.replaceChildren(...found.method.map((words) => element("p", {}, words)));
    this.#methodDetails.hidden = false;
    this.#exports.replaceChildren(
      ...(nothing === null
        ? [element("h2", {}, "Take all of it away"), exportButtons(found, this.#documents)]
        : []),
    );
    this.#exports.inert = false;
    this.#list.replaceChildren();
    this.#showMore();
  }

  /** Takes everything off: what other filters found is never left under these, to be taken away as if it were theirs. */
  clear(...words: (Node | string)[]): void {
    this.#found = null;
    this.#count.replaceChildren(...words);
    for (const part of [this.#numbers, this.#method, this.#exports, this.#list]) part.replaceChildren();
    this.#methodDetails.hidden = true;
    this.#showMore();
  }

  /** Says at each passage anew whether it is in the basket. */
  followBasket(): void {
    for (const button of this.#list.querySelectorAll(".pick")) button.dispatchEvent(new Event("basket"));
  }

  #showMore(): void {
    const { passages, sources } = this.#found ?? { passages: [], sources: [] };
    const from = this.#list.childElementCount;
    for (const passage of passages.slice(from, from + SHOWN)) {
      const source = sources[passage.source - 1];
      if (source !== undefined)
        this.#list.append(passageItem(passage, source, this.#pickButton(passage.sentence_id)));
    }
    this.#more.hidden = this.#list.childElementCount >= passages.length;
  }

  #pickButton(id: string): HTMLElement {
    const pick = element("button", { type: "button", class: "pick" });
    const label = (): void => {
      const isIn = this.#basket.has(id);
      pick.textContent = isIn ? "In the basket" : "Put into the basket";
      pick.setAttribute("aria-pressed", String(isIn));
    };
    label();
    pick.addEventListener("click", () => {
      if (this.#basket.has(id)) this.#basket.remove(id);
      else this.#basket.add(id);
    });
    pick.addEventListener("basket", label);
    return pick;
  }
}
