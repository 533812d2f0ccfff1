/**
 * A picture of a page in cells, each the mean of its pixels: what a broken layout does to a page (a chart that is gone, a
 * sheet not loaded, columns on top of one another, the wrong colours) shows in cells far coarser than a letter.
 */
export interface Screen {
  /** Cells in a row. */
  across: number;
  /** From top to bottom, row by row: red, green and blue of each cell, 0 to 255. */
  cells: readonly number[];
}

/** Pixels of a page that a cell is wide and high. */
export const CELL = { width: 64, height: 8 };
