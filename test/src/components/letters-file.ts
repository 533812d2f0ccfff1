import type { LettersFile, ThemePairsFile } from "../../../pipeline/publish/published-letters.ts";

const CELLS = {
  themes: ["behaviour", "safeguarding", "workload"],
  labels: ["Behaviour", "Safeguarding", "Staff workload and wellbeing"],
  kinds: ["graded_report", "monitoring_letter"],
  phases: ["Primary", "Secondary"],
  priors: ["2", "4"],
  deliveries: ["on_site", "remote", "unknown"],
};

/**
 * Invented letters in five cells: monitoring in autumn 2019 and spring 2021 (remote), graded reports in summer 2022, one
 * cell of few letters and one without a date.
 */
export const LETTERS: LettersFile = {
  ...CELLS,
  periods: ["2019-09-01", "2021-01-01", "2022-05-01"],
  kind: [1, 1, 0, 0, 0],
  phase: [0, 0, 0, 1, 1],
  prior: [1, 1, 0, 1, 0],
  delivery: [0, 1, 2, 2, 2],
  period: [0, 1, 2, 2, -1],
  letters: [40, 30, 50, 6, 4],
  raised: [20, 36, 4, 6, 27, 12, 45, 10, 5, 3, 6, 0, 1, 1, 1],
  strength: [10, 6, 1, 4, 7, 2, 40, 9, 2, 1, 2, 0, 1, 0, 0],
  concern: [12, 34, 4, 3, 24, 11, 8, 2, 4, 2, 5, 0, 0, 1, 1],
};

/** Pairs of themes of such letters, by school year. */
export const PAIRS: ThemePairsFile = {
  ...CELLS,
  periods: ["2019-09-01", "2021-09-01"],
  kind: [1, 0],
  phase: [0, 0],
  prior: [1, 0],
  delivery: [0, 2],
  period: [0, 1],
  pairs: [
    [0, 20, 1, 15, 4, 36, 8, 4],
    [0, 45, 1, 3, 2, 1, 4, 10, 8, 5],
  ],
};
