/** Official headers, exactly as published: order, case and double spaces are part of them. */
function names(text: string): readonly string[] {
  return text.trim().split(/\n\s*/);
}

const SCHOOL = `URN
  LAESTAB
  School name
  Ofsted phase
  Type of education
  School open date
  Admissions policy
  Sixth form
  Designated religious character
  Religious ethos
  Faith grouping
  Ofsted region`;

const WHERE_2026 = `Web Link (opens in new window)
  ${SCHOOL}
  Region
  Local authority
  Parliamentary constituency
  Postcode
  Multi-academy trust UID
  Multi-academy trust name
  Academy sponsor UID`;

const AGES = `The income deprivation affecting children index (IDACI) quintile
  Total number of pupils
  Statutory lowest age
  Statutory highest age`;

function relating(what: string, phrase: string): string {
  return `Does the ${what} inspection relate to the URN of the current school?
  URN at time of ${phrase} inspection
  LAESTAB at time of ${phrase} inspection
  School name at time of ${phrase} inspection
  School type at time of ${phrase} inspection`;
}

/** From November 2025: report cards first. The date columns' wording changed during 2026. */
export function latest2026(dateWord: "judgement" | "grade"): readonly string[] {
  const dated = (column: string, area = column) => `${column}\n  ${area} - date of ${dateWord}`;
  const kind = (of: string) => `Inspection type${of}
  Inspection type grouping${of}
  Event type grouping${of}
  Inspection start date${of}
  Publication date${of}`;
  return names(`${WHERE_2026}
  Academy sponsor name
  ${AGES}
  Inspection number of latest full inspection
  ${kind("")}
  ${relating("latest full", "latest full")}
  Category of concern
  ${dated("Safeguarding standards")}
  ${dated("Inclusion")}
  ${dated("Curriculum and teaching")}
  ${dated("Achievement")}
  ${dated("Attendance and behaviour")}
  ${dated("Personal development and wellbeing")}
  ${dated("Early years (where applicable)", "Early years")}
  ${dated("Post-16 provision (where applicable)", "Post-16 provision")}
  ${dated("Leadership and governance")}
  Inspection number of latest OEIF graded inspection
  ${kind(" of latest OEIF graded inspection")}
  ${relating("latest OEIF graded", "latest OEIF graded")}
  Latest OEIF category of concern
  Latest OEIF overall effectiveness
  Latest OEIF quality of education
  Latest OEIF behaviour and attitudes
  Latest OEIF personal development
  Latest OEIF effectiveness of leadership and management
  Latest OEIF  safeguarding is effective?
  Latest OEIF early years provision (where applicable)
  Latest OEIF sixth form provision (where applicable)
  Latest ungraded inspection number
  Date of latest ungraded inspection
  Ungraded inspection publication date
  ${relating("ungraded", "the ungraded")}
  Ungraded inspection overall outcome
  Most recent category of concern`);
}

const JUDGEMENTS = `Quality of education
  Behaviour and attitudes
  Personal development
  Effectiveness of leadership and management
  Safeguarding is effective?
  Early years provision (where applicable)
  Sixth form provision (where applicable)`;

const PREVIOUS_JUDGEMENTS = `Previous category of concern
  Previous quality of education
  Previous behaviour and attitudes
  Previous personal development
  Previous effectiveness of leadership and management
  Previous safeguarding is effective?
  Previous early years provision (where applicable)
  Previous sixth form provision (where applicable)`;

/** March to August 2025: "graded" and "ungraded". */
export const LATEST_2025: readonly string[] = names(`Web link (opens in new window)
  ${SCHOOL}
  Region
  Local authority
  Parliamentary constituency
  Multi-academy trust UID
  Multi-academy trust name
  Academy sponsor UID
  Academy sponsor name
  Postcode
  ${AGES}
  Latest ungraded inspection number since last graded inspection
  ${relating("ungraded", "the ungraded")}
  Number of ungraded inspections since the last graded inspection
  Date of latest ungraded inspection
  Ungraded inspection publication date
  Did the latest ungraded inspection convert to a graded inspection?
  Ungraded inspection overall outcome
  Number of monitoring and urgent inspections since last graded inspection
  Inspection number of latest graded inspection
  Inspection type
  Inspection type grouping
  Event type grouping
  Inspection start date
  Publication date
  ${relating("latest graded", "latest graded")}
  Overall effectiveness
  Category of concern
  ${JUDGEMENTS}
  Previous graded inspection number
  Previous inspection start date
  Previous publication date
  ${relating("previous graded", "previous graded")}
  Previous graded inspection overall effectiveness
  ${PREVIOUS_JUDGEMENTS}`);

