/*
 * The patterns of this file that are tried on the whole text of a document have no flag u: with u and i together \b is
 * looked for by reading back and forth at every letter, which takes ten times as long (a seventh of all that reading a
 * page took). None of them asks for a class of letters, so they find the same without.
 */

/** "continues to be a good school", "the academy remains good": said of the whole, as behaviour may remain good too. */
const remains = (grade: string): string =>
  `\\b(?:continues to be|remains|is still) an? ${grade} (?:school|academy|college|nursery|provider|provision|centre|unit)\\b|\\b(?:school|academy|college|centre|unit) (?:continues to be|remains|is still) ${grade}\\b|\\bno change to (?:this|the) school[\u2019']s overall (?:judgement|effectiveness) of ${grade}\\b`;

/** Those who answer for a school or area: pupils make progress too, or not enough. */
const WHO_ANSWERS =
  "\\b(?:leaders|managers|governors|governance|headteacher|principal|board|school|academy|college|trust|partnership|area|authority|council)\\b";
const ANSWERABLE = `${WHO_ANSWERS}(?:(?!pupils|students|children|groups)[^.;\\n]){0,40}`;

/** Codes of what a document says came out of the visit. Words are those of Ofsted's own outcome statements. */
const OUTCOMES: readonly [string, RegExp][] = [
  ["remains_good", new RegExp(remains("good"), "i")],
  ["remains_outstanding", new RegExp(remains("outstanding"), "i")],
  [
    "standards_maintained",
    /\b(?:taken effective action to maintain|maintained) the standards identified at (?:the|its) (?:previous|last) inspection\b/i,
  ],
  [
    "improved_significantly",
    /\bimproved significantly (?:across all areas )?since (?:the|its) (?:previous|last) inspection\b|\bwork may have improved significantly\b/i,
  ],
  [
    "some_aspects_not_as_strong",
    /\bsome aspects of (?:the school[\u2019']s work|provision)\b.{0,60}\bnot (?:be )?as strong\b/i,
  ],
  ["graded_next", /\bnext inspection will (?:therefore )?be a (?:graded|section 5) inspection\b/i],
  [
    "not_effective_action",
    new RegExp(
      `\\b(?:are|is|have|has) not (?:yet )?(?:taking|taken) effective action\\b|${ANSWERABLE}\\b(?:are|is|have|has) not (?:yet )?(?:making|made) (?:enough|sufficient|effective|reasonable) progress\\b|${ANSWERABLE}\\b(?:making|made) insufficient progress\\b`,
      "i",
    ),
  ],
  [
    "effective_action",
    new RegExp(
      `\\b(?:are|is|have|has) (?:now )?(?:taking|taken) effective action\\b(?! to maintain)|${WHO_ANSWERS} (?:are|is) (?:now )?making (?:effective|reasonable) progress\\b|${ANSWERABLE}(?<!\\bnot (?:yet )?)\\bmade (?:effective|reasonable) progress\\b`,
      "i",
    ),
  ],
  [
    // As monitoring of 2022 to 2024 put it, which did not judge whether action is effective.
    "progress_more_needed",
    new RegExp(
      `${ANSWERABLE}\\b(?:making|made) (?:some )?progress\\b.{0,80}\\bmore (?:work|progress|improvement) (?:is|still) (?:still )?(?:necessary|needed|needs|required|to be)\\b`,
      "i",
    ),
  ],
  [
    "no_longer_special_measures",
    /\bno longer (?:requires|in|subject to) special measures\b|\bremoved from special measures\b/i,
  ],
  [
    "special_measures",
    /\b(?:requires?|require|subject to|in need of|placed in|remains? in) special measures\b|\bschool (?:is|was) .{0,40}\bspecial measures\b/i,
  ],
  [
    "no_longer_serious_weaknesses",
    /\bno longer (?:has|have) serious weaknesses\b|\bno longer requires significant improvement\b/i,
  ],
  ["serious_weaknesses", /\b(?:has|have|designated as having) serious weaknesses\b/i],
  ["requires_significant_improvement", /\brequires? significant improvement\b/i],
  ["inconsistent_experiences", /\barrangements lead to inconsistent experiences\b/i],
  ["positive_experiences", /\barrangements typically lead to positive experiences\b/i],
  ["systemic_failings", /\bwidespread and\/or systemic failings\b/i],
  [
    "safeguarding_not_effective",
    /\b(?:safeguarding(?: arrangements)?|arrangements for safeguarding) (?:are|is) (?:now |still |currently )?(?:not (?:yet |currently )?effective|ineffective)\b/i,
  ],
  [
    "safeguarding_effective",
    /\b(?:safeguarding(?: arrangements)?|arrangements for safeguarding) (?:are|is) (?:now |still )?effective\b/i,
  ],
  // Not those there are none of, nor those of an earlier inspection that a letter recalls.
  [
    "priority_action",
    /(?<!\b(?:no|any) (?:\w+ )?)(?<!\b(?:existing|previous|earlier|outstanding) )\bareas? for priority action\b(?! (?:that were )?(?:set|identified|found|made|given|raised) (?:at|in|during|following) (?:(?:the|our|your|its) )?(?:last|previous|earlier|(?:\w+ (?:and \w+ )?)?20\d\d)\b)/i,
  ],
];

/** Opposites: where the first is found, the second was only part of its words. */
const OUTWEIGHED: readonly [string, string][] = [
  ["no_longer_special_measures", "special_measures"],
  ["no_longer_serious_weaknesses", "serious_weaknesses"],
  ["no_longer_serious_weaknesses", "requires_significant_improvement"],
];

/** What an inspection may lead to and what it is for, as every report of a kind explains, is no outcome of this one. */
const SUPPOSED =
  /^(?:\w+, )?if\b|\bto (?:check|confirm|decide|determine|establish|judge|see) (?:if|that|whether)\b/i;

function ofThisInspection(statements: readonly string[]): string {
  return statements.filter((statement) => !SUPPOSED.test(statement)).join("\n");
}

/**
 * Codes of the outcome phrases of a document, in the order of the list above.
 *
 * @param sentences all of its prose
 */
export function outcomePhrases(sentences: readonly string[]): string[] {
  const text = ofThisInspection(sentences);
  const found = new Set(OUTCOMES.filter(([, pattern]) => pattern.test(text)).map(([code]) => code));
  for (const [stronger, weaker] of OUTWEIGHED) if (found.has(stronger)) found.delete(weaker);
  return OUTCOMES.map(([code]) => code).filter((code) => found.has(code));
}

const STATUSES: readonly [string, RegExp][] = [
  ["deemed section 5", /\bdeem(?:ed|ing)?\b.{0,60}\bsection 5\b/i],
  [
    "became section 5",
    /\b(?:converted|became|turned|changed) (?:in)?to (?:a |an )?(?:full )?(?:section 5|graded) inspection\b|\bbecame (?:a )?(?:full )?(?:section 5|graded)\b/i,
  ],
  [
    "not an inspection",
    /\b(?:visits?|this|these)\b(?:[^.]{0,60}\bwhich)? (?:is|are|was|were) not (?:an? )?(?:full )?inspections?\b/i,
  ],
  ["section 5", /\bcarried out (?:this (?:\w+ ){0,2}inspection )?under section 5\b/i],
  ["section 8", /\b(?:carried out )?under section 8\b|\bsection 8\b.{0,40}\binspection\b/i],
  ["section 20", /\bunder section 20\(1\)\(a\) of the Children Act 2004\b/i],
];

/**
 * What a document says the visit was, or became; null where it says nothing.
 *
 * @param statements its sentences, and headings and lines that are none
 */
export function inspectionStatus(statements: readonly string[]): string | null {
  const text = ofThisInspection(statements);
  return STATUSES.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

const REMOTE = /\b(?:remote(?:ly)?|by remote means|virtually)\b/iu;
const ON_SITE = /\b(?:on[- ]?site|in person)\b/iu;
const METHOD =
  /\b(?:visit|inspection)\b.{0,40}\b(?:carried out|conducted|took place|undertaken|was)\b|\binspectors were\b/iu;
const PARTLY = /\bpartly\b/iu;

/**
 * How the visit was made: told by the title, else by the first sentence on method that says so, never by the date.
 * Null where the text says nothing, or says that the visit was partly the one and partly the other.
 *
 * @param sentences prose from the start of the document, in order
 */
export function delivery(title: string | null, sentences: readonly string[]): "on_site" | "remote" | null {
  if (title !== null && /\bremote\b/iu.test(title)) return "remote";
  const method = sentences.find((text) => METHOD.test(text) && (REMOTE.test(text) || ON_SITE.test(text)));
  if (method !== undefined) {
    if (PARTLY.test(method)) return null;
    const [remote, onSite] = [method.search(REMOTE), method.search(ON_SITE)];
    // "on site, although remotely for one of us", "remotely, with a meeting in person": the first said is the rule.
    if (remote === -1) return "on_site";
    return onSite === -1 || remote < onSite ? "remote" : "on_site";
  }
  return title !== null && /^Ofsted visit to\b/iu.test(title) ? "on_site" : null;
}
