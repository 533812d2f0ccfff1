import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { Archive } from "../../pipeline/archive/archive.ts";
import { SHARES, shareOf, writeArchiveCheck } from "../../pipeline/run/archive-check.ts";
import { checkAll, checkShare } from "../../pipeline/run/check-archive.ts";
import { readSettings } from "../../pipeline/settings.ts";
import { readStatus } from "../../pipeline/status.ts";
import { answer, scriptedServer } from "../server/scripted-server.ts";

const OBJECTS = 90;
const DAY_MS = 86_400_000;
const FIRST = Date.parse("2026-11-01T03:00:00Z");

let data: string;
let archive: Archive;
let close: () => Promise<void>;
/** Letters the server has no longer. */
let gone: Set<string>;
let world: Parameters<typeof checkShare>[2];
let settings: ReturnType<typeof readSettings>;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "outcomes-check-"));
  gone = new Set();
  const server = await scriptedServer((request, response) => {
    const path = request.url ?? "";
    if (gone.has(path)) answer(response, 404);
    else answer(response, 200, `letter at ${path}`);
  });
  close = () => server.close();
  const base = server.base;
  settings = readSettings({
    workingFolder: data,
    flags: { data, gapMs: "0", govukBase: base, reportsBase: base, filesBase: base, giasBase: base },
  });
  world = { reporter: { note: () => undefined, progress: () => undefined }, backoffMs: 1 };
  archive = await Archive.open(data);
  for (let number = 0; number < OBJECTS; number += 1) {
    const path = `/v1/file/${number}`;
    await archive.put(Buffer.from(`letter at ${path}`), {
      how: "fetch",
      kind: "document",
      label: "a letter",
      name: `${number}.pdf`,
      url: `${base}${path}`,
    });
  }
});
afterEach(async () => {
  await close();
  await rm(data, { recursive: true, force: true });
});

const night = (number: number) => new Date(FIRST + number * DAY_MS);

test("in so many nights every object is read once, and status says since when", async () => {
  let read = 0;
  for (let number = 0; number < SHARES - 1; number += 1)
    read += (await checkShare(settings, archive, world, night(number))).objects;
  expect((await readStatus(data)).archive_check).toMatchObject({ all_since: null, damaged: [] });
  read += (await checkShare(settings, archive, world, night(SHARES - 1))).objects;
  expect(read).toBe(OBJECTS);
  expect((await readStatus(data)).archive_check).toEqual({
    all_since: night(0).toISOString(),
    last: night(SHARES - 1).toISOString(),
    damaged: [],
  });
});

test("a damaged object is fetched again in the night of its share; one that is nowhere is named until it is whole", async () => {
  const ofShare = (share: number) => archive.objects().filter(({ sha256 }) => shareOf(sha256) === share);
  const share = Array.from({ length: SHARES }, (_, at) => at).find((at) => ofShare(at).length > 1) ?? 0;
  const [one, other] = ofShare(share);
  if (one === undefined || other === undefined) throw new Error("no share of two");
  const shares = Array.from({ length: SHARES }, (_, at) => (at === share ? null : night(-1).toISOString()));
  await writeArchiveCheck(data, { shares, damaged: [] });
  for (const { sha256 } of [one, other]) await writeFile(archive.path(sha256), "not what it was");
  gone.add(new URL(other.url ?? "").pathname);
  const { mended, damaged } = await checkShare(settings, archive, world, night(0));
  expect(mended.map(({ sha256 }) => sha256)).toEqual([one.sha256]);
  expect(damaged.map(({ sha256 }) => sha256)).toEqual([other.sha256]);
  const { health } = await readStatus(data);
  expect(health).toMatchObject({ level: "failing", exit_code: 1 });
  expect(health.reasons[0]).toMatch(new RegExp(`${other.sha256} is damaged: .*gave nothing`));

  // The next night asks again, though another share is due.
  gone.clear();
  expect((await checkShare(settings, archive, world, night(1))).mended).toHaveLength(1);
  expect((await readStatus(data)).health.exit_code).toBe(0);
});

test("all at once, with no network, names every damaged object", async () => {
  const [one] = archive.objects();
  await rm(archive.path(one?.sha256 ?? ""));
  const { objects, damaged } = await checkAll(data, archive, night(0));
  expect(objects).toBe(OBJECTS);
  expect(damaged).toMatchObject([{ sha256: one?.sha256, why: "the next refresh asks for it again" }]);
  expect((await readStatus(data)).archive_check.all_since).toBe(night(0).toISOString());
});