/** December 2019: "section 8" and "full". */
export const LATEST_2019: readonly string[] = names(`Web link
  ${SCHOOL}
  Local authority
  Parliamentary constituency
  The income deprivation affecting children index (IDACI) quintile
  Total number of pupils
  Latest section 8 inspection number since last full inspection
  Does the section 8 inspection relate to the URN of the current school?
  URN at time of the section 8 inspection
  LAESTAB at time of the section 8 inspection
  School name at time of the latest section 8 inspection
  School type at time of the latest section 8 inspection
  Number of section 8 inspections since the last full inspection
  Date of latest section 8 inspection
  Section 8 inspection publication date
  Did the latest section 8 inspection convert to a full inspection?
  Section 8 inspection overall outcome
  Number of other section 8 inspections since last full inspection
  Inspection number of latest full inspection
  Inspection type
  Inspection type grouping
  Event type grouping
  Inspection start date
  Inspection end date
  Publication date
  ${relating("latest full", "latest full")}
  Overall effectiveness
  Category of concern
  ${JUDGEMENTS}
  Previous full inspection number
  Previous inspection start date
  Previous inspection end date
  Previous publication date
  ${relating("previous full", "previous full")}
  Previous full inspection overall effectiveness
  ${PREVIOUS_JUDGEMENTS}`);

/** One row an inspection, 2026 (the csv and the sheet D1 alike). "Academy Sponsor Name" is spelled so here. */
export const IN_YEAR_2026: readonly string[] = names(`${WHERE_2026}
  Academy Sponsor Name
  ${AGES}
  Inspection number
  Inspection type
  Inspection type grouping
  Event type grouping
  Inspection start date
  Publication date
  Outcomes for legacy monitoring inspections
  Category of concern
  Safeguarding standards
  Inclusion
  Curriculum and teaching
  Achievement
  Attendance and behaviour
  Personal development and wellbeing
  Early years (where applicable)
  Post-16 provision (where applicable)
  Leadership and governance`);

const PLACE = `School name
  Ofsted phase
  Ofsted region
  Local authority
  Postcode
  Designated religious character`;

/** One row an inspection, September 2019 to August 2025: "section 8" words first, "ungraded" words from 2024. */
export function inYear(words: "section 8" | "ungraded"): readonly string[] {
  const old = words === "section 8";
  return names(`${old ? "Web link" : "Web link (opens in new window)"}
  URN
  ${PLACE}
  Inspection number
  Inspection type
  Inspection type grouping
  Event type grouping
  Inspection start date
  Inspection end date
  Publication date
  ${old ? "Did the latest section 8 inspection convert to a full inspection?" : "Did the latest ungraded inspection convert to a graded inspection?"}
  ${old ? "Section 8 inspection overall outcome" : "Ungraded inspection overall outcome"}
  ${old ? "Previous full inspection overall effectiveness" : "Previous graded inspection overall effectiveness"}
  Overall effectiveness
  Category of concern
  ${JUDGEMENTS}`);
}

export const HISTORY_2015: readonly string[] = names(`Academic year
  Web Link
  URN
  ${PLACE}
  Inspection number
  Inspection type
  Inspection type grouping
  Inspection start date
  Publication date
  Overall effectiveness
  Category of concern
  Outcomes for pupils
  Quality of teaching, learning and assessment
  Personal development, behaviour and welfare
  Effectiveness of leadership and management
  Is safeguarding effective?
  Early years provision (where applicable)
  16 to 19 study programmes (where applicable)`);

export const HISTORY_2005: readonly string[] = names(`Web Link
  URN
  ${PLACE}
  Inspection start date
  Overall effectiveness`);
