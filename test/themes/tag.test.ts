import { PassThrough, Readable, Writable } from "node:stream";
import { expect, it } from "vitest";
import { parseCodebook } from "../../pipeline/themes/codebook.ts";
import { tag } from "../../pipeline/themes/tag.ts";
import { bookCodebook } from "./book-codebook.ts";

const codebook = parseCodebook(bookCodebook());

class Collected extends Writable {
  text = "";

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString("utf8");
    done();
  }

  lines(): unknown[] {
    return this.text
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line));
  }
}

async function run(chunks: Iterable<string | Uint8Array>) {
  const output = new Collected();
  const errors = new Collected();
  const result = await tag(Readable.from(chunks), output, errors, codebook);
  return { output, errors, result };
}

it("writes a line for each line, in order, with themes, stance and places", async () => {
  const { output, result } = await run(['{"id":"a","text":"Good books."}\n{"id":2,"te', 'xt":"Rain."}']);
  expect(result).toEqual({ tagged: 2, refused: 0 });
  expect(output.lines()).toEqual([
    {
      id: "a",
      themes: ["reading"],
      stance: "strength",
      matches: [{ theme: "reading", start: 5, end: 10, rule: "books" }],
    },
    { id: 2, themes: [], stance: "neutral", matches: [] },
  ]);
});

it("names a bad line and goes on with the others", async () => {
  const { output, errors, result } = await run([
    'not JSON\n{"id":"b"}\n\n{"id":"c","text":"A book"}\r\n[1]\n{"id":"d","text":7}\n',
  ]);
  expect(result).toEqual({ tagged: 1, refused: 4 });
  expect(output.lines()).toMatchObject([{ id: "c", themes: ["reading"] }]);
  expect(errors.lines()).toMatchObject([1, 2, 5, 6].map((line) => ({ id: null, line })));
  expect(errors.text).toContain("line 1 is not JSON");
  expect(errors.text).toContain("text");
});

it("takes no line that is not UTF-8: an apostrophe of Windows-1252 would be lost, and with it the stance", async () => {
  const bad = Buffer.from('{"id":1,"text":"This isn\x92t a good book."}\n', "latin1");
  const { output, errors, result } = await run([bad, '{"id":2,"text":"A book"}\n']);
  expect(result).toEqual({ tagged: 1, refused: 1 });
  expect(output.lines()).toMatchObject([{ id: 2 }]);
  expect(errors.lines()).toEqual([
    { id: null, line: 1, error: "line 1 is not UTF-8; save the file in that encoding" },
  ]);
});

it("takes no id that would come back as another", async () => {
  const { output, errors } = await run([
    '{"id":9007199254740993,"text":"A"}\n{"id":true,"text":"A"}\n{"id":9007199254740991,"text":"A"}\n{"id":1.5,"text":"A"}\n',
  ]);
  expect(output.lines()).toMatchObject([{ id: 9007199254740991 }, { id: 1.5 }]);
  const error = expect.stringContaining("id: must be text (in quotes), or a number") as string;
  expect(errors.lines()).toMatchObject([
    { line: 1, error },
    { line: 2, error },
  ]);
});

it("reads a file with a byte order mark and no last line end", async () => {
  const { output } = await run([Buffer.from('\ufeff{"id":1,"text":"A book"}\r\n{"id":2,"text":"A"}')]);
  expect(output.lines()).toMatchObject([{ id: 1 }, { id: 2 }]);
});

it("reads a character that is split over two chunks", async () => {
  const bytes = Buffer.from('{"id":"é","text":"book ’"}');
  const { output } = await run([bytes.subarray(0, 8), bytes.subarray(8, 23), bytes.subarray(23)]);
  expect(output.lines()).toMatchObject([{ id: "é", themes: ["reading"] }]);
});

it("waits for a slow reader instead of filling memory", async () => {
  const count = 20_000;
  const output = new PassThrough({ highWaterMark: 1024 });
  const errors = new Collected();
  let given = 0;
  function* lines(): Generator<string> {
    for (let index = 0; index < count; index += 1) {
      given += 1;
      yield `{"id":${index},"text":"A book"}\n`;
    }
  }
  const done = tag(Readable.from(lines()), output, errors, codebook);
  await new Promise((resolve) => setTimeout(resolve, 500));
  expect(given).toBeLessThan(count);
  let read = 0;
  output.on("data", (chunk: Buffer) => {
    read += chunk.toString("utf8").split("\n").length - 1;
  });
  expect(await done).toEqual({ tagged: count, refused: 0 });
  expect(read).toBe(count);
});

it("holds one batch of lines, however many there are", async () => {
  const count = 30_000;
  let given = 0;
  let answered = 0;
  let most = 0;
  function* lines(): Generator<string> {
    for (; given < count; given += 1) {
      most = Math.max(most, given - answered);
      yield `{"id":${given},"text":"A book"}\n`;
    }
  }
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      answered += chunk.toString("utf8").split("\n").length - 1;
      done();
    },
  });
  expect(await tag(Readable.from(lines()), output, new Collected(), codebook)).toEqual({
    tagged: count,
    refused: 0,
  });
  // What the stream of the lines itself holds comes on top of a batch.
  expect(most).toBeLessThan(8192 + 100);
});

it("answers an empty input with nothing", async () => {
  const { output, result } = await run([]);
  expect(result).toEqual({ tagged: 0, refused: 0 });
  expect(output.text).toBe("");
});
