import { unzipSync } from "fflate";
import { z } from "zod";
import { errorText } from "../errors.ts";
import { PACK_SCHEMA } from "../../src/evidence/pack.ts";
import { EVIDENCE_SCHEMA, type Evidence } from "../../src/evidence/evidence.ts";

/** Unpacked, a pack is at most so large; what says it is larger is not unpacked. */
const MOST_BYTES = 2_000_000_000;

const text = z.string();
const count = z.number().int().nonnegative();
const share = z.number().min(0).max(1).nullable();
const span = z.object({ start: count, end: count });

const manifestShape = z.object({
  schema: z.literal(PACK_SCHEMA),
  title: text,
  build_id: text,
  codebook_version: text,
  permalink: text,
  passages: count,
  sources: count,
  files: z.array(z.object({ name: text, bytes: count, sha256: text.regex(/^[0-9a-f]{64}$/) })),
});

/** What has a default was not told at first: packs made before are read and checked all the same. */
const evidenceShape = z.object({
  schema: z.literal(EVIDENCE_SCHEMA),
  title: text,
  build: z.object({
    build_id: text,
    codebook_version: text,
    as_at: text.nullable(),
    letters_to: text.nullable().default(null),
    is_sample: z.boolean(),
  }),
  permalink: text,
  selection: z.object({
    theme: z.array(text),
    match: z.enum(["any", "all"]),
    stance: z.array(text),
    phase: z.array(text),
    prior: z.array(text),
    region: z.array(text),
    authority: z.array(text),
    constituency: z.array(text),
    kind: z.array(text),
    delivery: z.array(text),
    from: text,
    to: text,
    words: text,
  }),
  picks: z.array(text),
  summary: z.array(text),
  filters: z.array(z.object({ name: text, value: text })),
  found: count,
  outside: count,
  numbers: z.array(
    z.object({
      what: text,
      theme: text.nullable(),
      group: z.enum(["selection", "others"]),
      letters: count,
      denominator: count,
      share,
      low: share,
      high: share,
      small: z.boolean(),
    }),
  ),
  others: text,
  method: z.array(text),
  licence: text,
  passages: z.array(
    z.object({
      number: count,
      sentence_id: text,
      source: count,
      quotation: text,
      page: count,
      page_end: count,
      paragraph: count,
      section: text.nullable(),
      before: text,
      after: text,
      stance: text.nullable(),
      themes: z.array(z.object({ theme: text, label: text, rule: text, matched: text })),
      spans: z.array(span),
      note: text,
    }),
  ),
  sources: z.array(
    z.object({
      document_id: text,
      kind: text,
      title: text,
      urn: text.nullable(),
      school: text.nullable(),
      phase: text,
      prior_grade: text,
      prior_grade_date: text.nullable(),
      prior_grade_from: text.nullable(),
      region: text.nullable(),
      authority: text.nullable(),
      constituency: text.nullable(),
      delivery: text.nullable(),
      date: text.nullable(),
      url: text.nullable(),
      file_name: text.nullable().default(null),
      listed_url: text.nullable().default(null),
      listed_by: text.nullable().default(null),
      listed_at: text.nullable().default(null),
      listed_sha256: text.nullable().default(null),
      retrieved_at: text.nullable(),
      sha256: text,
      pages: count,
      withdrawn: text.nullable(),
      number: count,
      passages: count,
    }),
  ),
});

export type PackManifest = z.output<typeof manifestShape>;

/** The files of a pack by name. Throws when the bytes are no zip file, or unpack to more than a pack may hold. */
export function unpack(bytes: Uint8Array): Map<string, Uint8Array<ArrayBuffer>> {
  let whole = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        whole += originalSize;
        if (whole > MOST_BYTES) throw new Error(`it unpacks to more than ${MOST_BYTES} bytes`);
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, content]) => [name, new Uint8Array(content)]));
  } catch (thrown) {
    throw new Error(`the file is not a whole zip file: ${errorText(thrown)}`, { cause: thrown });
  }
}

/** manifest.json of a pack. Throws, in words, when it is not one. */
export function readManifest(files: ReadonlyMap<string, Uint8Array>): PackManifest {
  return parsed(files, "manifest.json", manifestShape);
}

/** evidence.json of a pack. Throws, in words, when it is not one. */
export function readEvidence(files: ReadonlyMap<string, Uint8Array>): Evidence {
  return parsed(files, "evidence.json", evidenceShape);
}

function parsed<Shape extends z.ZodType>(
  files: ReadonlyMap<string, Uint8Array>,
  name: string,
  shape: Shape,
): z.output<Shape> {
  const bytes = files.get(name);
  if (bytes === undefined) throw new Error(`${name} is missing`);
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (thrown) {
    throw new Error(`${name} is not JSON: ${errorText(thrown)}`, { cause: thrown });
  }
  const checked = shape.safeParse(content);
  if (checked.success) return checked.data;
  const first = checked.error.issues[0];
  throw new Error(`${name}: ${first === undefined ? "" : `${first.path.join(".")}: ${first.message}`}`);
}
