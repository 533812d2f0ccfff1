import { WrongSelection } from "./wrong-selection.ts";

/** A piece of a text, by UTF-16 units: from `start` up to `end`. */
export interface Span {
  start: number;
  end: number;
}

/** A word to find; `prefix` where it was written with a star at its end. */
interface Wanted {
  word: string;
  prefix: boolean;
}

type Clause =
  { phrase: readonly Wanted[] } | { near: readonly [readonly Wanted[], readonly Wanted[]]; within: number };

/** Finds what was asked for in a text: the spans that answer, or null when it is not all there. */
export type WordFinder = (text: string) => readonly Span[] | null;

const LONGEST_QUERY = 300;
const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;
const PIECE = /"([^"]*)"|(\S+)/g;
const NEAR = /^(?:NEAR|NEAR\/(\d+)|near\/(\d+))$/;
const NEAR_WITHIN = 10;
const NEAR_MOST = 99;
/** Word processors and telephones write these where `"` was typed. */
const QUOTATION_MARKS = /[“”„‟]/g;

/**
 * Reads a search for words: `homework pupils` asks for both, in any order; `"mental health"` for the words side by side;
 * `workload NEAR/8 leaders` for both within eight words (ten when no number is given), in either order; `assess*` for
 * every word that begins so. Case and the kind of apostrophe and of quotation mark make no difference.
 * @throws WrongSelection that says what is wrong with it and how it is written
 */
export function wordFinder(query: string): WordFinder {
  const clauses = readClauses(query);
  return (text) => {
    const words = wordsOf(text);
    const spans: Span[] = [];
    for (const clause of clauses) {
      const found =
        "phrase" in clause ? places(words, clause.phrase) : nearby(words, clause.near, clause.within);
      if (found.length === 0) return null;
      spans.push(...found.map(({ first, last }) => spanOf(words, first, last)));
    }
    return spans;
  };
}

function readClauses(typed: string): Clause[] {
  const query = typed.replace(QUOTATION_MARKS, '"');
  if (query.length > LONGEST_QUERY) throw wrong(query, `it is longer than ${LONGEST_QUERY} characters`);
  if ((query.match(/"/g)?.length ?? 0) % 2 === 1) throw wrong(query, "a quotation mark is open");
  const clauses: Clause[] = [];
  let near: number | null = null;
  for (const [, quoted, bare] of query.matchAll(PIECE)) {
    const operator = NEAR.exec(bare ?? "");
    if (operator !== null) {
      if (near !== null || clauses.length === 0)
        throw wrong(query, "NEAR stands between two words or phrases");
      near = Number(operator[1] ?? operator[2] ?? NEAR_WITHIN);
      if (near === 0 || near > NEAR_MOST) throw wrong(query, `NEAR takes 1 to ${NEAR_MOST} words`);
      continue;
    }
    const phrase = wantedOf(quoted ?? bare ?? "");
    if (phrase.length === 0) throw wrong(query, `"${quoted ?? bare ?? ""}" holds no word`);
    if (near === null) clauses.push({ phrase });
    else {
      const before = clauses.pop();
      if (before === undefined || !("phrase" in before))
        throw wrong(query, "one NEAR joins two words or phrases, no more");
      clauses.push({ near: [before.phrase, phrase], within: near });
      near = null;
    }
  }
  if (near !== null) throw wrong(query, "NEAR stands between two words or phrases");
  if (clauses.length === 0) throw wrong(query, "it holds no word");
  return clauses;
}

function wrong(query: string, why: string): WrongSelection {
  return new WrongSelection(
    `words is ${JSON.stringify(query.slice(0, LONGEST_QUERY))}; ${why}. Allowed: words, "a phrase", begin*, one NEAR/8 other.`,
  );
}

function wantedOf(text: string): Wanted[] {
  return [...text.matchAll(WORD)].map((match) => {
    // The hyphen of `self-*` is of the beginning: without it every "self" would answer.
    const star = /^(['’-]?)\*/.exec(text.slice(match.index + match[0].length));
    return { word: folded(match[0] + (star?.[1] ?? "")), prefix: star !== null };
  });
}

interface Word extends Span {
  word: string;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => ({
    word: folded(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function folded(word: string): string {
  return word.toLowerCase().replaceAll("’", "'");
}

/** First and last word of each place where the phrase stands. */
function places(words: readonly Word[], phrase: readonly Wanted[]): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = [];
  for (let first = 0; first + phrase.length <= words.length; first += 1) {
    if (phrase.every((wanted, offset) => is(words[first + offset], wanted)))
      found.push({ first, last: first + phrase.length - 1 });
  }
  return found;
}

function is(word: Word | undefined, { word: wanted, prefix }: Wanted): boolean {
  return prefix ? word?.word.startsWith(wanted) === true : word?.word === wanted;
}

function nearby(
  words: readonly Word[],
  [left, right]: readonly [readonly Wanted[], readonly Wanted[]],
  within: number,
): { first: number; last: number }[] {
  const rights = places(words, right);
  return places(words, left).flatMap((one) => {
    const other = rights.find((place) => {
      const apart = place.first > one.last ? place.first - one.last : one.first - place.last;
      return apart > 0 && apart <= within;
    });
    return other === undefined ? [] : [one, other];
  });
}

function spanOf(words: readonly Word[], first: number, last: number): Span {
  return { start: words[first]?.start ?? 0, end: words[last]?.end ?? 0 };
}
