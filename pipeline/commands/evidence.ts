import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { z } from "zod";
import { type Evidence, UNTITLED } from "../../src/evidence/evidence.ts";
import { wordCount } from "../../src/evidence/formats/block.ts";
import {
  evidenceName,
  type Format,
  FORMATS,
  joined,
  MOST_IN_WORD,
  WORDS_ASKED,
  write,
} from "../../src/evidence/formats/format.ts";
import { FormatRefused } from "../../src/evidence/formats/format-refused.ts";
import { writePack } from "../../src/evidence/pack.ts";
import { type Permalink, type Pick, permalinkOf, picksOf } from "../../src/evidence/permalink.ts";
import { LISTS, selectionOf, type Vocabulary } from "../../src/evidence/selection.ts";
import { shareWords } from "../../src/evidence/summary.ts";
import { Archive } from "../archive/archive.ts";
import { CheckFailed, errorText, WrongUse } from "../errors.ts";
import { gather, told, withCorpus } from "../evidence/gather.ts";
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

const basketFile = z.object({
  picks: z.array(z.object({ sentence_id: z.string(), note: z.string().max(4000).default("") })),
});

/** `outcomes evidence`: finds passages, says the numbers, and writes them in the formats asked for. */
export async function evidence(flags: EvidenceFlags, world: CommandWorld): Promise<ExitCode> {
  const { settings, terminal } = world;
  const formats = formatsOf(flags.format);
  const basket = flags.basket === undefined ? [] : await readBasket(flags.basket);
  const { evidence: found, warnings } = await withCorpus(settings.data, (corpus, vocabulary) => {
    const permalink = told(() => asked(flags, vocabulary));
    const picks: Pick[] = [
      ...basket,
      ...permalink.picks
        .filter((id) => !basket.some(({ sentence_id }) => sentence_id === id))
        .map((sentence_id) => ({ sentence_id, note: "" })),
    ];
    return gather(corpus, vocabulary, { permalink, picks, title: flags.title ?? UNTITLED, page: flags.page });
  });
  for (const warning of warnings) terminal.note(`warning: ${warning}`);
  for (const line of found.summary) await terminal.line(line);
  for (const row of found.numbers.filter(({ theme }) => theme !== null))
    await terminal.line(`  ${row.what}, ${row.group}: ${shareWords(row)}`);
  if (flags.out === undefined) {
    terminal.note(`Nothing is written: say --out DIR, and --format ${[...FORMATS, "zip"].join(" ")} or all.`);
    return 0;
  }
  if (found.passages.length <= MOST_IN_WORD && formats.includes("docx")) {
    const words = wordCount(found);
    if (words > WORDS_ASKED)
      terminal.note(
        `warning: the Word document has ${words.toLocaleString("en-GB")} words; committees of Parliament ask for at most ${WORDS_ASKED.toLocaleString("en-GB")}. Pick fewer passages.`,
      );
  }
  await writeFormats(found, formats, flags, resolve(flags.out), world);
  return 0;
}

async function writeFormats(
  found: Evidence,
  formats: readonly (Format | "zip")[],
  flags: EvidenceFlags,
  folder: string,
  { settings, terminal }: CommandWorld,
): Promise<void> {
  const name = evidenceName(found);
  const output = await openOutput(
    folder,
    formats.map((format) => `${name}.${format}`),
    flags.force === true,
  );
  for (const format of formats) {
    if (format === "zip") {
      const documents =
        flags.pdfs === true
          ? await documentsOf(found, settings.data)
          : new Map<string, Uint8Array<ArrayBuffer>>();
      const size = [...documents.values()].reduce((sum, bytes) => sum + bytes.length, 0);
      if (documents.size > 0)
        terminal.note(
          `The pack takes ${counted(documents.size, "source document")}, ${(size / 1e6).toFixed(1)} MB.`,
        );
      await terminal.line(await packed(found, documents, output, `${name}.zip`));
    } else {
      await terminal.line(
        refusedAsCheck(() =>
          output.write(`${name}.${format}`, (emit) => {
            write(found, format, emit, { bom: flags.bom });
          }),
        ),
      );
    }
  }
}

async function packed(
  found: Evidence,
  documents: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  output: Output,
  name: string,
): Promise<string> {
  const chunks: Uint8Array[] = [];
  await writePack(found, documents, (chunk) => chunks.push(chunk));
  const bytes = joined(chunks);
  return output.write(name, (emit) => {
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

async function readBasket(path: string): Promise<Pick[]> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, "utf8"));
  } catch (thrown) {
    throw new WrongUse(
      `--basket ${path} can not be read (${errorText(thrown)}). It is the file "Save basket" gives.`,
    );
  }
  const checked = basketFile.safeParse(content);
  if (!checked.success)
    throw new WrongUse(
      `--basket ${path} is not a basket: ${checked.error.issues[0]?.message ?? "its shape is another"}.`,
    );
  const { picks } = checked.data;
  told(() => picksOf(picks.map(({ sentence_id }) => sentence_id)));
  return picks;
}

function refusedAsCheck<Result>(run: () => Result): Result {
  try {
    return run();
  } catch (thrown) {
    throw thrown instanceof FormatRefused ? new CheckFailed(thrown.message) : thrown;
  }
}
