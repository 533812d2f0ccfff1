/** A grade as it is drawn: a colour, the ink that reads on it, and a mark that tells it apart without colour. */
export interface GradeStyle {
  /** Code in the data: "1", "expected_standard". */
  grade: string;
  label: string;
  /** One or two characters: the second cue beside colour. */
  mark: string;
  fill: string;
  ink: string;
}

const DARK_INK = "#14191f";
const LIGHT_INK = "#ffffff";

/**
 * The four-point scale. Light and dark take turns, so that neighbours differ by 3:1 or more in luminance and the
 * order survives every kind of colour blindness and a black-and-white printer.
 */
export const FOUR_POINT: readonly GradeStyle[] = [
  { grade: "1", label: "Outstanding", mark: "1", fill: "#8fd0e3", ink: DARK_INK },
  { grade: "2", label: "Good", mark: "2", fill: "#14568f", ink: LIGHT_INK },
  { grade: "3", label: "Requires improvement", mark: "3", fill: "#f3b54a", ink: DARK_INK },
  { grade: "4", label: "Inadequate", mark: "4", fill: "#8a1c22", ink: LIGHT_INK },
];

/** The report card's five grades, in hues of their own: they are not the old grades and must not look like them. */
export const REPORT_CARD: readonly GradeStyle[] = [
  { grade: "exceptional", label: "Exceptional", mark: "Ex", fill: "#0c5a52", ink: LIGHT_INK },
  { grade: "strong_standard", label: "Strong standard", mark: "St", fill: "#8ed8c0", ink: DARK_INK },
  { grade: "expected_standard", label: "Expected standard", mark: "Es", fill: "#5a4a8a", ink: LIGHT_INK },
  { grade: "needs_attention", label: "Needs attention", mark: "Na", fill: "#f2b8a0", ink: DARK_INK },
  { grade: "urgent_improvement", label: "Urgent improvement", mark: "Ui", fill: "#7a1238", ink: LIGHT_INK },
];

/** Safeguarding on a report card: no grade, so in hues of neither scale. */
export const MET_NOT_MET: readonly GradeStyle[] = [
  { grade: "met", label: "Met", mark: "M", fill: "#c9ccd1", ink: DARK_INK },
  { grade: "not_met", label: "Not met", mark: "N", fill: "#43484f", ink: LIGHT_INK },
];

/** The style of a grade on its own scale; undefined for anything that scale does not know. */
export function gradeStyle(scale: readonly GradeStyle[], grade: string): GradeStyle | undefined {
  return scale.find((style) => style.grade === grade || style.label.toLowerCase() === grade.toLowerCase());
}
