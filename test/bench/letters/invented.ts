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

const standing = [
  "This letter was invented to measure how fast letters are read.",
  "Nobody visited a school for it, and no school is meant by it.",
  "It sets out what was found on the invented visit and what was said there.",
  "The visit was made under no law and gives no grade to anyone.",
  "Please share this invented letter with everyone who likes to read one.",
  "A copy goes to the invented local authority and to the invented trust.",
];

const sentencesPerLetter = 45;
const sentencesPerPage = 20;
/** URNs of the fictional inspectorate start here. */
const firstUrn = 900_001;

/**
 * A letter made of invented sentences; the same for the same number. A few stand in every letter, as template does; of
 * the others most stand in this letter only.
 */
export function inventedLetter(number: number, schools: number): ParsedDocument {
  const urn = String(firstUrn + ((number * 7) % schools));
  const sentences: ParsedSentence[] = [];
  const pages: string[] = [];
  for (let index = 0; index < sentencesPerLetter; index += 1) {
    const text = standing[index] ?? finding(number * sentencesPerLetter + index);
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

/** Two clauses, drawn by a number that is well mixed, so that sentences next to one another share no words by rule. */
function finding(seed: number): string {
  let state = seed + 1;
  const draw = (words: readonly string[]): string => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    state = Math.imul(state ^ (state >>> 12), 0x297a2d39) + 1;
    return words[((state ^ (state >>> 15)) >>> 0) % words.length] ?? "";
  };
  const clause = (): string => `${draw(who)} ${draw(does)} ${draw(matter)} ${draw(how)}`;
  return `${clause()}, and ${clause()}.`;
}
