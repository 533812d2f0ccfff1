import type { DocumentKind } from "../parsed.ts";

/** What tells a kind: words of the title, of the running headers, or of the text, first match wins. */
interface KindRule {
  kind: DocumentKind;
  title?: RegExp;
  text?: RegExp;
}

/**
 * In order: what is sure comes before what is likely. Titles are Ofsted's own; the texts are those that only this kind
 * holds. Short inspections (2015 to 2019) were section 8 inspections of good schools, as ungraded ones are today; urgent
 * inspections (no formal designation) report by letter as monitoring does.
 */
const RULES: readonly KindRule[] = [
  { kind: "area_send_report", title: /\barea SEND\b|\bSEND (?:re)?inspection\b|joint local area/iu },
  { kind: "area_send_report", text: /^Local area partnership report$/imu },
  {
    kind: "la_focused_visit_letter",
    title: /focused visit to .*(?:children|local authority|council|borough)/iu,
  },
  { kind: "la_focused_visit_letter", text: /summarises the findings of (?:a|the) focused visit to/iu },
  {
    kind: "conversion_letter",
    title: /\b(?:academy conversion|conversion (?:letter|to (?:an )?academy))\b/iu,
  },
  { kind: "interim_visit_letter", title: /^Ofsted (?:remote )?visit to\b/iu },
  {
    kind: "monitoring_letter",
    title: /\bmonitoring (?:inspection|visit)|no formal designation|^Urgent inspection\b/iu,
  },
  { kind: "report_card", title: /\breport card\b/iu },
  {
    kind: "ungraded_report",
    title: /\b(?:ungraded|short|section 8) inspection\b|^Inspection of an? (?:good|outstanding) school\b/iu,
  },
  { kind: "graded_report", title: /\bgraded inspection\b|\bsection 5 inspection\b/iu },
  { kind: "interim_visit_letter", text: /\bthese visits are not inspections\b/iu },
  {
    kind: "conversion_letter",
    text: /\b(?:predecessor school|convert(?:ed|s|ing)? to (?:an )?academy)\b[^]{0,400}\bdeemed\b|\bacademy conversion letter\b/iu,
  },
  {
    kind: "report_card",
    text: /(?:\b(?:Expected standard|Strong standard|Needs attention|Urgent improvement|Exceptional)\b[^]*?){3}/u,
  },
  {
    kind: "ungraded_report",
    text: /\bungraded \(section 8\) inspection\b|as a result of this ungraded\b|carried out (?:this )?(?:a )?short inspection\b/iu,
  },
  {
    kind: "monitoring_letter",
    text: /\b(?:monitoring (?:inspection|visit) (?:to|of)|this was the (?:first|second|third|fourth|fifth) (?:full )?monitoring)\b/iu,
  },
  {
    kind: "ungraded_report",
    text: /carried out (?:this (?:\w+ ){0,2}inspection )?under section 8 of the Education Act 2005/iu,
  },
  {
    kind: "graded_report",
    text: /^(?:School report|Inspection report)\b[^]*\bOverall effectiveness\b|carried out (?:this (?:\w+ ){0,2}inspection )?under section 5 of the Education Act 2005/imu,
  },
  {
    kind: "graded_report",
    text: /^(?:The )?quality of education\b[^]{0,80}\b(?:Outstanding|Good|Requires improvement|Inadequate)\b/imu,
  },
];

/**
 * Tells the kind of a document by its title and, failing that, its text.
 *
 * @param text the stored text of all pages, one paragraph a line, running headers included
 */
export function documentKind(title: string | null, text: string): DocumentKind {
  const found = RULES.find(
    (rule) => (rule.title?.test(title ?? "") ?? false) || (rule.text?.test(text) ?? false),
  );
  return found?.kind ?? "other";
}
