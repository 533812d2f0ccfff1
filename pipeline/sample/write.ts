import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { linkChunks, registerChunks } from "./gias/register.ts";
import type { Inspectorate, SampleSize } from "./inspectorate.ts";
import { createInspectorate, DEFAULT_UNTIL } from "./inspectorate.ts";
import { letterOf } from "./letter/compose.ts";
import { letterPdf } from "./letter/pdf.ts";
import type { Disagreement } from "./mi/disagreement.ts";
import { disagreements } from "./mi/disagreement.ts";
import { FICTIONAL_WEB, miFiles } from "./mi/files.ts";
import { providers } from "./provider.ts";
import { chosenLetters } from "./publication.ts";
import { providerPage, searchPage } from "./serve/pages.ts";

/** A host that can not exist (RFC 2606), so that no address in the written pages leads to a real document. */
export const FICTIONAL_FILES = "https://files.albany-inspectorate.example";

export interface WriteOptions extends SampleSize {
  /** A folder to write into; made when it is not there. */
  outDir: string;
  /** The day the sample stands at, ISO date. */
  until?: string;
  /** Told after each group of files is written: what, and how many. */
  progress?: (what: string, files: number) => void;
}

/** What was written. Paths are relative to `outDir`, in order of writing. */
export interface WrittenSample {
  files: readonly string[];
  /** Schools with a provider page, letters as PDFs. */
  providers: number;
  letters: number;
  /** The facts on which one file differs from the others on purpose. */
  disagreements: readonly Disagreement[];
}

async function writeChunks(file: string, chunks: Iterable<Uint8Array>): Promise<void> {
  const stream = createWriteStream(file);
  const finished = once(stream, "finish");
  for (const chunk of chunks) if (!stream.write(chunk)) await once(stream, "drain");
  stream.end();
  await finished;
}

/** Writes the management information alone: what a benchmark of tables needs. Gives the file names. */
export async function writeMi(
  inspectorate: Inspectorate,
  folder: string,
  until = DEFAULT_UNTIL,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const files = miFiles(inspectorate, until, FICTIONAL_WEB);
  for (const file of files) await writeChunks(path.join(folder, file.name), file.chunks());
  return files.map(({ name }) => name);
}

/** Writes the register of schools and their links, named by the day. */
export async function writeGias(
  inspectorate: Inspectorate,
  folder: string,
  until = DEFAULT_UNTIL,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const day = until.replaceAll("-", "");
  const names = [`edubasealldata${day}.csv`, `links_edubasealldata${day}.csv`] as const;
  await writeChunks(path.join(folder, names[0]), registerChunks(inspectorate, until));
  await writeChunks(path.join(folder, names[1]), linkChunks(inspectorate, until));
  return [...names];
}

/** Writes the chosen letters as PDFs, each named by its file id. */
export async function writeLetters(inspectorate: Inspectorate, folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names: string[] = [];
  for (const publication of chosenLetters(inspectorate)) {
    const name = `${publication.id}.pdf`;
    await writeFile(path.join(folder, name), await letterPdf(letterOf(inspectorate.seed, publication)));
    names.push(name);
  }
  return names;
}

/** Writes every provider page and the search pages that list them, a hundred results a page. */
export async function writePages(
  inspectorate: Inspectorate,
  folder: string,
  until = DEFAULT_UNTIL,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const chosen = new Set(chosenLetters(inspectorate).map(({ id }) => id));
  const names: string[] = [];
  const all = [...providers(inspectorate, until, chosen)];
  for (const provider of all) {
    const name = `provider_${provider.category}_${provider.school.urn}.html`;
    await writeFile(path.join(folder, name), providerPage(provider, FICTIONAL_FILES));
    names.push(name);
  }
  for (let start = 0; start < all.length; start += 100) {
    const name = `search_${String(start).padStart(5, "0")}.html`;
    const address = (at: number) => (at < 0 || at >= all.length ? null : `/search?start=${at}&rows=100`);
    const shown = all.slice(start, start + 100);
    const text = searchPage({
      total: all.length,
      shown,
      previous: address(start - 100),
      next: address(start + 100),
    });
    await writeFile(path.join(folder, name), text);
    names.push(name);
  }
  return names;
}

/**
 * Writes a sample as a folder: `mi`, `gias`, `pages` and `letters`, files named as the real sites name them. The same
 * size, seed and day give the same bytes.
 */
export async function writeSample(options: WriteOptions): Promise<WrittenSample> {
  const until = options.until ?? DEFAULT_UNTIL;
  const inspectorate = createInspectorate(options);
  const groups = [
    ["mi", (folder: string) => writeMi(inspectorate, folder, until)],
    ["gias", (folder: string) => writeGias(inspectorate, folder, until)],
    ["pages", (folder: string) => writePages(inspectorate, folder, until)],
    ["letters", (folder: string) => writeLetters(inspectorate, folder)],
  ] as const;
  const files: string[] = [];
  const counts: Record<string, number> = {};
  for (const [group, write] of groups) {
    const names = await write(path.join(options.outDir, group));
    counts[group] = names.length;
    files.push(...names.map((name) => `${group}/${name}`));
    options.progress?.(group, names.length);
  }
  return {
    files,
    providers: files.filter((file) => file.startsWith("pages/provider")).length,
    letters: counts["letters"] ?? 0,
    disagreements: disagreements(inspectorate),
  };
}
