import { element } from "./element.ts";

/** One control of a page: its name in the address, its label, and what may be chosen; the first is the default. */
export interface Choice {
  name: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

/** The value of each choice, by name. */
export type Chosen = Readonly<Record<string, string>>;

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
 * "Reset" returns to the defaults. `show` draws what is chosen, now and after each change.
 */
export function choiceBar(choices: readonly Choice[], show: (chosen: Chosen) => Node): HTMLElement {
  const shown = element("div", { "aria-live": "polite" });
  const selects = choices.map((choice) => selectOf(choice));
  const reset = element("button", { type: "button" }, "Reset");
  const controls = element("div", { class: "controls", role: "group", "aria-label": "What to show" });
  choices.forEach((choice, at) => {
    const select = selects[at];
    if (select === undefined) return;
    controls.append(element("div", {}, element("label", { for: select.id }, choice.label), select));
  });
  controls.append(reset);

  const follow = (): void => {
    const chosen = chosenIn(location.search, choices);
    for (const select of selects) select.value = chosen[select.name] ?? "";
    reset.disabled = location.search === "";
    shown.replaceChildren(show(chosen));
  };
  const goTo = (chosen: Chosen): void => {
    history.pushState(null, "", addressOf(chosen, choices));
    follow();
  };
  controls.addEventListener("change", () => {
    goTo(Object.fromEntries(selects.map((select) => [select.name, select.value])));
  });
  reset.addEventListener("click", () => {
    goTo({});
    selects[0]?.focus();
  });
  addEventListener("popstate", follow);
  follow();
  return element("div", {}, controls, shown);
}

function selectOf({ name, options }: Choice): HTMLSelectElement {
  return element(
    "select",
    { name, id: `choose-${name}` },
    ...options.map(({ value, label }) => element("option", { value }, label)),
  );
}
