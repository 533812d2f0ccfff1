import { element } from "./element.ts";
import { type FoundSchool, type SchoolSearch, searchSchools } from "./school-search.ts";

const SHOWN = 8;

export interface SchoolFinderOptions {
  /** Fetches and prepares the index when the reader first needs it. */
  load: () => Promise<SchoolSearch>;
  choose: (school: FoundSchool) => void;
}

/**
 * A search box with a list of schools, after the combobox pattern of WAI-ARIA: arrow keys move through the list,
 * Enter takes, Escape closes; the focus never leaves the box.
 */
export function schoolFinder({ load, choose }: SchoolFinderOptions): HTMLElement {
  const input = element("input", {
    id: "find-school",
    type: "search",
    role: "combobox",
    autocomplete: "off",
    spellcheck: "false",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": "found-schools",
    "aria-describedby": "find-hint",
  });
  const list = element("ul", {
    id: "found-schools",
    role: "listbox",
    "aria-label": "Schools found",
    hidden: true,
  });
  const hint = element(
    "p",
    { id: "find-hint", class: "hint", role: "status" },
    "Name, authority, postcode or URN. Small misspellings are forgiven.",
  );
  let found: FoundSchool[] = [];
  let active = -1;
  let asked = 0;

  const close = (): void => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (school: FoundSchool): void => {
    close();
    input.value = school.name;
    choose(school);
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
  const show = (schools: FoundSchool[]): void => {
    found = schools;
    list.replaceChildren(...schools.map((school, at) => optionOf(school, at, take)));
    list.hidden = schools.length === 0;
    input.setAttribute("aria-expanded", String(schools.length > 0));
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
    const index = await load();
    if (mine !== asked) return;
    show(searchSchools(index, query, SHOWN));
    hint.textContent =
      found.length === 0
        ? `No school fits “${query.trim()}”. Try fewer letters, the postcode or the URN.`
        : `${found.length === SHOWN ? "The best " : ""}${found.length} found: arrow keys and Enter choose.`;
  };
  input.addEventListener("input", () => {
    search().catch(() => {
      hint.textContent = "The list of schools could not be loaded. Check the connection and type again.";
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
      const school = found[Math.max(0, active)];
      if (school !== undefined) take(school);
    } else return;
    event.preventDefault();
  });
  input.addEventListener("blur", close);
  return element(
    "div",
    { class: "finder" },
    element("label", { for: "find-school" }, "Find a school"),
    input,
    list,
    hint,
  );
}

function optionOf(school: FoundSchool, at: number, take: (school: FoundSchool) => void): HTMLElement {
  const about = [school.phase, school.authority, school.postcode, `URN ${school.urn}`].filter(
    (part) => part !== null,
  );
  const option = element(
    "li",
    { id: `found-${at}`, role: "option", "aria-selected": "false" },
    school.name,
    element("small", {}, about.join(" · ")),
  );
  // Before the box loses the focus and the list closes.
  option.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    take(school);
  });
  return option;
}
