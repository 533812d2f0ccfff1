import type { Evidence } from "../../src/evidence/evidence.ts";
import { joined } from "../../src/evidence/formats/format.ts";
import { sha256Hex, writePack } from "../../src/evidence/pack.ts";
import { errorText } from "../errors.ts";
import { checkAgainstNow, type Say } from "./against-now.ts";
import type { Collection } from "./collection.ts";
import { readEvidence, readManifest, unpack } from "./read-pack.ts";

/** What no longer holds: where, and what is wrong. */
export interface Finding {
  where: string;
  what: string;
}

export interface Verified {
  /** Null when the pack could not be read so far. */
  evidence: Evidence | null;
  /** Quotations looked up, and how many stand in their pages. */
  quotations: number;
  holding: number;
  findings: Finding[];
  /** True when the data has been built anew since: counts may differ for that reason alone. */
  otherBuild: boolean;
}

/**
 * Checks a pack: each file against its hash, each hash against the archive, each quotation against the stored text of
 * its page, every fact, count and sentence of the evidence against what the same selection gives now, and the whole
 * against what the program would write from the same evidence, byte for byte. Nothing in the pack is believed: whoever
 * changes the evidence can have the program write all files and hashes anew.
 */
export async function verifyPack(bytes: Uint8Array, collection: Collection): Promise<Verified> {
  const findings: Finding[] = [];
  const say: Say = (where, what) => findings.push({ where, what });
  const result: Verified = { evidence: null, quotations: 0, holding: 0, findings, otherBuild: false };
  let files: Map<string, Uint8Array<ArrayBuffer>>;
  try {
    files = unpack(bytes);
  } catch (thrown) {
    say("pack", errorText(thrown));
    return result;
  }
  await checkFiles(files, say);
  let evidence: Evidence;
  try {
    evidence = readEvidence(files);
  } catch (thrown) {
    say("evidence.json", errorText(thrown));
    return result;
  }
  const { build } = await collection.corpus();
  result.evidence = evidence;
  result.otherBuild = build.build_id !== evidence.build.build_id;
  if (build.codebook_version !== evidence.build.codebook_version)
    say("codebook", `it was ${evidence.build.codebook_version} and is now ${build.codebook_version}`);
  await checkSources(evidence, files, collection, say);
  result.quotations = evidence.passages.length;
  result.holding = await checkQuotations(evidence, collection, say);
  await checkAgainstNow(evidence, collection, say);
  await checkBytes(bytes, evidence, files, say);
  return result;
}

async function checkFiles(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>, say: Say): Promise<void> {
  let manifest;
  try {
    manifest = readManifest(files);
  } catch (thrown) {
    say("manifest.json", errorText(thrown));
    return;
  }
  for (const { name, sha256 } of manifest.files) {
    const content = files.get(name);
    if (content === undefined) say(name, "it is in the manifest and not in the pack");
    else if ((await sha256Hex(content)) !== sha256)
      say(name, "its SHA-256 is not the one in the manifest: the file was changed");
  }
  const listed = new Set([...manifest.files.map(({ name }) => name), "manifest.json", "SHA256SUMS"]);
  for (const name of files.keys())
    if (!listed.has(name)) say(name, "it is in the pack and not in the manifest");
}

async function checkSources(
  evidence: Evidence,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  collection: Collection,
  say: Say,
): Promise<void> {
  const hasDocuments = [...files.keys()].some((name) => name.startsWith("sources/"));
  for (const source of evidence.sources) {
    const where = `source ${source.number}`;
    const wrong = await collection.archived(source.sha256);
    if (wrong !== null) say(where, wrong);
    const { listed_sha256: listing } = source;
    const unlisted = listing === null ? null : await collection.archived(listing);
    if (unlisted !== null) say(`${where}, the page that lists it`, unlisted);
    const inside = files.get(`sources/${source.sha256}.pdf`);
    if (inside !== undefined && (await sha256Hex(inside)) !== source.sha256)
      say(`sources/${source.sha256}.pdf`, "its bytes are not those of the source: the SHA-256 differs");
    // A pack takes all documents or none; the page can not have those that were withdrawn.
    if (inside === undefined && hasDocuments && source.withdrawn === null && wrong === null)
      say(where, "its document is not in the pack, which holds those of other sources");
    const uses = evidence.passages.filter((passage) => passage.source === source.number).length;
    if (uses !== source.passages) say(where, `${source.passages} passages are claimed, and ${uses} name it`);
  }
}

async function checkQuotations(evidence: Evidence, collection: Collection, say: Say): Promise<number> {
  let holding = 0;
  for (const { number, source, page, page_end, quotation } of evidence.passages) {
    const cited = evidence.sources[source - 1];
    const pages = cited === undefined ? null : await collection.pages(cited.document_id, page, page_end);
    if (pages === null) say(`passage ${number}`, `page ${page} of source ${source} is not in the database`);
    else if (!pages.includes(quotation))
      say(`passage ${number}`, `the quotation does not stand on page ${page} of source ${source}`);
    else holding += 1;
  }
  return holding;
}

/** Every file as the program writes it from evidence.json: what was changed by hand shows, also where the hashes were changed with it. */
async function checkBytes(
  bytes: Uint8Array,
  evidence: Evidence,
  files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>,
  say: Say,
): Promise<void> {
  const documents = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const { sha256 } of evidence.sources) {
    const document = files.get(`sources/${sha256}.pdf`);
    if (document !== undefined) documents.set(sha256, document);
  }
  const chunks: Uint8Array[] = [];
  await writePack(evidence, documents, (chunk) => chunks.push(chunk));
  const again = joined(chunks);
  for (const [name, content] of unpack(again)) {
    const found = files.get(name);
    if (found === undefined) say(name, "it is missing from the pack");
    else if (!same(found, content)) say(name, "it is not what the program writes from evidence.json");
  }
  if (!same(bytes, again)) say("pack", "the zip file is not, byte for byte, the one the program writes");
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}
