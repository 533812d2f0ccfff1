import type { Evidence } from "../evidence/evidence.ts";
import { UNTITLED } from "../evidence/evidence.ts";
import type { Pick } from "../evidence/permalink.ts";
import { download } from "./download.ts";
import { element } from "./element.ts";
import type { Basket } from "./evidence-basket.ts";
import { exportButtons } from "./evidence-exports.ts";
import { passageItem } from "./evidence-passage.ts";
import type { SourceDocuments } from "./source-documents.ts";
import { countWords } from "./wording.ts";

/** Makes evidence of the picks under a title, with the numbers of the filters that are set. */
export type Gather = (picks: readonly Pick[], title: string) => Promise<Evidence>;

/** The passages picked: their order, notes, the title of the document, and the way to Word, Excel and the others. */
export class BasketView {
  readonly node = element("section", { class: "card", "aria-labelledby": "basket", tabindex: -1 });
  readonly #basket: Basket;
  readonly #gather: Gather;
  readonly #documents: SourceDocuments;
  #asked = 0;

  constructor(basket: Basket, gather: Gather, documents: SourceDocuments) {
    this.#basket = basket;
    this.#gather = gather;
    this.#documents = documents;
  }

  /** Says how many passages there are, where nothing is read to show them from. */
  wait(): void {
    this.#asked += 1;
    const picks = this.#basket.picks().length;
    this.node.replaceChildren(
      heading(picks),
      element("p", { class: "hint" }, picks === 0 ? HOW : `They are shown when the filters are. ${KEPT}`),
    );
  }

  /** Shows the basket as it is. Throws what `gather` throws. */
  async show(): Promise<void> {
    this.#asked += 1;
    const mine = this.#asked;
    const picks = this.#basket.picks();
    const title = this.#basket.title();
    const chosen = picks.length === 0 ? null : await this.#gather(picks, title === "" ? UNTITLED : title);
    // Another pick, title or filter may have come while this one was looked up.
    if (mine !== this.#asked) return;
    this.node.replaceChildren(
      heading(picks.length),
      ...(chosen === null ? [element("p", { class: "hint" }, HOW)] : this.#filled(chosen, picks)),
    );
  }

  #filled(chosen: Evidence, picks: readonly Pick[]): HTMLElement[] {
    const gone = picks.length - chosen.passages.length;
    const notes = [
      KEPT,
      chosen.outside > 0
        ? `${countWords(chosen.outside)} of them are not among what the filters find now: they are kept, and the numbers are of the filters.`
        : "",
      gone > 0 ? `${countWords(gone)} are in no letter here any more, and are left out.` : "",
    ];
    const title = element("input", { type: "text", maxlength: 200, placeholder: UNTITLED });
    title.value = this.#basket.title();
    title.addEventListener("change", () => {
      this.#basket.retitle(title.value);
    });
    return [
      element("p", { class: "hint" }, notes.filter((words) => words !== "").join(" ")),
      element("ol", { class: "passages" }, ...chosen.passages.map((_, place) => this.#item(chosen, place))),
      element("label", { class: "evidence-field" }, "Title of the document", title),
      ...(chosen.passages.length === 0 ? [] : [exportButtons(chosen, this.#documents)]),
      element("div", { class: "actions" }, this.#saveButton(), this.#clearButton()),
    ];
  }

  #item(chosen: Evidence, place: number): HTMLElement {
    const passage = chosen.passages[place];
    const source = chosen.sources[(passage?.source ?? 0) - 1];
    if (passage === undefined || source === undefined) return element("li");
    const id = passage.sentence_id;
    const action = (label: string, disabled: boolean, does: () => void): HTMLElement => {
      const button = element(
        "button",
        { type: "button", disabled, "aria-label": `${label}: passage ${passage.number}` },
        label,
      );
      button.addEventListener("click", does);
      return button;
    };
    const note = element("input", { type: "text", maxlength: 4000 });
    note.value = passage.note;
    note.addEventListener("change", () => {
      this.#basket.note(id, note.value);
    });
    return passageItem(
      passage,
      source,
      element("label", { class: "evidence-field" }, "Your note", note),
      action("Up", place === 0, () => {
        this.#basket.move(id, -1);
      }),
      action("Down", place === chosen.passages.length - 1, () => {
        this.#basket.move(id, 1);
      }),
      action("Remove", false, () => {
        this.#basket.remove(id);
      }),
    );
  }

  /** The basket as a file, notes too: for another device, and for `outcomes evidence --basket`. */
  #saveButton(): HTMLElement {
    const button = element("button", { type: "button" }, "Save basket");
    button.addEventListener("click", () => {
      const content = `${JSON.stringify({ picks: this.#basket.picks() }, null, 2)}\n`;
      download("basket.json", content, "application/json");
    });
    return button;
  }

  #clearButton(): HTMLElement {
    const button = element("button", { type: "button" }, "Empty the basket");
    button.addEventListener("click", () => {
      this.#basket.clear();
    });
    return button;
  }
}

function heading(picks: number): HTMLElement {
  const many = `${countWords(picks)} ${picks === 1 ? "passage" : "passages"}`;
  return element("h2", { id: "basket" }, `Basket: ${many}`);
}

const KEPT = "Kept in this browser on this device only, notes too; nothing is sent anywhere.";
const HOW = `Put passages into the basket to choose, order and annotate them, and to take away only these. ${KEPT}`;
