import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Archive } from "../pipeline/archive/archive.ts";
import { Queue } from "../pipeline/sources/queue.ts";
import { readWithdrawals } from "../pipeline/sources/withdrawals.ts";
import { closePlaces, place } from "./server/place.ts";
import { siteSchools, smallPdf } from "./server/reports-site.ts";
import { type Script, answer } from "./server/scripted-server.ts";

afterEach(closePlaces);

const documents = (archive: Archive) => archive.entries().filter(({ kind }) => kind === "document");

describe("collecting on a bad night", () => {
  it("records wrong answers as failed, archives none of them, goes on, and asks again the next time", async () => {
    let ill = true;
    const bad: Record<string, (response: Parameters<Script>[1]) => void> = {
      "/v1/file/9000010": (response) => {
        answer(response, 200, "<!DOCTYPE html><title>Sorry</title>", { "content-type": "application/pdf" });
      },
      "/v1/file/9000011": (response) => {
        answer(response, 200, "");
      },
      "/v1/file/9000020": (response) => {
        response.writeHead(200, { "content-length": "5000" });
        response.write("%PDF-1.4 half");
        setTimeout(() => response.destroy(), 2);
      },
      "/v1/file/9000021": (response) => {
        answer(response, 200, "%PDF-1.4 broken off");
      },
      "/v1/file/9000030": (response) => {
        answer(response, 200, Buffer.concat([smallPdf("large"), Buffer.alloc(200_000)]));
      },
      "/provider/21/900004": (response) => {
        answer(response, 200, "<html><body>Service unavailable</body></html>");
      },
    };
    const { data } = await place(siteSchools(5, 2), (request, response) => {
      const script = bad[request.url ?? ""];
      if (!ill || script === undefined) return false;
      script(response);
      return true;
    });
    const { archive, runs, failed, notes } = await data.collect(undefined, { bodyLimitBytes: "100000" });
    expect(failed).toBe(true);
    expect(runs[0]?.failed.map(({ url }) => new URL(url).pathname).sort()).toEqual(Object.keys(bad).sort());
    expect(runs[0]?.complete).toBe(true);
    expect(documents(archive)).toHaveLength(10 - 5 - 2);
    expect(notes.filter((note) => note.includes("failed"))).toHaveLength(6);
    ill = false;
    const second = await data.collect(undefined, { revisitShare: "0" });
    expect(second.failed).toBe(false);
    expect(documents(second.archive)).toHaveLength(10);
  });

  it("lets go of its queue when it fails itself", async () => {
    const close = vi.spyOn(Queue.prototype, "close");
    const { data } = await place(siteSchools(1, 1));
    const progress = () => {
      throw new Error("the terminal is gone");
    };
    await expect(data.collect(undefined, {}, { reporter: { note: () => 0, progress } })).rejects.toThrow(
      "gone",
    );
    expect(close).toHaveBeenCalledOnce();
  });

  it("tolerates a share of failures up to the setting", async () => {
    const { data } = await place(siteSchools(20, 4), (request, response) => {
      if (request.url !== "/v1/file/9000010") return false;
      answer(response, 200, "no PDF");
      return true;
    });
    const first = await data.collect(undefined, { failureTolerance: "0.01" });
    expect(first.runs[0]?.failed).toHaveLength(1);
    expect(first.failed).toBe(false);
  });

  it("does not count a listed letter that answers 404 as failed, and names it", async () => {
    const { data, server } = await place(siteSchools(1, 1), (request, response) => {
      if (request.url?.startsWith("/v1/file/") !== true) return false;
      answer(response, 404);
      return true;
    });
    const { runs, failed } = await data.collect();
    expect(failed).toBe(false);
    expect(runs).toMatchObject([{ missing: 1, missing_urls: [`${server.base}/v1/file/9000010`] }]);
  });

  it("counts a list, a search or a register as failed where nothing is there, and asks anew the next time", async () => {
    const { data, server } = await place([], (_, response) => {
      answer(response, 404);
      return true;
    });
    const night = async () => {
      const { runs, failed } = await data.collect({}, {});
      expect(failed).toBe(true);
      expect(runs.map(({ failed: those }) => those.length)).toEqual([1, 2, 1]);
      expect(runs[0]?.failed[0]?.reason).toContain("nothing is there (404)");
      return server.asked().length;
    };
    const first = await night();
    expect(await night()).toBe(2 * first);
  });

  it("reads the rest of a search the next night where one of its pages failed", async () => {
    let ill = false;
    const { data, site } = await place(siteSchools(104, 1), (request, response) => {
      const asked = request.url ?? "";
      if (!ill || !asked.startsWith("/search") || asked.includes("start=0&")) return false;
      answer(response, 500);
      return true;
    });
    const flags = { revisitShare: "0", documentKinds: "report_card" };
    await data.collect(undefined, flags);
    // Every school has a report that is new, so that the search is followed to its end.
    for (const [index, { letters }] of site.schools.entries())
      letters.unshift({
        id: `new${index}`,
        type: "Full inspection",
        event: "1 June 2026",
        published: "1 July 2026",
      });
    ill = true;
    expect((await data.collect(undefined, flags)).runs[0]?.failed).toHaveLength(1);
    ill = false;
    const { archive, failed } = await data.collect(undefined, flags);
    expect(failed).toBe(false);
    expect(documents(archive)).toHaveLength(104);
  });

  it("takes no page or letter for withdrawn while its whole site says 404, and asks again the next night", async () => {
    let gone: RegExp | null = null;
    const { data, server } = await place(siteSchools(8, 1), (request, response) => {
      if (gone?.test(request.url ?? "") !== true) return false;
      answer(response, 404);
      return true;
    });
    const night = () => data.collect(undefined, { revisitShare: "1" });
    await night();
    for (const fault of [/^\/provider\//, /^\/v1\/file\//]) {
      gone = fault;
      const { failed, runs } = await night();
      expect(failed).toBe(true);
      expect(runs).toMatchObject([
        { missing: 0, stopped: [{ reason: expect.stringContaining("404") as string }] },
      ]);
      expect(await readWithdrawals(data.path)).toEqual([]);
      gone = null;
      server.seen.splice(0);
      expect(await night()).toMatchObject({ failed: false, runs: [{ left: 0, missing: 0 }] });
      expect(server.asked().filter(({ path }) => fault.test(path))).toHaveLength(8);
    }
  });

  it("takes pages for withdrawn that are gone while others are there", async () => {
    let ill = false;
    const { data } = await place(siteSchools(8, 1), (request, response) => {
      if (!ill || !/\/90000[1-3]$/.test(request.url ?? "")) return false;
      answer(response, 404);
      return true;
    });
    await data.collect();
    ill = true;
    const { failed, runs } = await data.collect(undefined, { revisitShare: "1" });
    expect(failed).toBe(false);
    expect(runs).toMatchObject([{ missing: 3, withdrawn: 3 }]);
  });

  it("archives a page whose markup changed, says what was looked for, and counts it as failed", async () => {
    const { data } = await place(siteSchools(1, 0), (request, response) => {
      if (request.url !== "/provider/21/900001") return false;
      const canonical = '<link rel="canonical" href="/provider/21/900001">';
      answer(
        response,
        200,
        `<html><head>${canonical}</head><body><main><h2>Fernhollow</h2></main></body></html>`,
      );
      return true;
    });
    const { runs, archive } = await data.collect();
    expect(runs[0]?.failed).toMatchObject([
      { reason: expect.stringContaining("h1.heading--title") as string },
    ]);
    expect(archive.entries().map(({ kind }) => kind)).toContain("provider_page");
  });

  it("leaves what is left in the queue when a host says 403, and goes on with it the next time", async () => {
    let forbidden = false;
    const { data } = await place(siteSchools(6, 1), (request, response) => {
      forbidden ||= request.url === "/provider/21/900003";
      if (!forbidden) return false;
      answer(response, 403);
      return true;
    });
    const first = await data.collect();
    expect(first.failed).toBe(true);
    expect(first.runs).toMatchObject([
      { complete: false, stopped: [{ reason: expect.stringContaining("403") as string }] },
    ]);
    expect(first.runs[0]?.left).toBeGreaterThan(0);
    const queue = await readFile(join(data.path, "queue", "reports.jsonl"), "utf8");
    expect(queue).toContain('"title":"provider page of URN 900006"');
  });
});
