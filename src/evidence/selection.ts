import { wordFinder } from "./words.ts";
import { WrongSelection } from "./wrong-selection.ts";

/** Which passages are asked for. Within one list any value will do; the filters hold together. Empty: everything. */
export interface Selection {
  theme: readonly string[];
  /** Whether one sentence has to carry any of the themes, or all of them. */
  match: "any" | "all";
  stance: readonly string[];
  phase: readonly string[];
  prior: readonly string[];
  region: readonly string[];
  authority: readonly string[];
  constituency: readonly string[];
  kind: readonly string[];
  delivery: readonly string[];
  /** First day of the events, ISO; empty for no bound. */
  from: string;
  /** Last day of the events, ISO. */
  to: string;
  /** Words in the sentence, as `wordFinder` reads them. */
  words: string;
}

/** The filters that take a list of values. */
export const LISTS = [
  "theme",
  "stance",
  "phase",
  "prior",
  "region",
  "authority",
  "constituency",
  "kind",
  "delivery",
] as const;
export type ListFilter = (typeof LISTS)[number];

/** For each list filter the values there are: id and what readers call it. */
export type Vocabulary = Readonly<Record<ListFilter, readonly { id: string; label: string }[]>>;

export const NOTHING_CHOSEN: Selection = {
  theme: [],
  match: "any",
  stance: [],
  phase: [],
  prior: [],
  region: [],
  authority: [],
  constituency: [],
  kind: [],
  delivery: [],
  from: "",
  to: "",
  words: "",
};

const SHOWN = 25;

/**
 * A selection from names and values as they come from an address or a command line; a value is taken by its id or its
 * label, in any case of letters. Order and repetition make no difference.
 * @throws WrongSelection for a value that is not there, naming those that are
 */
export function selectionOf(
  given: Readonly<Partial<Record<string, readonly string[]>>>,
  vocabulary: Vocabulary,
): Selection {
  const list = (filter: ListFilter): string[] => {
    const allowed = vocabulary[filter];
    const ids = (given[filter] ?? []).map((value) => known(filter, value, allowed));
    return allowed.map(({ id }) => id).filter((id) => ids.includes(id));
  };
  const one = (name: string): string => given[name]?.at(-1)?.trim() ?? "";
  const match = one("match") || "any";
  if (match !== "any" && match !== "all") throw new WrongSelection(`match is "${match}"; allowed: any, all.`);
  const [from, to] = [day("from", one("from")), day("to", one("to"))];
  if (from !== "" && to !== "" && from > to)
    throw new WrongSelection(`from is ${from} and to is ${to}: the first day can not come after the last.`);
  const words = one("words");
  if (words !== "") wordFinder(words);
  const theme = list("theme");
  return {
    theme,
    match: theme.length > 1 ? match : "any",
    stance: list("stance"),
    phase: list("phase"),
    prior: list("prior"),
    region: list("region"),
    authority: list("authority"),
    constituency: list("constituency"),
    kind: list("kind"),
    delivery: list("delivery"),
    from,
    to,
    words,
  };
}

function known(filter: ListFilter, value: string, allowed: Vocabulary[ListFilter]): string {
  const wanted = value.trim().toLowerCase();
  const found = allowed.find(
    ({ id, label }) => id.toLowerCase() === wanted || label.toLowerCase() === wanted,
  );
  if (found !== undefined) return found.id;
  const alike = allowed.filter(({ label }) => label.toLowerCase().includes(wanted.slice(0, 4)));
  const shown = (allowed.length > SHOWN && alike.length > 0 ? alike : allowed).slice(0, SHOWN);
  const more = allowed.length > shown.length ? ` … (${allowed.length} in all)` : "";
  const names = shown.map(({ id, label }) =>
    label.toLowerCase() === id.toLowerCase() ? id : `${id} (${label})`,
  );
  throw new WrongSelection(`${filter} is "${value}"; allowed: ${names.join("; ")}${more}.`);
}

function day(name: string, text: string): string {
  if (text === "") return "";
  const date = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : null;
  if (date === null || Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text)
    throw new WrongSelection(`${name} is "${text}"; allowed: a date written YYYY-MM-DD.`);
  return text;
}

/** The filters that are set, by name. */
export function filtersSet(selection: Selection): (keyof Selection)[] {
  return [...LISTS, "from" as const, "to" as const, "words" as const].filter(
    (name) => selection[name].length > 0,
  );
}
