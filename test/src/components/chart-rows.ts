import type { OutcomesFile, ThemesFile } from "../../../pipeline/publish/published.ts";

const LABELS = ["Outstanding", "Good", "Requires improvement", "Inadequate"];

/** Grades of two invented phases over four years; from 2025 a fifth of schools has no overall grade any more. */
export function outcomesOf(phases: readonly string[]): OutcomesFile {
  const months = ["2019-08-31", "2020-08-31", "2021-08-31", "2025-08-31"];
  const series = phases.flatMap((phase, index) =>
    LABELS.map((label, grade) => ({
      phase,
      reading: "with_predecessor",
      scale: "four_point",
      grade: String(grade + 1),
      grade_label: label,
      schools: [20 - grade * 4, 22 - grade * 5 + index, 21 - grade * 3, 14 - grade * 2],
      denominator: [56, 58 + index * 4, 66, 60],
    })),
  );
  return { months, series };
}

/** Letters of invented phases: inadequate schools hear more of safeguarding; one prior grade has few letters. */
export function themesOf(phases: readonly string[]): ThemesFile {
  const themes = ["behaviour", "safeguarding"];
  const cells = phases.flatMap((phase) =>
    ["1", "2", "3", "4", "none", "All"].map((prior_grade, index) => ({
      document_kind: "All",
      phase,
      prior_grade,
      denominator: prior_grade === "1" ? 6 : 80,
      letters: prior_grade === "1" ? [1, 2] : [30 + index, 10 + index * 15],
    })),
  );
  return { themes, labels: ["Behaviour", "Safeguarding"], cells };
}
