/** Words of a document, lower case, as they stand away from line ends, and whether the document breaks words at all. */
export interface HyphenEvidence {
  words: ReadonlySet<string>;
  breaksWords: boolean;
}

const HYPHEN_END = /(?:^|[^\p{L}])([\p{L}]+(?:[-’'][\p{L}]+)*)-$/u;
const WORD_START = /^([\p{L}]+(?:[-’'][\p{L}]+)*)/u;
const WORD = /[\p{L}]+(?:[-’'][\p{L}]+)*/gu;

/** First halves that English joins to a word with a hyphen that stays: "self-esteem", "multi-agency". */
const HYPHEN_FIRST =
  /^(?:all|anti|child|co|counter|cross|decision|door|e|early|ex|face|first|five|follow|four|full|half|hard|high|higher|in|inter|key|large|long|longer|low|lower|mid|middle|much|multi|near|newly|non|off|on|one|out|over|part|peer|post|pre|pro|problem|re|real|second|self|semi|short|shorter|single|six|small|sub|third|three|time|two|under|up|well|whole|year)$/u;
/** Second halves that do the same: "school-based", "child-centred". */
const HYPHEN_SECOND =
  /^(?:aged|agency|art|based|being|by|centred|class|date|door|down|effective|esteem|face|focused|free|friendly|going|group|home|house|in|led|level|linked|long|made|making|minded|off|old|on|out|owned|paced|person|planned|process|quality|reflection|regulation|related|risk|round|sharing|side|site|solving|specific|step|studied|taking|term|through|time|to|up|wide|year|years)$/u;

/** Gathers what a document itself says about its hyphens. `lines` are its lines in order. */
export function hyphenEvidence(lines: readonly string[]): HyphenEvidence {
  const words = new Set<string>();
  let joinedKnown = 0;
  const broken: [string, string][] = [];
  const lefts = lines.map(wordBeforeHyphen);
  lines.forEach((line, index) => {
    const left = lefts[index];
    const wasBroken = lefts[index - 1] !== undefined;
    const found = (line.toLowerCase().match(WORD) ?? []).slice(wasBroken ? 1 : 0);
    for (const word of left === undefined ? found : found.slice(0, -1)) {
      words.add(word);
      // "long-term" vouches for itself and not for "long" or "term".
    }
    if (left === undefined) return;
    const right = WORD_START.exec(lines[index + 1] ?? "")?.[1]?.toLowerCase();
    if (right !== undefined) broken.push([left, right]);
  });
  for (const [left, right] of broken) {
    if (words.has(left + right) && !words.has(`${left}-${right}`)) joinedKnown += 1;
  }
  return { words, breaksWords: joinedKnown > 0 || broken.length > Math.max(3, lines.length * 0.04) };
}

/** The word, in lower case, whose hyphen ends the line. Few lines have one, and looking through a line is dear. */
function wordBeforeHyphen(line: string): string | undefined {
  return line.endsWith("-") ? HYPHEN_END.exec(line)?.[1]?.toLowerCase() : undefined;
}

/**
 * What stands between two lines of one paragraph: a space, nothing, or – where `dropHyphen` – nothing after the hyphen
 * at the end of the upper line is taken away because it only broke a word.
 */
export function lineJoint(
  upper: string,
  lower: string,
  softHyphen: boolean,
  evidence: HyphenEvidence,
): { dropHyphen: boolean; joiner: "" | " " } {
  if (softHyphen) return { dropHyphen: upper.endsWith("-"), joiner: "" };
  if (joinsWithoutSpace(upper, lower)) return { dropHyphen: false, joiner: "" };
  if (!upper.endsWith("-")) return { dropHyphen: false, joiner: " " };
  const left = wordBeforeHyphen(upper);
  if (left === undefined) return { dropHyphen: false, joiner: /[\p{L}\d]-$/u.test(upper) ? "" : " " };
  const right = WORD_START.exec(lower)?.[1]?.toLowerCase();
  // "short- and long-term": the hyphen hangs, the words stay apart.
  if (right === undefined || /^(?:and|or|to)\s/u.test(lower)) {
    return { dropHyphen: false, joiner: right === undefined && /^\d/u.test(lower) ? "" : " " };
  }
  return { dropHyphen: /^\p{Ll}/u.test(lower) && onlyBroken(left, right, evidence), joiner: "" };
}

function joinsWithoutSpace(upper: string, lower: string): boolean {
  // What the lower line says is asked first: it is told by its first letter, the end of the upper by all of its text.
  const mayGoOn = /^[./?=&_]/u.test(lower) || /^[-/._?=&]$/u.test(upper.at(-1) ?? "");
  if (mayGoOn && /^\S*[./-]|^\S+$/u.test(lower) && /(?:https?:\/\/|www\.)\S*$/u.test(upper)) return true;
  return (
    (upper.endsWith("/") && /^\p{Ll}/u.test(lower) && /\p{L}\/$/u.test(upper)) ||
    (/^\d/u.test(lower) && /\d[\u2013-]$/u.test(upper))
  );
}

function onlyBroken(left: string, right: string, evidence: HyphenEvidence): boolean {
  const { words } = evidence;
  if (words.has(`${left}-${right}`)) return false;
  if (words.has(left + right)) return true;
  const lastOfLeft = left.split("-").at(-1) ?? left;
  const firstOfRight = right.split("-")[0] ?? right;
  if (HYPHEN_FIRST.test(lastOfLeft) || HYPHEN_SECOND.test(firstOfRight)) return false;
  if (!evidence.breaksWords) return false;
  // Two whole words of this document make a compound; a syllable is no word.
  return !(words.has(lastOfLeft) && words.has(firstOfRight));
}
