import type { RoledParagraph } from "./role.ts";

const INSPECTOR_ROLES: readonly [RegExp, string][] = [
  [/\bSenior (?:Her|His) Majesty[\u2019']?s Inspectors?\b|\bSHMI\b/iu, "SHMI"],
  [/\b(?:Her|His) Majesty[\u2019']?s Inspectors?\b|\bHMIs?\b/iu, "HMI"],
  [/\bOfsted Inspectors?\b/iu, "OI"],
  [/\bAdditional Inspectors?\b/iu, "AI"],
];

/** HMI, SHMI, OI or AI, as the first role named in the text; null where it names none. */
export function inspectorRole(text: string): string | null {
  let first: { at: number; role: string } | null = null;
  for (const [pattern, role] of INSPECTOR_ROLES) {
    const at = pattern.exec(text)?.index;
    if (at !== undefined && (first === null || at < first.at)) first = { at, role };
  }
  return first?.role ?? null;
}

/**
 * The role of the one who led and signs: under the signature of a letter, beside "lead inspector" in a report's team,
 * or where the text says who led. Null where none of these names a role.
 */
export function leadInspectorRole(paragraphs: readonly RoledParagraph[]): string | null {
  const signOff = paragraphs.findLastIndex(({ text }) =>
    /^Yours? (?:sincerely|faithfully|truly)/iu.test(text),
  );
  if (signOff !== -1) {
    const signature = paragraphs.slice(signOff, signOff + 8).map(({ text }) => text);
    const role = inspectorRole(signature.join("\n"));
    if (role !== null) return role;
  }
  const lead = paragraphs.findIndex(
    ({ text, role }) => role !== "prose" && /\blead inspector\b/iu.test(text),
  );
  if (lead !== -1) {
    const near = paragraphs.slice(lead, lead + 2).map(({ text }) => text);
    const role = inspectorRole(near.join("\n").replace(/\bOfsted lead inspector\b/giu, ""));
    // "Lead inspector:" over a name and role, or a name beside it: what comes after that is another one's.
    const isLabel = /^lead inspector:?$/iu.test(near[0] ?? "");
    if (role !== null && (isLabel || inspectorRole(near[0] ?? "") !== null)) return role;
    if (role !== null && !/,/u.test(near[1] ?? "")) return role;
  }
  const led = paragraphs.find(({ text }) => /\b(?:was|were) led by\b/iu.test(text));
  return led === undefined ? null : inspectorRole(led.text.slice(led.text.search(/\bled by\b/iu)));
}

/** Roles as letters name them, longest first where one holds another. */
const MET: readonly [string, RegExp][] = [
  ["executive headteacher", /\bexecutive head ?teachers?\b/giu],
  ["deputy headteacher", /\bdeputy head ?teachers?\b/giu],
  ["assistant headteacher", /\bassistant head ?teachers?\b/giu],
  ["acting headteacher", /\b(?:acting|interim) head ?teachers?\b/giu],
  ["headteacher", /\bhead ?teachers?\b|\bheads? of school\b/giu],
  ["executive principal", /\bexecutive principals?\b/giu],
  ["vice-principal", /\b(?:vice|deputy|assistant)[- ]principals?\b/giu],
  ["principal", /\bprincipals?\b/giu],
  ["chief executive officer", /\bchief executive(?: officer)?s?\b|\bCEOs?\b/gu],
  [
    "chair of governors",
    /\bchair (?:of (?:the )?(?:governors|governing (?:body|board)|local governing (?:body|board)))\b/giu,
  ],
  ["chair of trustees", /\bchair (?:of (?:the )?(?:trustees|trust|board of trustees|trust board))\b/giu],
  ["governors", /\bgovernors?\b|\bgoverning (?:body|board)\b/giu],
  ["trustees", /\btrustees?\b|\btrust board\b/giu],
  ["trust representative", /\brepresentatives? (?:of|from) the (?:multi-academy )?trust\b/giu],
  ["diocese representative", /\b(?:diocese|diocesan)\b/giu],
  [
    "designated safeguarding lead",
    /\bdesignated (?:safeguarding )?leads?(?: for safeguarding)?\b|\bDSLs?\b/gu,
  ],
  [
    "special educational needs coordinator",
    /\bspecial educational needs(?: and disabilities)? co-?ordinators?\b|\bSENDC[oO]s?\b|\bSENC[oO]s?\b/gu,
  ],
  ["senior leaders", /\bsenior (?:leaders?|leadership team)\b/giu],
  ["subject leaders", /\b(?:subject|curriculum|middle|phase) leaders?\b/giu],
  ["leaders", /\bleaders\b/giu],
  ["teachers", /\bteachers\b/giu],
  ["teaching assistants", /\bteaching assistants?\b/giu],
  ["staff", /\bstaff\b/giu],
  ["pupils", /\b(?:pupils|students)\b/giu],
  ["parents", /\bparents\b/giu],
  ["director of children's services", /\bdirectors? of children[\u2019']s services\b|\bDCS\b/gu],
  ["social workers", /\bsocial workers\b/giu],
  ["managers", /\bmanagers\b/giu],
  ["practitioners", /\bpractitioners\b/giu],
  ["foster carers", /\bfoster carers\b/giu],
  ["carers", /\bcarers\b/giu],
  ["partners", /\bpartners\b|\bpartner agencies\b/giu],
  ["schools", /\b(?:discussions|meetings|speak|spoke|talk|met) with schools\b/giu],
  ["children and young people", /\bchildren(?: and young people)?\b|\byoung people\b/giu],
  ["care leavers", /\bcare leavers\b/giu],
  [
    "local authority officers",
    /\brepresentatives? (?:of|from) the local authority\b|\blocal authority (?:officers?|representatives?|advisers?)\b/giu,
  ],
];

/** "Children’s records" are no meeting with children. */
const MET_IN_PERSON = MET.map(
  ([role, pattern]) => [role, new RegExp(`(?:${pattern.source})(?!['\u2019])`, pattern.flags)] as const,
);

const MEETING =
  /\b(?:spoke|spoken|speaking|met|meetings?(?! (?:the|their))|discussions?|discussed with|talked|conversations?|interviewed|held (?:telephone|video|remote)|video calls?|telephone calls?|sampl(?:ed|ing) (?:\S+ ){1,5}with)\b/iu;
const BY_INSPECTORS =
  /\b(?:inspectors?|I|we|my colleague|HMI|this visit|the visit|during the (?:visit|inspection)|took place|were used)\b/iu;
const NOT_MET =
  /\b(?:did not|not able to|unable to|were not|was not|not possible to|no) (?:\w+ ){0,3}(?:speak|spoken|talk|meet|met|discussions?|meetings?)\b/iu;
/** Words in the role position that say what was spoken about, not with whom. */
const TOPIC =
  /\b(?:about|regarding|concerning|to discuss|to consider|to evaluate|to review|focused on|how(?![^]*\b(?:with|met|spoke|talked)\b)|on how|in order to)\b[^]*$/iu;

/** "To find out about safeguarding, the inspector met …": what for stands before with whom. */
const PURPOSE =
  /^(?:In order )?to\b[^]*?,\s*(?=(?:(?:the|an?|one|two|both|other) )*(?:lead )?(?:inspectors?|HMI|I|we)\b)/iu;

/**
 * Roles the inspectors met or spoke with, from sentences that say so; never names. In alphabetical order.
 *
 * @param sentences prose of the part on how the visit was done
 */
export function rolesMet(sentences: readonly string[]): string[] {
  const roles = new Set<string>();
  for (const sentence of sentences) {
    if (!MEETING.test(sentence) || !BY_INSPECTORS.test(sentence) || NOT_MET.test(sentence)) continue;
    let rest = sentence.replace(PURPOSE, "").replace(TOPIC, "");
    for (const [role, pattern] of MET_IN_PERSON) {
      const without = rest.replace(pattern, " ");
      if (without !== rest) roles.add(role);
      rest = without;
    }
  }
  return [...roles].sort();
}
