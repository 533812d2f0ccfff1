import type { Evidence, Passage } from "../../src/evidence/evidence.ts";
import { documentOf } from "../../src/evidence/letter.ts";
import { errorText } from "../errors.ts";
import type { Collection } from "./collection.ts";

/** Tells what does not hold: where, and what is wrong. */
export type Say = (where: string, what: string) => void;

const QUOTED = 80;

/** The evidence of a pack held against the same selection made again from the database of today. */
export async function checkAgainstNow(evidence: Evidence, collection: Collection, say: Say): Promise<void> {
  let now: Evidence;
  try {
    now = await collection.again(evidence);
  } catch (thrown) {
    say("selection", errorText(thrown));
    return;
  }
  if (evidence.found !== now.found)
    say("count", `${evidence.found} passages answered the selection; now ${now.found} do`);
  checkNumbers(evidence, now, say);
  checkPassages(evidence, now, say);
  checkSources(evidence, now, say);
  checkWords(evidence, now, say);
}

function checkNumbers(evidence: Evidence, now: Evidence, say: Say): void {
  const key = ({ theme, group }: Evidence["numbers"][number]): string => `${theme ?? ""} ${group}`;
  const rows = new Map(now.numbers.map((row) => [key(row), row]));
  for (const row of evidence.numbers) {
    const found = rows.get(key(row));
    rows.delete(key(row));
    const where = `${row.what}, ${row.group}: ${row.letters} of ${row.denominator}`;
    if (found === undefined) say("numbers", `${where}; now not counted`);
    else if (row.letters !== found.letters || row.denominator !== found.denominator)
      say("numbers", `${where}; now ${found.letters} of ${found.denominator}`);
    else compareFacts(`numbers, ${row.what}, ${row.group}`, row, found, [], say);
  }
  for (const { what, group, letters, denominator } of rows.values())
    say("numbers", `${what}, ${group}: now ${letters} of ${denominator}; the pack leaves it out`);
}

function checkPassages(evidence: Evidence, now: Evidence, say: Say): void {
  const found = new Map(now.passages.map((passage) => [passage.sentence_id, passage]));
  const numbers = new Map<string, number>();
  evidence.passages.forEach((passage, place) => {
    const { sentence_id: id, number } = passage;
    const where = `passage ${number}`;
    if (number !== place + 1) say(where, `it stands in place ${place + 1}`);
    const first = numbers.get(id);
    if (first !== undefined) say(where, `it is passage ${first} once more`);
    else numbers.set(id, number);
    if (evidence.sources[passage.source - 1]?.document_id !== documentOf(id))
      say(where, `it is not from source ${passage.source}, which it names`);
    const its = found.get(id);
    if (its === undefined) say(where, "it is not among those the selection finds now");
    else compareFacts(where, passage, its, ["number", "source"], say);
  });
  for (const passage of now.passages)
    if (!numbers.has(passage.sentence_id))
      say("passages", `one that the selection finds now is not in the pack: ${shown(passage, now)}`);
  const order = now.passages.map(({ sentence_id }) => sentence_id).filter((id) => numbers.has(id));
  if (
    differs(
      [...numbers.keys()].filter((id) => found.has(id)),
      order,
    )
  )
    say("passages", "they stand in another order than the selection or the basket gives them");
}

/** "“We work …” (Letter to Example School, page 2, 0123456789abcdef:12)" */
function shown({ quotation, source, page, sentence_id }: Passage, { sources }: Evidence): string {
  const words = quotation.length > QUOTED ? `${quotation.slice(0, QUOTED)}…` : quotation;
  return `“${words}” (${sources[source - 1]?.title ?? ""}, page ${page}, ${sentence_id})`;
}

function checkSources(evidence: Evidence, now: Evidence, say: Say): void {
  const sources = new Map(now.sources.map((source) => [source.document_id, source]));
  evidence.sources.forEach((source, place) => {
    const where = `source ${source.number}`;
    if (source.number !== place + 1) say(where, `it stands in place ${place + 1}`);
    const found = sources.get(source.document_id);
    if (found === undefined) say(where, "the selection finds nothing in it now");
    else compareFacts(where, source, found, ["number", "passages"], say);
  });
}

/** What Word shows beside the passages: sentences made from the counts, and those on method and licence. */
function checkWords(evidence: Evidence, now: Evidence, say: Say): void {
  for (const list of ["summary", "method"] as const) {
    const lines = Math.max(evidence[list].length, now[list].length);
    for (let line = 0; line < lines; line += 1)
      if (evidence[list][line] !== now[list][line])
        say(
          `${list}, line ${line + 1}`,
          `it reads ${valueWords(evidence[list][line])}; the program writes ${valueWords(now[list][line])}`,
        );
  }
  compareFacts("build", evidence.build, now.build, [], say);
  const rest = {
    filters: "filters",
    selection: "selection",
    outside: "passages that the filters do not find",
    others: "who the other letters are",
    permalink: "address of this view",
    licence: "licence",
  } as const;
  for (const name of Object.keys(rest) as (keyof typeof rest)[])
    if (differs(evidence[name], now[name]))
      say(rest[name], `it is ${valueWords(evidence[name])}; the program writes ${valueWords(now[name])}`);
}

/** Says every fact that is another now; `besides` are places in the pack itself. */
function compareFacts<Facts extends object>(
  where: string,
  then: Facts,
  now: Facts,
  besides: readonly (keyof Facts)[],
  say: Say,
): void {
  for (const name of Object.keys(then) as (keyof Facts & string)[]) {
    if (besides.includes(name) || !differs(then[name], now[name])) continue;
    say(
      where,
      `${name} is ${valueWords(then[name])} in the pack and ${valueWords(now[name])} in the database`,
    );
  }
}

function valueWords(value: unknown): string {
  if (Array.isArray(value))
    return value.length === 0 ? "nothing" : value.map((one: unknown) => factsWords(one)).join("; ");
  return value === null || value === undefined || value === "" ? "nothing" : JSON.stringify(value);
}

/** A filter, or a theme with what found it: `theme workload, label Staff workload`. */
function factsWords(facts: unknown): string {
  if (typeof facts !== "object" || facts === null) return JSON.stringify(facts);
  return Object.entries(facts)
    .map(([name, fact]) => `${name} ${String(fact)}`)
    .join(", ");
}

function differs(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}
