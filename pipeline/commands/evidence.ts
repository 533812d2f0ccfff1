import { resolve } from "node:path";
import { type Evidence, UNTITLED, passageCount } from "../../src/evidence/evidence.ts";
import { wordCount } from "../../src/evidence/formats/block.ts";
import {
  evidenceName,
  type Format,
  FORMATS,
  isStreamed,
  joined,
  passageWriter,
  refuseMany,
  WORDS_ASKED,
  write,
} from "../../src/evidence/formats/format.ts";
import { FormatRefused } from "../../src/evidence/formats/format-refused.ts";
import { writePack } from "../../src/evidence/pack.ts";
import { type Permalink, type Pick, permalinkOf, picksOf } from "../../src/evidence/permalink.ts";
import { LISTS, selectionOf, type Vocabulary } from "../../src/evidence/selection.ts";
import { shareWords } from "../../src/evidence/summary.ts";
import { Archive } from "../archive/archive.ts";
import { WrongUse } from "../errors.ts";
import { readBasket } from "../evidence/basket-file.ts";
import { type Gathered, gather, told, withCorpus } from "../evidence/gather.ts";
import { openOutput, type Output } from "../evidence/output.ts";
import { type CommandWorld, counted, type ExitCode } from "./command.ts";

/** The filters as flags, by the names of the address, and what to write where. */
export interface EvidenceFlags {
  theme?: string[];
  match?: string;
  stance?: string[];
  phase?: string[];
  prior?: string[];
  region?: string[];
  authority?: string[];
  constituency?: string[];
  kind?: string[];
  delivery?: string[];
  from?: string;
  to?: string;
  words?: string;
  link?: string;
  pick?: string[];
  basket?: string;
  title?: string;
  page: string;
  format: string[];
  out?: string;
  force?: boolean;
  bom: boolean;
  pdfs?: boolean;
}

/** `outcomes evidence`: finds passages, says the numbers, and writes them in the formats asked for. */
export async function evidence(flags: EvidenceFlags, world: CommandWorld): Promise<ExitCode> {
  const { settings, terminal } = world;
  const formats = formatsOf(flags.format);
  const basket = flags.basket === undefined ? [] : await readBasket(flags.basket);
  return withCorpus(settings.data, async (corpus, vocabulary) => {
    const permalink = told(() => asked(flags, vocabulary));
    const picks: Pick[] = [
      ...basket,
      ...permalink.picks
        .filter((id) => !basket.some(({ sentence_id }) => sentence_id === id))
        .map((sentence_id) => ({ sentence_id, note: "" })),
    ];
    const title = flags.title ?? UNTITLED;
    const gathered = await gather(corpus, vocabulary, { permalink, picks, title, page: flags.page });
    const { frame, warnings } = gathered;
    for (const warning of warnings) terminal.note(`warning: ${warning}`);
    for (const line of frame.summary) await terminal.line(line);
    for (const row of frame.numbers.filter(({ theme }) => theme !== null))
      await terminal.line(`  ${row.what}, ${row.group}: ${shareWords(row)}`);
    if (flags.out === undefined) {
      terminal.note(
        `Nothing is written: say --out DIR, and --format ${[...FORMATS, "zip"].join(" ")} or all.`,
      );
      return 0;
    }
    return writeFormats(gathered, formats, flags, resolve(flags.out), world);
  });
}

/** Writes what can be written; a format that can not take so much is told at the end, and makes it exit code 1. */
async function writeFormats(
  gathered: Gathered,
  formats: readonly (Format | "zip")[],
  flags: EvidenceFlags,
  folder: string,
  world: CommandWorld,
): Promise<ExitCode> {
  const name = evidenceName(gathered.frame);
  const output = await openOutput(
    folder,
    formats.map((format) => `${name}.${format}`),
    flags.force === true,
  );
  const refused: string[] = [];
  for (const format of formats) {
    try {
      await world.terminal.line(
        format === "zip"
          ? await packed(await gathered.whole(), flags, output, world)
          : await written(gathered, format, flags, output, world),
      );
    } catch (thrown) {
      if (!(thrown instanceof FormatRefused)) throw thrown;
      refused.push(thrown.message);
    }
  }
  for (const message of refused) world.terminal.note(`outcomes: ${message}`);
  return refused.length === 0 ? 0 : 1;
}

async function written(
  gathered: Gathered,
  format: Format,
  { bom }: EvidenceFlags,
  output: Output,
  { terminal }: CommandWorld,
): Promise<string> {
  const { frame } = gathered;
  refuseMany(passageCount(frame), format);
  const name = `${evidenceName(frame)}.${format}`;
  if (isStreamed(format))
    return output.write(name, async (emit) => {
      const writer = passageWriter(frame, format, emit, { bom });
      for await (const passage of gathered.passages()) writer.add(passage);
      writer.end();
    });
  const whole = await gathered.whole();
  const words = format === "docx" ? wordCount(whole) : 0;
  if (words > WORDS_ASKED)
    terminal.note(
      `warning: the Word document has ${words.toLocaleString("en-GB")} words; committees of Parliament ask for at most ${WORDS_ASKED.toLocaleString("en-GB")}. Pick fewer passages.`,
    );
  return output.write(name, (emit) => {
    write(whole, format, emit, { bom });
  });
}

async function packed(
  found: Evidence,
  flags: EvidenceFlags,
  output: Output,
  { settings, terminal }: CommandWorld,
): Promise<string> {
  const documents =
    flags.pdfs === true
      ? await documentsOf(found, settings.data)
      : new Map<string, Uint8Array<ArrayBuffer>>();
  const size = [...documents.values()].reduce((sum, bytes) => sum + bytes.length, 0);
  if (documents.size > 0)
    terminal.note(
      `The pack takes ${counted(documents.size, "source document")}, ${(size / 1e6).toFixed(1)} MB.`,
    );
  const chunks: Uint8Array[] = [];
  await writePack(found, documents, (chunk) => chunks.push(chunk));
  const bytes = joined(chunks);
  return output.write(`${evidenceName(found)}.zip`, (emit) => {
    emit(bytes);
  });
}

async function documentsOf(found: Evidence, dataDir: string): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
  const archive = await Archive.open(dataDir);
  const documents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { sha256 } of found.sources) {
    if (archive.has(sha256)) documents.set(sha256, new Uint8Array(await archive.read(sha256)));
  }
  return documents;
}

function asked(flags: EvidenceFlags, vocabulary: Vocabulary): Permalink {
  const given = [...LISTS, "match" as const, "from" as const, "to" as const, "words" as const].filter(
    (name) => flags[name] !== undefined,
  );
  if (flags.link !== undefined) {
    if (given.length > 0)
      throw new WrongUse(`--link holds the filters already: leave out --${given.join(", --")}.`);
    const link = permalinkOf(flags.link, vocabulary);
    return { ...link, picks: picksOf([...link.picks, ...(flags.pick ?? [])]) };
  }
  const values = Object.fromEntries(given.map((name) => [name, [flags[name] ?? []].flat()]));
  const selection = selectionOf(values, vocabulary);
  return { selection, picks: picksOf(flags.pick ?? []), build: null, codebook: null };
}

function formatsOf(names: readonly string[]): (Format | "zip")[] {
  const all = [...FORMATS, "zip" as const];
  const wanted = names.flatMap((name) => name.split(","));
  const wrong = wanted.find((name) => name !== "all" && !all.some((format) => format === name));
  if (wrong !== undefined) throw new WrongUse(`--format is "${wrong}"; allowed: ${all.join(", ")}, all.`);
  return wanted.includes("all") ? all : all.filter((format) => wanted.includes(format));
}
