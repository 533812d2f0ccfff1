/**
 * Cells that letters are counted in, column by column: they do not overlap, so counts add up over any choice of them.
 * `kind`, `phase`, `prior`, `delivery` and `period` hold one position a cell in the lists named in the plural.
 */
export interface LetterCells {
  /** Codes of the codebook's themes, and its labels for them. */
  themes: readonly string[];
  labels: readonly string[];
  kinds: readonly string[];
  phases: readonly string[];
  priors: readonly string[];
  /** "on_site", "remote", or "unknown" where the letter does not say. */
  deliveries: readonly string[];
  /** First days of terms (`LettersFile`) or school years (`ThemePairsFile`), ISO, ascending. */
  periods: readonly string[];
  kind: readonly number[];
  phase: readonly number[];
  prior: readonly number[];
  delivery: readonly number[];
  /** -1 where no date is known. */
  period: readonly number[];
}

/** What letters raise: marts.themes_by_term. The last three hold one number for each cell and theme, cell by cell. */
export interface LettersFile extends LetterCells {
  /** Letters of each cell. */
  letters: readonly number[];
  /** Letters that raise the theme. */
  raised: readonly number[];
  /** Of these, letters that state a strength or a concern of it; one that states both is in both. */
  strength: readonly number[];
  concern: readonly number[];
}

/** Which themes come together in a sentence: marts.theme_pairs. */
export interface ThemePairsFile extends LetterCells {
  /**
   * For each cell pairs and letters by turns: a pair is the position of one theme times the number of themes, plus
   * that of the other; a theme with itself counts the letters that raise it at all.
   */
  pairs: readonly (readonly number[])[];
}
