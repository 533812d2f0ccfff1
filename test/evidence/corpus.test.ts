import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Corpus, readCorpus } from "../../pipeline/evidence/corpus.ts";
import { gather, withCorpus } from "../../pipeline/evidence/gather.ts";
import { passageCount } from "../../src/evidence/evidence.ts";
import { bytesOf, joined, passageWriter } from "../../src/evidence/formats/format.ts";
import { NOTHING_CHOSEN } from "../../src/evidence/selection.ts";
import { asAtWords } from "../../src/evidence/summary.ts";
import { type SampleData, sampleData } from "./fictional.ts";

let sample: SampleData;
beforeAll(async () => {
  sample = await sampleData();
});
afterAll(() => sample.remove());

async function ask(question: string): Promise<unknown[][]> {
  const instance = await DuckDBInstance.create(join(sample.dataDir, "outcomes.duckdb"), {
    access_mode: "READ_ONLY",
  });
  const connection = await instance.connect();
  try {
    return (await connection.runAndReadAll(question)).getRows();
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** What a copy of the database holds for evidence once it was changed. */
async function corpusAfter(...changes: readonly string[]): Promise<Corpus> {
  const path = join(sample.dataDir, "changed.duckdb");
  await copyFile(join(sample.dataDir, "outcomes.duckdb"), path);
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  try {
    for (const change of changes) await connection.run(change);
    return await readCorpus(connection);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

describe("evidence from the database", () => {
  it("counts the letters with a theme as the marts do", async () => {
    const marts = await ask("select theme, letters, denominator from marts.theme_counts order by theme");
    await withCorpus(sample.dataDir, async (corpus, vocabulary) => {
      const themes = vocabulary.theme.map(({ id }) => id);
      const permalink = {
        selection: { ...NOTHING_CHOSEN, theme: themes },
        picks: [],
        build: null,
        codebook: null,
      };
      const { frame } = await gather(corpus, vocabulary, {
        permalink,
        picks: [],
        title: "All",
        page: "evidence",
      });
      const counted = frame.numbers.filter(({ theme, group }) => theme !== null && group === "selection");
      const byTheme = new Map(
        counted.map(({ theme, letters, denominator }) => [theme, [letters, denominator]]),
      );
      expect(marts.map(([theme]) => byTheme.get(String(theme)))).toEqual(
        marts.map(([, letters, denominator]) => [Number(letters), Number(denominator)]),
      );
    });
  });

  it("finds just the sentences a query in SQL finds, and each in its page", async () => {
    const rows = await ask(`
      select sentence.sentence_id
      from core.sentence as sentence
      join core.document as document using (document_id)
      where not sentence.is_template and sentence.stance = 'concern' and document.kind = 'interim_visit_letter'
        and exists (from core.sentence_theme as tagged where tagged.sentence_id = sentence.sentence_id and theme = 'curriculum')
      order by 1`);
    const selection = {
      ...NOTHING_CHOSEN,
      theme: ["curriculum"],
      stance: ["concern"],
      kind: ["interim_visit_letter"],
    };
    const evidence = await withCorpus(sample.dataDir, async (corpus, vocabulary) => {
      const permalink = { selection, picks: [], build: null, codebook: null };
      const asked = { permalink, picks: [], title: "Some", page: "evidence" };
      return (await gather(corpus, vocabulary, asked)).whole();
    });
    expect(rows.length).toBeGreaterThan(0);
    expect(evidence.passages.map(({ sentence_id }) => sentence_id).sort()).toEqual(
      rows.map(([id]) => String(id)).sort(),
    );
    for (const { sentence_id, page, page_end, quotation } of evidence.passages) {
      const document = sentence_id.slice(0, 16);
      const pages = await ask(
        `select text from core.page where document_id = '${document}' and page in (${page}, ${page_end}) order by page`,
      );
      expect(pages.map(([text]) => String(text)).join(" ")).toContain(quotation);
    }
  });

  it("is the same, byte for byte, when its passages are too many to be held", async () => {
    await withCorpus(sample.dataDir, async (corpus, vocabulary) => {
      const permalink = {
        selection: { ...NOTHING_CHOSEN, theme: ["curriculum"] },
        picks: [],
        build: null,
        codebook: null,
      };
      const asked = { permalink, picks: [], title: "Many", page: "evidence" };
      const held = await gather(corpus, vocabulary, asked);
      const streamed = await gather(corpus, vocabulary, asked, 3);
      expect(Array.isArray(held.passages())).toBe(true);
      expect(Array.isArray(streamed.passages())).toBe(false);
      expect(passageCount(held.frame)).toBeGreaterThan(3);
      const whole = await held.whole();
      for (const format of ["csv", "json"] as const) {
        const chunks: Uint8Array[] = [];
        const writer = passageWriter(streamed.frame, format, (chunk) => chunks.push(chunk));
        for await (const passage of streamed.passages()) writer.add(passage);
        writer.end();
        expect(Buffer.from(joined(chunks)).equals(bytesOf(whole, format)), format).toBe(true);
      }
      expect(bytesOf(await streamed.whole(), "docx")).toEqual(bytesOf(whole, "docx"));
    });
  });

  it("says how far the letters go beside the day of schools and grades, whatever day other sources stand for", async () => {
    const [[month]] = (await ask("select max(as_at)::varchar from core.source where kind = 'mi'")) as [
      [string],
    ];
    const { build } = await corpusAfter(
      "update marts.freshness set latest_as_at = date '2033-01-01' where kind = 'gias_register'",
      "update marts.freshness set latest_as_at = date '2031-02-03' where kind = 'document'",
    );
    expect([build.letters_to, build.as_at]).toEqual(["2031-02-03", month]);
    expect(asAtWords({ ...build, as_at: "2030-12-31" })).toBe(
      "letters up to 3 February 2031, schools and grades as at 31 December 2030",
    );
    expect(asAtWords({ ...build, letters_to: null, as_at: null })).toBe(
      "letters up to an unknown day, schools and grades as at an unknown day",
    );
  });

  it("names the file a letter was imported from, where its address is not known", async () => {
    const letters = await ask(
      "select document_id, name from core.document join core.source on source_id = document_id order by 1",
    );
    const [[fetched]] = letters as [[string]];
    const { letters: found } = await corpusAfter(
      `update core.document set url = 'https://files.example.org/1' where document_id = '${fetched}'`,
    );
    const names = new Map(letters.map(([id, name]) => [id, id === fetched ? null : name]));
    expect(found.map(({ file_name: name }) => name)).toEqual(
      found.map(({ document_id: id }) => names.get(id)),
    );
    expect([...names.values()].filter((name) => name === null)).toHaveLength(1);
  });

  it("gives a letter that came as a file the address where a page lists it, with that page", async () => {
    const { letters } = await corpusAfter();
    expect(letters.length).toBeGreaterThan(0);
    const pages = new Map(
      (await ask("select name, sha256 from core.source where kind = 'provider_page'")) as [string, string][],
    );
    for (const { file_name: file, urn, ...letter } of letters) {
      expect(letter.listed_url).toMatch(new RegExp(`/v1/file/${file?.slice(0, 8) ?? "none"}$`));
      expect(letter.listed_by).toMatch(new RegExp(`^provider_\\d+_${urn ?? "none"}\\.html$`));
      expect(letter.listed_sha256).toBe(pages.get(letter.listed_by ?? ""));
      expect(letter.listed_at).not.toBeNull();
    }
  });

  it("marks a document that was withdrawn, and leaves out one that another has replaced", async () => {
    const [[gone], [replaced]] = (await ask(
      "select distinct document_id from core.sentence order by 1 limit 2",
    )) as [[string], [string]];
    const { letters } = await corpusAfter(
      `update core.document set withdrawn_on = date '2026-01-02' where document_id = '${gone}'`,
      `update core.document set replaced_by = '${gone}' where document_id = '${replaced}'`,
    );
    expect(letters.find(({ document_id }) => document_id === gone)?.withdrawn).toBe(
      "no longer offered by its publisher (seen 2026-01-02)",
    );
    expect(letters.filter(({ withdrawn }) => withdrawn !== null)).toHaveLength(1);
    expect(letters.some(({ document_id }) => document_id === replaced)).toBe(false);
  });
});
