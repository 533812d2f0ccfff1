import type { Vocabulary } from "./selection.ts";

/** What differs from one database to another; the other filters have the words of the field. */
export interface Places {
  themes: readonly { id: string; label: string }[];
  regions: readonly string[];
  authorities: readonly string[];
  constituencies: readonly string[];
}

const labelled = (labels: Readonly<Record<string, string>>): { id: string; label: string }[] =>
  Object.entries(labels).map(([id, label]) => ({ id, label }));
const plain = (ids: readonly string[]): { id: string; label: string }[] =>
  ids.map((id) => ({ id, label: id }));

/** Prior grades by code; "3" was called satisfactory until August 2012. */
export const PRIOR_LABELS: Readonly<Record<string, string>> = {
  "1": "Outstanding",
  "2": "Good",
  "3": "Requires improvement",
  "4": "Inadequate",
  none: "No graded inspection before",
  not_judged: "Graded without an overall grade",
  report_card: "Report card",
  not_known: "Not known",
  not_a_school: "Not a school",
};

export const KIND_LABELS: Readonly<Record<string, string>> = {
  interim_visit_letter: "Interim visit letter",
  monitoring_letter: "Monitoring letter",
  ungraded_report: "Ungraded inspection report",
  graded_report: "Graded inspection report",
  report_card: "Report card",
  la_focused_visit_letter: "Focused visit to children’s services",
  area_send_report: "Area SEND report",
  conversion_letter: "Conversion letter",
  other: "Other letter",
};

export const DELIVERY_LABELS: Readonly<Record<string, string>> = {
  on_site: "On site",
  remote: "Remote",
  unknown: "Not said",
};

const STANCE_LABELS = { strength: "Strength", concern: "Concern", mixed: "Mixed", neutral: "Neutral" };
const PHASES = [
  "Nursery",
  "Primary",
  "Secondary",
  "Special",
  "Alternative provision",
  "Not a school",
  "Unknown",
];

/** Every value a filter may have. */
export function vocabularyOf(places: Places): Vocabulary {
  return {
    theme: places.themes,
    stance: labelled(STANCE_LABELS),
    phase: plain(PHASES),
    prior: labelled(PRIOR_LABELS),
    region: plain(places.regions),
    authority: plain(places.authorities),
    constituency: plain(places.constituencies),
    kind: labelled(KIND_LABELS),
    delivery: labelled(DELIVERY_LABELS),
  };
}
