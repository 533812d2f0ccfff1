import { element } from "./element.ts";
import { matchingOptions } from "./option-search.ts";

/** One control of a page: its name in the address, its label, and what may be chosen; the first is the default. */
export interface Choice {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
  /** Too many options for a list: they are typed, with suggestions, and small misspellings are forgiven. */
  isTyped?: boolean;
  /** Stands among the filters, which open and close. */
  isFilter?: boolean;
}

/** The value of each choice, by name. */
export type Chosen = Readonly<Record<string, string>>;

/** What an address asks for and a choice does not have. */
export interface UnknownChoice {
  choice: Choice;
  asked: string;
}

const SUGGESTED = 5;

/** What an address chooses; a value that is not among the options counts as the default. */
export function chosenIn(search: string, choices: readonly Choice[]): Chosen {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    choices.map(({ name, options }) => {
      const asked = parameters.get(name);
      const known = options.some(({ value }) => value === asked);
      return [name, known && asked !== null ? asked : (options[0]?.value ?? "")];
    }),
  );
}

/** What an address asks for in vain. */
export function unknownIn(search: string, choices: readonly Choice[]): UnknownChoice[] {
  const parameters = new URLSearchParams(search);
  return choices.flatMap((choice) => {
    const asked = parameters.get(choice.name) ?? "";
    return asked === "" || choice.options.some(({ value }) => value === asked) ? [] : [{ choice, asked }];
  });
}

/** The address part for a state: defaults are left out, so that a plain view has a plain address. */
export function addressOf(chosen: Chosen, choices: readonly Choice[]): string {
  const parameters = new URLSearchParams();
  for (const { name, options } of choices) {
    const value = chosen[name];
    if (value !== undefined && value !== options[0]?.value) parameters.set(name, value);
  }
  const text = parameters.toString();
  return text === "" ? location.pathname : `?${text}`;
}

/**
 * Controls whose state is the address: changing one goes to a new address, back and forward bring the old state back,
 * "Reset" returns to the defaults. `show` draws what is chosen, now and after each change; what it gives back a second
 * time stays as it is. What the address asks for in vain is said above it, and given to `show`.
 * @param about a line that stands with the filters
 * @param opens done when a reader opens the filters
 */
export function choiceBar(
  choices: readonly Choice[],
  show: (chosen: Chosen, unknown: readonly UnknownChoice[]) => Node,
  about: string | null = null,
  opens: () => void = () => undefined,
): HTMLElement {
  const shown = element("div", { "aria-live": "polite" });
  const controls = choices.map((choice) => ({ choice, node: controlOf(choice) }));
  const reset = element("button", { type: "button" }, "Reset");
  const bar = element("div", { class: "controls", role: "group", "aria-label": "What to show" });
  const summary = element("summary", {}, "Filter the schools");
  summary.addEventListener("click", opens);
  const filters = element(
    "details",
    { class: "filters" },
    summary,
    ...(about === null ? [] : [element("p", { class: "hint" }, about)]),
  );
  const filterBar = element("div", { class: "controls", role: "group", "aria-label": "Filters" });
  for (const { choice, node } of controls) {
    const labelled = element("div", {}, element("label", { for: node.id }, choice.label), node);
    if (choice.isTyped === true) labelled.append(listOf(choice));
    (choice.isFilter === true ? filterBar : bar).append(labelled);
  }
  bar.append(reset);
  filters.append(filterBar);

  const follow = (): void => {
    const chosen = chosenIn(location.search, choices);
    const unknown = unknownIn(location.search, choices);
    for (const { choice, node } of controls) {
      const asked = unknown.find((one) => one.choice === choice)?.asked;
      node.value = choice.isTyped === true && asked !== undefined ? asked : (chosen[choice.name] ?? "");
      if (choice.isFilter === true && (asked !== undefined || node.value !== choice.options[0]?.value))
        filters.open = true;
    }
    reset.disabled = location.search === "";
    const next = show(chosen, unknown);
    // What is shown already keeps its focus.
    if (unknown.length > 0 || next !== shown.firstChild)
      shown.replaceChildren(...unknown.map(unknownNotice), next);
  };
  const goTo = (chosen: Chosen): void => {
    history.pushState(null, "", addressOf(chosen, choices));
    follow();
  };
  const changed = (): void => {
    goTo(Object.fromEntries(controls.map(({ choice, node }) => [choice.name, valueOf(choice, node.value)])));
  };
  bar.addEventListener("change", changed);
  filterBar.addEventListener("change", changed);
  reset.addEventListener("click", () => {
    goTo({});
    controls[0]?.node.focus();
  });
  addEventListener("popstate", follow);
  follow();
  const hasFilters = choices.some(({ isFilter }) => isFilter === true);
  return element("div", {}, bar, hasFilters ? filters : null, shown);
}

/** What a control's text stands for: the one option it can mean, else the text itself, to be said back. */
function valueOf({ options, isTyped }: Choice, text: string): string {
  if (isTyped !== true || text.trim() === "") return text.trim();
  const [only, ...others] = matchingOptions(options, text, SUGGESTED);
  return only !== undefined && others.length === 0 ? only.value : text.trim();
}

function unknownNotice({ choice, asked }: UnknownChoice): HTMLElement {
  const near = matchingOptions(choice.options, asked, SUGGESTED);
  const links = near.flatMap(({ value, label }, at) => {
    const parameters = new URLSearchParams(location.search);
    parameters.set(choice.name, value);
    return [at === 0 ? "" : ", ", element("a", { href: `?${parameters.toString()}` }, label)];
  });
  return element(
    "p",
    { class: "notice unknown" },
    `${choice.label} “${asked}” is not in this data. `,
    ...(links.length === 0 ? ["Choose another, or reset."] : ["Did you mean ", ...links, "?"]),
  );
}

function controlOf({ name, options, isTyped }: Choice): HTMLSelectElement | HTMLInputElement {
  const attributes = { name, id: `choose-${name}` };
  if (isTyped === true)
    return element("input", {
      ...attributes,
      type: "search",
      list: `list-${name}`,
      placeholder: options[0]?.label ?? "",
      autocomplete: "off",
      spellcheck: "false",
    });
  return element(
    "select",
    attributes,
    ...options.map(({ value, label }) => element("option", { value }, label)),
  );
}

function listOf({ name, options }: Choice): HTMLElement {
  return element(
    "datalist",
    { id: `list-${name}` },
    ...options.slice(1).map(({ value }) => element("option", { value })),
  );
}
