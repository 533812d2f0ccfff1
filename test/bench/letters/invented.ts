import type { ParsedDocument, ParsedSentence } from "../../../pipeline/parse/parsed.ts";

const who = [
  "Leaders",
  "Teachers",
  "Governors",
  "Staff",
  "Pupils",
  "The headteacher",
  "Trustees",
  "Subject leaders",
];
const does = [
  "have checked",
  "are rebuilding",
  "talk openly about",
  "have not yet settled",
  "know a good deal about",
  "worry about",
  "have changed",
  "spend more time on",
];
const matter = [
  "attendance since the autumn",
  "safeguarding referrals",
  "phonics in the early years",
  "remote education during closure",
  "behaviour at lunchtime",
  "the curriculum in history",
  "support for pupils with SEND",
  "staff workload",
  "gaps left by the pandemic",
  "communication with parents",
  "careers advice in the sixth form",
  "the wellbeing of younger children",
];
const how = [
  "with care",
  "in most year groups",
  "after half-term",
  "though unevenly",
  "as planned",
  "this year",
];

const sentencesPerLetter = 45;
const sentencesPerPage = 20;
/** URNs of the fictional inspectorate start here. */
const firstUrn = 900_001;

/** A letter made of invented sentences; the same for the same number. Most sentences stand in one letter only. */
export function inventedLetter(number: number, schools: number): ParsedDocument {
  const urn = String(firstUrn + ((number * 7) % schools));
  const sentences: ParsedSentence[] = [];
  const pages: string[] = [];
  for (let index = 0; index < sentencesPerLetter; index += 1) {
    const at = number * sentencesPerLetter + index;
    const text = `${pick(who, at)} ${pick(does, at >> 1)} ${pick(matter, at >> 2)} ${pick(how, at >> 3)}, as was seen in room ${at % 9973} on visit ${number % 97}.`;
    const page = Math.floor(index / sentencesPerPage) + 1;
    pages[page - 1] = pages[page - 1] === undefined ? text : `${pages[page - 1] ?? ""} ${text}`;
    sentences.push({
      ordinal: index + 1,
      page,
      pageEnd: page,
      paragraph: Math.floor(index / 4) + 1,
      section: null,
      text,
    });
  }
  return {
    kind: number % 3 === 0 ? "interim_visit_letter" : "monitoring_letter",
    title: `Visit to Fictional School ${urn}`,
    schoolName: `Fictional School ${urn}`,
    urn,
    eventStart: `2020-1${number % 3}-1${number % 10}`,
    eventEnd: null,
    letterDate: "2021-01-15",
    publicationDate: null,
    delivery: number % 2 === 0 ? "on_site" : "remote",
    leadInspectorRole: "HMI",
    rolesMet: ["headteacher"],
    inspectionStatus: null,
    outcomePhrases: [],
    pages,
    sentences,
    noText: false,
  };
}

function pick(words: readonly string[], at: number): string {
  return words[at % words.length] ?? "";
}
