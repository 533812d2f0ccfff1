import {
  LISTS,
  type ListFilter,
  type Selection,
  selectionOf,
  type Vocabulary,
} from "../evidence/selection.ts";
import { filterName } from "../evidence/summary.ts";
import { WrongSelection } from "../evidence/wrong-selection.ts";
import { element } from "./element.ts";

const LONG: ReadonlySet<ListFilter> = new Set(["authority", "constituency"]);
const SEPARATOR = ";";

/**
 * The controls of the evidence page. `change` is given each new selection; of what can not be, the reason is said beside
 * them, and `refuse` is called.
 */
export class EvidenceFilters {
  readonly node: HTMLFormElement;
  readonly #vocabulary: Vocabulary;
  readonly #said = element("p", { class: "hint", role: "alert" });

  constructor(vocabulary: Vocabulary, change: (selection: Selection) => void, refuse: () => void) {
    this.#vocabulary = vocabulary;
    const boxes = LISTS.filter((name) => !LONG.has(name)).map((name) => this.#boxes(name));
    const fields = [
      ...[...LONG].map((name) => this.#longList(name)),
      field("from", "From (first day)", { type: "date" }),
      field("to", "To (last day)", { type: "date" }),
      field("words", "Words in the sentence", {
        type: "search",
        placeholder: '"mental health" staff NEAR/8 workload',
        autocomplete: "off",
      }),
    ];
    this.node = element(
      "form",
      { class: "evidence-filters", "aria-label": "Filters" },
      ...boxes,
      element("div", { class: "evidence-fields" }, ...fields),
      element("button", { type: "reset" }, "Clear all filters"),
      this.#said,
    );
    const changed = (): void => {
      const selection = this.#read();
      if (selection === null) refuse();
      else change(selection);
    };
    this.node.addEventListener("change", changed);
    this.node.addEventListener("submit", (event) => {
      event.preventDefault();
      changed();
    });
    // The fields are cleared after the event.
    this.node.addEventListener("reset", () => setTimeout(changed));
  }

  /** Shows a selection in the controls. */
  show(selection: Selection): void {
    this.#said.textContent = "";
    for (const control of this.node.querySelectorAll("input")) {
      const name = control.name as keyof Selection;
      const value = selection[name];
      if (control.type === "checkbox") control.checked = value.includes(control.value);
      else if (control.type === "radio") control.checked = value === control.value;
      else control.value = typeof value === "string" ? value : value.join(`${SEPARATOR} `);
    }
    for (const group of this.node.querySelectorAll("details")) {
      const chosen = [...group.querySelectorAll<HTMLInputElement>("input[type=checkbox]:checked")];
      group.open ||= chosen.length > 0;
      const words = chosen.map((box) => box.closest("label")?.textContent.trim() ?? "").join(", ");
      group.querySelector(".chosen")?.replaceChildren(words === "" ? "" : `: ${words}`);
    }
  }

  #read(): Selection | null {
    const given: Record<string, string[]> = {};
    for (const [name, value] of new FormData(this.node)) {
      if (typeof value !== "string" || value.trim() === "") continue;
      const values = LONG.has(name as ListFilter) ? value.split(SEPARATOR) : [value];
      (given[name] ??= []).push(...values.map((one) => one.trim()).filter((one) => one !== ""));
    }
    try {
      this.#said.textContent = "";
      return selectionOf(given, this.#vocabulary);
    } catch (thrown) {
      if (!(thrown instanceof WrongSelection)) throw thrown;
      this.#said.textContent = thrown.message;
      return null;
    }
  }

  #boxes(name: ListFilter): HTMLElement {
    const boxes = this.#vocabulary[name].map(({ id, label }) => choice("checkbox", name, id, label));
    const how =
      name === "theme"
        ? [
            element(
              "div",
              { class: "evidence-match", role: "radiogroup", "aria-label": "How many of the themes" },
              choice("radio", "match", "any", "any of them"),
              choice("radio", "match", "all", "all in one sentence"),
            ),
          ]
        : [];
    const group = element(
      "details",
      { "data-name": name, open: name === "theme" },
      element("summary", {}, filterName(name), element("b", { class: "chosen" })),
      element(
        "fieldset",
        {},
        element("legend", { class: "visually-hidden" }, filterName(name)),
        ...boxes,
        ...how,
      ),
    );
    return group;
  }

  #longList(name: ListFilter): HTMLElement {
    const list = element(
      "datalist",
      { id: `${name}-list` },
      ...this.#vocabulary[name].map(({ id }) => element("option", { value: id })),
    );
    return element(
      "div",
      {},
      field(name, filterName(name), { type: "text", list: `${name}-list`, autocomplete: "off" }),
      list,
    );
  }
}

function choice(type: "checkbox" | "radio", name: string, value: string, label: string): HTMLElement {
  return element("label", {}, element("input", { type, name, value, checked: value === "any" }), ` ${label}`);
}

function field(name: string, label: string, attributes: Record<string, string>): HTMLElement {
  return element("label", { class: "evidence-field" }, label, element("input", { name, ...attributes }));
}
