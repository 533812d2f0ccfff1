import type { Evidence } from "../evidence/evidence.ts";
import { UNTITLED } from "../evidence/evidence.ts";
import type { Pick } from "../evidence/permalink.ts";
import { download } from "./download.ts";
import { element } from "./element.ts";
import type { Basket } from "./evidence-basket.ts";
import { exportButtons } from "./evidence-exports.ts";
import { passageItem } from "./evidence-passage.ts";
import type { SourceDocuments } from "./source-documents.ts";
import { numbered } from "./wording.ts";

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
    const chosen = picks.length === 0 ? null : await this.#written(picks);
    // Another pick, title or filter may have come while this one was looked up.
    if (mine !== this.#asked) return;
    const focusAgain = focusOf(this.node);
    this.node.replaceChildren(
      heading(picks.length),
      ...(chosen === null ? [element("p", { class: "hint" }, HOW)] : this.#filled(chosen, picks)),
    );
    focusAgain();
  }

  /** What is shown, with the title and the notes as they are written by now. */
  #written(picks: readonly Pick[]): Promise<Evidence> {
    const notes = new Map(this.#basket.picks().map(({ sentence_id, note }) => [sentence_id, note]));
    const title = this.#basket.title();
    return this.#gather(
      picks.map((pick) => ({ ...pick, note: notes.get(pick.sentence_id) ?? pick.note })),
      title === "" ? UNTITLED : title,
    );
  }

  #filled(chosen: Evidence, picks: readonly Pick[]): HTMLElement[] {
    const gone = picks.length - chosen.passages.length;
    const notes = [
      KEPT,
      chosen.outside > 0
        ? `${numbered(chosen.outside, "of them is not among what the filters find now: it is", "of them are not among what the filters find now: they are")} kept, and the numbers are of the filters.`
        : "",
      gone > 0
        ? `${numbered(gone, "is in no letter here any more, and is", "are in no letter here any more, and are")} left out.`
        : "",
    ];
    const title = element("input", { type: "text", maxlength: 200, placeholder: UNTITLED });
    title.value = this.#basket.title();
    title.addEventListener("input", () => {
      this.#basket.retitle(title.value);
    });
    return [
      element("p", { class: "hint" }, notes.filter((words) => words !== "").join(" ")),
      element("ol", { class: "passages" }, ...chosen.passages.map((_, place) => this.#item(chosen, place))),
      element("label", { class: "evidence-field" }, "Title of the document", title),
      ...(chosen.passages.length === 0
        ? []
        : [exportButtons(chosen, this.#documents, () => this.#written(picks))]),
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
    note.addEventListener("input", () => {
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

/**
 * Where the focus is in the basket, to be called once it is drawn anew: it stays with the same button of the same passage,
 * goes on to the passage that has taken its place, and is lost on nobody who has no mouse.
 */
function focusOf(basket: HTMLElement): () => void {
  const focused = document.activeElement;
  if (focused === null || focused === basket || !basket.contains(focused)) return () => undefined;
  const passages = (): HTMLElement[] => [...basket.querySelectorAll<HTMLElement>(".passage")];
  const controls = (of: Element | null): (HTMLButtonElement | HTMLInputElement)[] =>
    [...basket.querySelectorAll<HTMLButtonElement | HTMLInputElement>("button, input")].filter(
      (control) => control.closest(".passage") === of,
    );
  const passage = focused.closest<HTMLElement>(".passage");
  const place = passage === null ? -1 : passages().indexOf(passage);
  const which = controls(passage).findIndex((control) => control === focused);
  return () => {
    const there = passages();
    const same = there.find(({ dataset }) => dataset["id"] === passage?.dataset["id"]);
    const now = controls(passage === null ? null : (same ?? there[place] ?? there.at(-1) ?? null));
    const again = now[which]?.disabled === true ? now.find(isPressable) : now[which];
    (again ?? basket).focus();
  };
}

function isPressable(control: HTMLButtonElement | HTMLInputElement): boolean {
  return control instanceof HTMLButtonElement && !control.disabled;
}

function heading(picks: number): HTMLElement {
  return element("h2", { id: "basket" }, `Basket: ${numbered(picks, "passage", "passages")}`);
}

const KEPT = "Kept in this browser on this device only, notes too; nothing is sent anywhere.";
const HOW = `Put passages into the basket to choose, order and annotate them, and to take away only these. ${KEPT}`;
