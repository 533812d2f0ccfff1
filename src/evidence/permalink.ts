import { LISTS, type Selection, type Vocabulary, selectionOf } from "./selection.ts";
import { WrongSelection } from "./wrong-selection.ts";

/** A passage taken into the basket, with a note of the collector's own (empty for none). */
export interface Pick {
  sentence_id: string;
  note: string;
}

/** Everything an address of the evidence page holds. Notes are not in it: they stay with their writer. */
export interface Permalink {
  selection: Selection;
  /** Passages in the order chosen; empty for all that the selection finds. */
  picks: readonly string[];
  /** The build and codebook the address was made with; null where it says nothing. */
  build: string | null;
  codebook: string | null;
}

const SINGLE = ["match", "from", "to", "words"] as const;
const SENTENCE_ID = /^[0-9a-f]{16}:\d{1,6}$/;
const MOST_PICKS = 2000;

/** The part of an address after "?"; the same state gives the same text. */
export function queryOf({ selection, picks, build, codebook }: Permalink): string {
  const query = new URLSearchParams();
  for (const name of LISTS) for (const value of selection[name]) query.append(name, value);
  for (const name of SINGLE) {
    if (selection[name] !== "" && selection[name] !== "any") query.append(name, selection[name]);
  }
  for (const pick of picks) query.append("pick", pick);
  if (build !== null) query.append("build", build);
  if (codebook !== null) query.append("codebook", codebook);
  return query.toString();
}

/**
 * Reads the part of an address after "?", or a whole address.
 * @throws WrongSelection for a name or value that is not there, naming those that are
 */
export function permalinkOf(address: string, vocabulary: Vocabulary): Permalink {
  const query = new URLSearchParams(queryIn(address));
  const names = [...LISTS, ...SINGLE, "pick", "build", "codebook"];
  const given: Record<string, string[]> = {};
  for (const [name, value] of query) {
    if (!names.includes(name))
      throw new WrongSelection(`"${name}" is no filter; allowed: ${names.join(", ")}.`);
    if (value !== "") (given[name] ??= []).push(value);
  }
  return {
    selection: selectionOf(given, vocabulary),
    picks: picksOf(given["pick"] ?? []),
    build: given["build"]?.at(-1) ?? null,
    codebook: given["codebook"]?.at(-1) ?? null,
  };
}

/** The part after "?", without the place on the page ("#…") that a link within it leaves in the address. */
function queryIn(address: string): string {
  const [whole = ""] = address.split("#");
  const from = whole.indexOf("?");
  return from === -1 && /^https?:/i.test(whole) ? "" : whole.slice(from + 1);
}

/** Ids of passages, each once, in order. Throws `WrongSelection` for what is none. */
export function picksOf(ids: readonly string[]): string[] {
  const picks = [...new Set(ids)];
  const wrong = picks.find((id) => !SENTENCE_ID.test(id));
  if (wrong !== undefined)
    throw new WrongSelection(
      `pick is "${wrong}"; allowed: the id of a passage, such as 0123456789abcdef:12.`,
    );
  if (picks.length > MOST_PICKS)
    throw new WrongSelection(
      `${picks.length} passages are picked; allowed: ${MOST_PICKS}. Use filters instead.`,
    );
  return picks;
}
