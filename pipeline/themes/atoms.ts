import { type AST, RegExpParser } from "@eslint-community/regexpp";

/** A text in which words are looked for has a space on either side of every word, and one that is an end of a text. */
const edge = " ";

/** More strings than this are not multiplied out: what stands beside them is read on its own. */
const mostStrings = 400;

/** Words that stand in so many sentences of letters that they say next to nothing of what else does, with a space after. */
const common = (
  "the and to in of a pupils are is for with that have on they school has their children not at by from who it been as staff " +
  "leaders them well do were about teachers work one so was when be but how some all or which new this its can more most many " +
  "there support learning education provision make development through good needs help what"
)
  .split(" ")
  .map((word) => word + edge);

/** What is known of a part of a pattern. */
interface Reading {
  /** All strings it may match, with a space for any sign that is of no word and for an edge of a word; null: too many. */
  readonly strings: readonly string[] | null;
  /** Beginnings of words; whatever it matches has one of them. Null: none can be told. */
  readonly atoms: readonly string[] | null;
  /** Whether it ends at an edge of a word wherever it begins at one. */
  readonly keepsEdge: boolean;
}

const anything: Reading = { strings: null, atoms: null, keepsEdge: false };

/**
 * The atoms of a compiled pattern of the codebook: beginnings of words (`safeg`), or whole words (with a space after,
 * `send `), of which any text that the pattern is found in has at least one; null where that can not be told. Words are
 * runs of a to z and 0 to 9 in lower case. (RE2's own term, of its prefilters for many patterns at once.)
 * @throws SyntaxError when it is no regular expression.
 */
export function atomsOf(pattern: string): readonly string[] | null {
  const { alternatives } = new RegExpParser().parsePattern(pattern);
  const atoms = needed(readAny(alternatives, false));
  return atoms && [...new Set(atoms)].sort();
}

/** One of several alternatives; `atEdge` tells that a word may only begin where they do. */
function readAny(alternatives: readonly AST.Alternative[], atEdge: boolean): Reading {
  const readings = alternatives.map(({ elements }) => readInTurn(elements, atEdge));
  return {
    strings: all(readings.map(({ strings }) => strings))?.flat() ?? null,
    atoms: all(readings.map(needed))?.flat() ?? null,
    keepsEdge: readings.every(({ keepsEdge }) => keepsEdge),
  };
}

/** One element after another: strings are multiplied out as far as they go; of several sets of atoms the best is kept. */
function readInTurn(elements: readonly AST.Element[], atEdge: boolean): Reading {
  const found: (readonly string[] | null)[] = [];
  let run: readonly string[] = [atEdge ? edge : ""];
  for (const element of elements) {
    const parted = endsAtEdge(run);
    const reading = read(element, parted);
    if (reading.strings !== null && run.length * reading.strings.length <= mostStrings) {
      run = multiplied(run, reading.strings);
      continue;
    }
    found.push(beginnings(run), needed(reading));
    run = reading.strings ?? [parted && reading.keepsEdge ? edge : ""];
  }
  const keepsEdge = endsAtEdge(run);
  if (found.length === 0) return { strings: run, atoms: null, keepsEdge };
  return { strings: null, atoms: best([...found, beginnings(run)]), keepsEdge };
}

function read(element: AST.Element, atEdge: boolean): Reading {
  switch (element.type) {
    case "Group":
    case "CapturingGroup":
      return readAny(element.alternatives, atEdge);
    case "Quantifier":
      return readRepeated(element, atEdge);
    case "Character":
      return exactly([stringOf(element)]);
    case "CharacterSet":
      return element.kind === "space" && !element.negate ? exactly([edge]) : anything;
    case "CharacterClass":
      return readClass(element);
    case "Assertion":
      return exactly([element.kind === "word" && element.negate ? "" : edge]);
    default:
      return anything;
  }
}

function readRepeated({ min, max, element }: AST.Quantifier, atEdge: boolean): Reading {
  const once = read(element, atEdge);
  const { strings, keepsEdge } = once;
  if (min === 0) return max === 1 && strings ? exactly([...strings, ""]) : { ...anything, keepsEdge };
  if (max === 1 || strings?.every((text) => text !== "" && text.trim() === "")) return once;
  return { strings: null, atoms: needed(once), keepsEdge };
}

function exactly(strings: readonly string[]): Reading {
  return { strings, atoms: null, keepsEdge: strings.every((text) => text === "" || text.endsWith(edge)) };
}

function endsAtEdge(strings: readonly string[]): boolean {
  return strings.every((text) => text.endsWith(edge));
}

function readClass({ negate, elements }: AST.CharacterClass): Reading {
  const strings = elements.map((member) => {
    if (member.type === "Character") return stringOf(member);
    return member.type === "CharacterSet" && member.kind === "space" && !member.negate ? edge : null;
  });
  const known = negate ? null : all(strings);
  return known ? exactly([...new Set(known)]) : anything;
}

function stringOf({ value }: AST.Character): string {
  const character = String.fromCodePoint(value);
  return /[a-z0-9]/.test(character) ? character : edge;
}

/** Its atoms, also of one whose strings are all known. */
function needed({ strings, atoms }: Reading): readonly string[] | null {
  return strings === null ? atoms : beginnings(strings);
}

/** The beginning of a word in each string that tells most; null where one has none. */
function beginnings(strings: readonly string[]): readonly string[] | null {
  return (
    all(strings.map((text) => best(text.match(/(?<= )[a-z0-9]+ ?/g)?.map((atom) => [atom]) ?? [])))?.flat() ??
    null
  );
}

/** The set of atoms that is likely to be found in fewest texts: with the fewest common words, then whose shortest is longest. */
function best(sets: readonly (readonly string[] | null)[]): readonly string[] | null {
  const rated = sets.flatMap((atoms) =>
    atoms === null ? [] : [{ atoms, common: commonIn(atoms), shortest: shortestOf(atoms) }],
  );
  return rated.sort((a, b) => a.common - b.common || b.shortest - a.shortest)[0]?.atoms ?? null;
}

function commonIn(atoms: readonly string[]): number {
  return common.filter((word) => atoms.some((atom) => word.startsWith(atom))).length;
}

function shortestOf(atoms: readonly string[]): number {
  return Math.min(...atoms.map(({ length }) => length));
}

function multiplied(before: readonly string[], after: readonly string[]): readonly string[] {
  return [...new Set(before.flatMap((first) => after.map((second) => first + second)))];
}

/** The values, or null where one of them is. */
function all<Value>(values: readonly (Value | null)[]): Value[] | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? known : null;
}
