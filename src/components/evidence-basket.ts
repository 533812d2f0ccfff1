import type { Pick } from "../evidence/permalink.ts";

const KEY = "inspection-outcomes/basket";
const TITLE_KEY = `${KEY}/title`;
const MOST = 500;
const LONGEST_TITLE = 200;
const LONGEST_NOTE = 4000;

/** Where a basket is kept: the browser's own store on this device, or a test's. */
export type Store = Pick_<Storage, "getItem" | "setItem">;
type Pick_<Whole, Names extends keyof Whole> = { [Name in Names]: Whole[Name] };

/** Passages picked on this device, in order, with notes. What another tab wrote, or damaged, counts as empty. */
export class Basket {
  readonly #store: Store;
  readonly #changed: () => void;

  constructor(store: Store, changed: () => void) {
    this.#store = store;
    this.#changed = changed;
  }

  picks(): Pick[] {
    try {
      const held: unknown = JSON.parse(this.#store.getItem(KEY) ?? "[]");
      return Array.isArray(held) ? held.filter(isPick) : [];
    } catch {
      return [];
    }
  }

  has(id: string): boolean {
    return this.picks().some(({ sentence_id }) => sentence_id === id);
  }

  /** Puts a passage at the end; one that is there already stays where it is. */
  add(id: string): void {
    if (!this.has(id)) this.#keep([...this.picks(), { sentence_id: id, note: "" }].slice(0, MOST));
  }

  remove(id: string): void {
    this.#keep(this.picks().filter(({ sentence_id }) => sentence_id !== id));
  }

  /** Kept letter by letter; no change is told, for what is drawn anew takes the note being written away. */
  note(id: string, note: string): void {
    const kept = note.slice(0, LONGEST_NOTE);
    this.#store.setItem(
      KEY,
      JSON.stringify(this.picks().map((pick) => (pick.sentence_id === id ? { ...pick, note: kept } : pick))),
    );
  }

  /** Moves a passage by so many places, up below nought. */
  move(id: string, by: number): void {
    const picks = this.picks();
    const from = picks.findIndex(({ sentence_id }) => sentence_id === id);
    const [moved] = picks.splice(from, from < 0 ? 0 : 1);
    if (moved === undefined) return;
    picks.splice(Math.max(0, Math.min(picks.length, from + by)), 0, moved);
    this.#keep(picks);
  }

  /** The title of the document, empty where none was given. */
  title(): string {
    return this.#store.getItem(TITLE_KEY) ?? "";
  }

  /** Kept as a note is. */
  retitle(title: string): void {
    this.#store.setItem(TITLE_KEY, title.trim().slice(0, LONGEST_TITLE));
  }

  /** Lets go of the passages, the notes and the title. */
  clear(): void {
    this.#store.setItem(TITLE_KEY, "");
    this.#keep([]);
  }

  #keep(picks: readonly Pick[]): void {
    this.#store.setItem(KEY, JSON.stringify(picks));
    this.#changed();
  }
}

function isPick(value: unknown): value is Pick {
  return (
    typeof value === "object" &&
    value !== null &&
    "sentence_id" in value &&
    typeof value.sentence_id === "string" &&
    "note" in value &&
    typeof value.note === "string"
  );
}
