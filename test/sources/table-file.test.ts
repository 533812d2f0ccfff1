import { afterEach, expect, test } from "vitest";
import { createInspectorate } from "../../pipeline/sample/inspectorate.ts";
import { FICTIONAL_WEB, miFiles } from "../../pipeline/sample/mi/files.ts";
import { wrongKind } from "../../pipeline/sources/table-file.ts";
import { closePlaces, place } from "../server/place.ts";
import { answer } from "../server/scripted-server.ts";

afterEach(closePlaces);

const files = miFiles(createInspectorate({ schools: 24, letters: 8 }), "2026-10-20", FICTIONAL_WEB);
const formats = [...new Set(files.map(({ name }) => name.split(".").at(-1) ?? ""))];

function fileOf(format: string): { name: string; title: string; bytes: Buffer } {
  const file = files.findLast(({ name, title }) => name.endsWith(`.${format}`) && !title.includes("links"));
  if (file === undefined) throw new Error(`the sample has no ${format} file`);
  return { ...file, bytes: Buffer.concat([...file.chunks()]) };
}

test.each(formats)("a %s file that breaks off is none, one that is whole is", (format) => {
  const { bytes, name } = fileOf(format);
  expect(wrongKind(bytes, name, "mi")).toBeNull();
  const end = bytes.subarray(-2).toString() === "\r\n" ? -2 : undefined;
  expect(wrongKind(bytes.subarray(0, end), name, "mi")).toBeNull();
  for (const share of [0.75, 0.9, 0.99]) {
    // Not just behind a first cell, where a note could stand as well.
    const cut = bytes.subarray(0, bytes.lastIndexOf(",", Math.floor(share * bytes.length)));
    expect(wrongKind(cut, name, "mi")).toMatch(/breaks off/);
  }
});

test("a file whose address can not be decoded is archived under its name as it stands there", async () => {
  const { bytes, name, title } = fileOf("csv");
  const { data } = await place([], (request, response) => {
    const isFile = request.url?.startsWith("/media/") === true;
    const listing = { details: { attachments: [{ title, url: `/media/1/100%_${name}` }] } };
    answer(response, 200, isFile ? bytes : JSON.stringify(listing));
    return true;
  });
  const { archive, failed } = await data.collect({ sources: ["mi"] });
  expect(failed).toBe(false);
  expect(archive.entries().find(({ kind }) => kind === "mi")?.name).toBe(`100%_${name}`);
});

test("a file cut short by a connection that only closes is not archived, and asked for again the next night", async () => {
  const { bytes, name, title } = fileOf("csv");
  let isCut = true;
  const { data } = await place([], (request, response) => {
    if (request.url?.startsWith("/media/") !== true) {
      answer(
        response,
        200,
        JSON.stringify({ details: { attachments: [{ title, url: `/media/1/${name}` }] } }),
      );
      return true;
    }
    response.useChunkedEncodingByDefault = false;
    response.writeHead(200, { connection: "close", etag: '"same"' });
    response.end(isCut ? bytes.subarray(0, bytes.lastIndexOf(",")) : bytes);
    return true;
  });
  const night = () => data.collect({ sources: ["mi"] });
  const first = await night();
  expect(first.failed).toBe(true);
  expect(first.runs[0]?.failed[0]?.reason).toContain("breaks off");
  isCut = false;
  const second = await night();
  expect(second.failed).toBe(false);
  expect(second.archive.entries().find(({ kind }) => kind === "mi")?.bytes).toBe(bytes.length);
});
