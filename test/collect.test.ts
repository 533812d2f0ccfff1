import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Archive } from "../pipeline/archive/archive.ts";
import { collect, plannedTasks } from "../pipeline/collect.ts";
import { WrongUse } from "../pipeline/errors.ts";
import { systemClock } from "../pipeline/http/clock.ts";
import { readSettings } from "../pipeline/settings.ts";
import { readWithdrawals } from "../pipeline/sources/withdrawals.ts";
import { closePlaces, place } from "./server/place.ts";
import { siteSchools, smallPdf } from "./server/reports-site.ts";
import { type Script, answer } from "./server/scripted-server.ts";

afterEach(closePlaces);

const documents = (archive: Archive) => archive.entries().filter(({ kind }) => kind === "document");

describe("collecting the reports site", () => {
  it("brings every page and every wanted letter, with where it came from", async () => {
    const { data, server } = await place(siteSchools(3, 2));
    const { archive, runs, failed } = await data.collect();
    expect(failed).toBe(false);
    expect(runs).toMatchObject([
      { source: "reports", mode: "walk", complete: true, fetched: 10, failed: [] },
    ]);
    expect(documents(archive).map(({ url }) => url)).toEqual(
      expect.arrayContaining([`${server.base}/v1/file/9000010`, `${server.base}/v1/file/9000031`]),
    );
    expect(documents(archive)).toHaveLength(6);
    expect(documents(archive)[0]).toMatchObject({
      how: "fetch",
      label: "Monitoring visit of 2020-10-01, published 2020-11-01, Fernhollow School 900001 (URN 900001)",
      name: "900001_9000010.pdf",
    });
    expect(archive.entries().filter(({ kind }) => kind === "provider_page")).toHaveLength(3);
  });

  it("gets 304 for every request of a second run, no body byte, and changes nothing", async () => {
    const { data, server } = await place(siteSchools(4, 2));
    const before = (await data.collect()).archive.entries().length;
    server.seen.splice(0);
    const { archive, runs } = await data.collect(undefined, { revisitShare: "1" });
    expect(server.seen.length).toBe(1 + 4 + 8);
    expect(server.seen.every(({ status, bodyBytes }) => status === 304 && bodyBytes === 0)).toBe(true);
    expect(runs).toMatchObject([
      { mode: "nightly", body_bytes: 0, fetched: 0, unchanged: 13, new_objects: 0 },
    ]);
    expect(archive.entries()).toHaveLength(before);
  });

  it("tries other categories where the first has nothing, and remembers the right one", async () => {
    const schools = siteSchools(1, 1).map((school) => ({ ...school, category: "25" }));
    const { data, server } = await place(schools);
    await data.collect();
    const asked = () => server.asked().flatMap(({ path }) => /^\/provider\/(\d+)/.exec(path)?.[1] ?? []);
    expect(asked()).toEqual(["21", "23", "25"]);
    await data.collect(undefined, { revisitShare: "1" });
    expect(asked()).toEqual(["21", "23", "25", "25"]);
  });

  it("looks at page after page again also when the walk was made while the clock stood years ahead", async () => {
    const { data, server } = await place(siteSchools(4, 1));
    const ahead = { ...systemClock, now: () => Date.now() + 3650 * 86_400_000 };
    await data.collect(undefined, {}, { clock: ahead });
    server.seen.splice(0);
    for (let night = 0; night < 3; night += 1) await data.collect(undefined, { revisitShare: "0.25" });
    const pages = server.asked().flatMap(({ path }) => /^\/provider\/21\/(\d+)/.exec(path)?.[1] ?? []);
    expect(pages).toEqual(["900001", "900002", "900003"]);
  });

  it("finds by the search what was published since, without walking again", async () => {
    const { data, server, site } = await place(siteSchools(5, 1));
    await data.collect();
    server.seen.splice(0);
    const changed = site.schools[2];
    changed?.letters.unshift({
      id: "new1",
      type: "School inspection",
      event: "1 October 2026",
      published: "2 November 2026",
    });
    const { archive } = await data.collect(undefined, { revisitShare: "0" });
    const paths = server.asked().map(({ path }) => path.replace(/\?.*/, ""));
    expect(paths).toEqual(["/search", "/provider/21/900003", "/v1/file/new1"]);
    expect(documents(archive)).toHaveLength(6);
  });

  it("follows 2,350 results in pages of 100 and misses none when one shifts between pages meanwhile", async () => {
    const schools = siteSchools(2350, 1);
    // What the search leads to is then in the queue, and none of the 2,350 pages is asked for.
    const searchOnly: Script = (_, response) => {
      answer(response, 200, "User-agent: *\nDisallow: /provider/");
    };
    let shifted = false;
    const { data, server, site } = await place(
      schools,
      (request) => {
        const start = new URL(request.url ?? "/", "http://site").searchParams.get("start");
        if (start === "700" && !shifted) {
          shifted = true;
          // The 651st moves to the top: everything before it goes one place down, so nothing after it is missed; then
          // one of the first pages is taken away and put at the end, so that the 701st slips onto a page already read.
          site.schools.unshift(...site.schools.splice(650, 1));
          site.schools.push(...site.schools.splice(10, 1));
        }
        return false;
      },
      searchOnly,
    );
    await data.collect({ since: "2020-11-01" });
    const starts = server.asked().map(({ path }) => new URL(path, "http://site").searchParams.get("start"));
    expect(starts.slice(0, 24)).toEqual(Array.from({ length: 24 }, (_, page) => String(page * 100)));
    const queue = await readFile(join(data.path, "queue", "reports-chosen.jsonl"), "utf8");
    const urns = new Set([...queue.matchAll(/"urn":"(\d+)","title":"provider page/g)].map(([, urn]) => urn));
    expect(urns.size).toBe(2350);
  });

  it("stops following the search at a page that is wholly known", async () => {
    const { data, server } = await place(siteSchools(130, 1));
    await data.collect(undefined, { documentKinds: "report_card" });
    server.seen.splice(0);
    await data.collect(undefined, { documentKinds: "report_card", revisitShare: "0" });
    expect(server.asked()).toHaveLength(1);
  });

  it("keeps a letter that was withdrawn or replaced, and marks when that was seen", async () => {
    const { data, server, site } = await place(siteSchools(3, 2));
    const first = await data.collect();
    const again = () => data.collect(undefined, { revisitShare: "1" });
    const [one, two, three] = site.schools;
    one?.letters.splice(0, 1);
    if (two?.letters[0] !== undefined) two.letters[0].id = "corrected";
    site.bodies.set("9000030", smallPdf("other words"));
    const second = await again();
    const url = (id: string) => `${server.base}/v1/file/${id}`;
    const held = (id: string) => first.archive.entries().find((entry) => entry.url === url(id))?.sha256;
    const events = async () =>
      (await readWithdrawals(data.path)).map(({ what, url: gone, sha256, by_url }) => ({
        what,
        url: gone,
        sha256,
        by_url,
      }));
    expect(await events()).toEqual(
      expect.arrayContaining([
        { what: "unlisted", url: url("9000010"), sha256: held("9000010"), by_url: null },
        { what: "unlisted", url: url("9000020"), sha256: held("9000020"), by_url: url("corrected") },
        { what: "replaced", url: url("9000030"), sha256: held("9000030"), by_url: null },
      ]),
    );
    expect(await events()).toHaveLength(3);
    expect(second.runs).toMatchObject([{ withdrawn: 3 }]);
    for (const id of ["9000010", "9000020", "9000030"]) expect(second.archive.has(held(id) ?? "")).toBe(true);
    // Seen again as it is, nothing is marked twice; listed again, that is marked.
    await again();
    expect(await events()).toHaveLength(3);
    one?.letters.unshift({
      id: "9000010",
      type: "Monitoring visit",
      event: "1 October 2020",
      published: "1 November 2020",
    });
    await again();
    expect((await events()).slice(3)).toMatchObject([{ what: "listed_again", url: url("9000010") }]);
    expect(three?.letters).toHaveLength(2);
  });

  it("asks for no more things than the limit, and for the rest the next time", async () => {
    const { data, server } = await place(siteSchools(5, 1));
    const first = await data.collect({ sources: ["reports"], limit: 4 });
    expect(server.asked()).toHaveLength(4);
    expect(first.runs).toMatchObject([{ complete: false }]);
    const second = await data.collect();
    expect(documents(second.archive)).toHaveLength(5);
    expect(new Set(server.asked().map(({ path }) => path)).size).toBe(server.asked().length);
  });

  it("takes only the schools that are named, and does not lose the walk under way", async () => {
    const { data, server } = await place(siteSchools(5, 1));
    await data.collect({ sources: ["reports"], limit: 2 });
    server.seen.splice(0);
    await data.collect({ urns: ["900005"] });
    expect(server.asked().map(({ path }) => path)).toEqual(["/provider/21/900005", "/v1/file/9000050"]);
    const { archive } = await data.collect();
    expect(documents(archive)).toHaveLength(5);
  });

  it("says what it would ask for, and asks nobody", async () => {
    const { data, server } = await place(siteSchools(3, 1));
    const { archive } = await data.collect({ sources: ["reports"], limit: 0 });
    const plans = await plannedTasks(data.settings(), archive, {});
    expect(plans.map(({ source, mode }) => `${source} ${mode}`)).toEqual([
      "mi all",
      "gias all",
      "reports walk",
    ]);
    expect(plans[2]?.tasks.map(({ url }) => url)).toEqual(
      ["900001", "900002", "900003"].map((urn) => `${server.base}/provider/21/${urn}`),
    );
    expect(server.seen).toEqual([]);
  });

  it("refuses a live run without a contact before anything is asked", async () => {
    const { data } = await place(siteSchools(1, 1));
    const settings = readSettings({ workingFolder: data.path, flags: { data: data.path } });
    const { archive } = await data.collect({ sources: ["reports"], limit: 0 });
    const world = { reporter: { note: () => undefined, progress: () => undefined }, clock: systemClock };
    await expect(collect(settings, archive, {}, world)).rejects.toThrow(WrongUse);
  });
});
