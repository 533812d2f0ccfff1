import { SMALL_DENOMINATOR, wilsonInterval } from "../components/interval.ts";

/** Letters that raise something, of the letters looked at. */
export interface NumberRow {
  /** What is counted, in words. */
  what: string;
  /** Null for all criteria together. */
  theme: string | null;
  /** "selection", or "others": the letters it is held against (`contrastOf`). */
  group: "selection" | "others";
  letters: number;
  denominator: number;
  /** Null where there is no letter to be a share of; 95 % Wilson interval in `low` and `high`. */
  share: number | null;
  low: number | null;
  high: number | null;
  /** The denominator is under ten: the share says little. */
  small: boolean;
}

/** A row with its share and interval, worked out. */
export function numberRow(
  counted: Pick<NumberRow, "what" | "theme" | "group" | "letters" | "denominator">,
): NumberRow {
  const interval = wilsonInterval(counted.letters, counted.denominator);
  return {
    ...counted,
    share: interval?.share ?? null,
    low: interval?.low ?? null,
    high: interval?.high ?? null,
    small: counted.denominator < SMALL_DENOMINATOR,
  };
}

/** Counts letters as their sentences go by: overall, and for each theme. */
export class LetterCount {
  readonly #all = new Set<string>();
  readonly #byTheme = new Map<string, Set<string>>();

  add(documentId: string, themes: readonly string[]): void {
    this.#all.add(documentId);
    for (const theme of themes) {
      const letters = this.#byTheme.get(theme) ?? new Set();
      this.#byTheme.set(theme, letters.add(documentId));
    }
  }

  /** Letters counted; with a theme, those that raise it. */
  of(theme: string | null): number {
    return theme === null ? this.#all.size : (this.#byTheme.get(theme)?.size ?? 0);
  }
}
