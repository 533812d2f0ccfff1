import type { DocumentKind } from "../parse/parsed.ts";
import type { Publication } from "../parse/provider-page.ts";

/** Which publications are to be fetched. */
export interface Wanted {
  kinds: readonly DocumentKind[];
  /** From this publication date on, every kind. */
  everythingSince: string;
}

interface Rule {
  type: RegExp;
  /** Event dates, first and last day. */
  from?: string;
  until?: string;
  kinds: readonly DocumentKind[];
}

/**
 * What a type of publication may turn out to be once read. The site lists the visits of autumn 2020 as monitoring
 * visits, and "School inspection" stands for graded and ungraded reports and, from 10 November 2025, report cards.
 */
const RULES: readonly Rule[] = [
  {
    type: /monitoring|visit/i,
    from: "2020-09-01",
    until: "2020-12-31",
    kinds: ["interim_visit_letter", "monitoring_letter"],
  },
  { type: /monitoring/i, kinds: ["monitoring_letter"] },
  { type: /conversion letter/i, kinds: ["conversion_letter"] },
  { type: /short inspection/i, kinds: ["ungraded_report"] },
  { type: /full inspection|standard inspection/i, kinds: ["graded_report"] },
  { type: /inspection/i, from: "2025-11-10", kinds: ["report_card", "graded_report", "ungraded_report"] },
  { type: /inspection/i, kinds: ["graded_report", "ungraded_report"] },
];

/** The kinds a publication may be, told from its type and event date; `other` where no rule knows the type. */
export function possibleKinds({
  type,
  eventDate,
}: Pick<Publication, "type" | "eventDate">): readonly DocumentKind[] {
  const rule = RULES.find(
    ({ type: pattern, from, until }) =>
      pattern.test(type) &&
      (from === undefined || eventDate === null || eventDate >= from) &&
      (until === undefined || eventDate === null || eventDate <= until),
  );
  return rule?.kinds ?? ["other"];
}

/** Whether a publication is to be fetched. One without any date is: nothing speaks against it. */
export function isWanted(publication: Publication, wanted: Wanted): boolean {
  const day = publication.publicationDate ?? publication.eventDate;
  if (day === null || day >= wanted.everythingSince) return true;
  return possibleKinds(publication).some((kind) => wanted.kinds.includes(kind));
}
