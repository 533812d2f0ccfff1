import { element } from "./element.ts";

/** Something a finder can find. */
export interface Findable {
  name: string;
  /** What tells it from others of its name. */
  about: string;
}

export interface FinderOptions<Found extends Findable> {
  /** Singular, for ids: "school". */
  id: string;
  label: string;
  hint: string;
  /** The best fits for a query, at most `limit`. */
  search: (query: string, limit: number) => Promise<Found[]>;
  choose: (found: Found) => void;
  /** What is said when nothing fits. */
  none: (query: string) => string;
}

const SHOWN = 8;

/**
 * A search box with a list of what it finds, after the combobox pattern of WAI-ARIA: arrow keys move through the list,
 * Enter takes, Escape closes; the focus never leaves the box.
 */
export function finder<Found extends Findable>({
  id,
  label,
  hint: hintWords,
  search: searchFor,
  choose,
  none,
}: FinderOptions<Found>): HTMLElement {
  const input = element("input", {
    id: `find-${id}`,
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": `found-${id}`,
    "aria-describedby": `hint-${id}`,
  });
  const list = element("ul", {
    id: `found-${id}`,
    role: "listbox",
    "aria-label": `Found: ${label}`,
    hidden: true,
  });
  const hint = element("p", { id: `hint-${id}`, class: "hint", role: "status" }, hintWords);
  let found: Found[] = [];
  let active = -1;
  let asked = 0;

  const close = (): void => {
    // What is still searched for comes too late.
    asked += 1;
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (one: Found): void => {
    close();
    input.value = one.name;
    choose(one);
  };
  const activate = (position: number): void => {
    active = position;
    [...list.children].forEach((option, at) => {
      option.setAttribute("aria-selected", String(at === active));
    });
    const option = list.children[active];
    if (option === undefined) {
      input.removeAttribute("aria-activedescendant");
      return;
    }
    input.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  };
  const show = (options: Found[]): void => {
    found = options;
    list.replaceChildren(...options.map((one, at) => optionOf(one, at, take)));
    list.hidden = options.length === 0;
    input.setAttribute("aria-expanded", String(options.length > 0));
    activate(-1);
  };
  const search = async (): Promise<void> => {
    const query = input.value;
    asked += 1;
    const mine = asked;
    if (query.trim().length < 2) {
      close();
      return;
    }
    const options = await searchFor(query, SHOWN);
    if (mine !== asked) return;
    show(options);
    hint.textContent =
      found.length === 0
        ? none(query.trim())
        : `${found.length === SHOWN ? "The best " : ""}${found.length} found: arrow keys and Enter choose.`;
  };
  input.addEventListener("input", () => {
    search().catch(() => {
      hint.textContent = "The list could not be loaded. Check the connection and type again.";
    });
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      return;
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown") activate((active + 1) % found.length);
    else if (event.key === "ArrowUp") activate((active <= 0 ? found.length : active) - 1);
    else if (event.key === "Enter") {
      const one = found[Math.max(0, active)];
      if (one !== undefined) take(one);
    } else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  return element(
    "div",
    { class: "finder" },
    element("label", { for: `find-${id}` }, label),
    input,
    list,
    hint,
  );
}

function optionOf<Found extends Findable>(
  found: Found,
  at: number,
  take: (found: Found) => void,
): HTMLElement {
  const option = element(
    "li",
    { id: `found-${at}`, role: "option", "aria-selected": "false" },
    found.name,
    element("small", {}, found.about),
  );
  // Before the box loses the focus and the list closes.
  option.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(found);
  });
  return option;
}
