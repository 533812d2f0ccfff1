import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { onThisMachine } from "../server/local-client.ts";
import { type Script, answer, gaps } from "../server/scripted-server.ts";

const here = onThisMachine();
afterEach(() => here.close());
const { serve, client } = here;

const ok: Script = (_, response) => {
  answer(response, 200, "fine", { etag: '"v1"', "last-modified": "Sun, 01 Nov 2026 00:00:00 GMT" });
};

const text = (body: Uint8Array) => new TextDecoder().decode(body);

describe("a client", () => {
  it("asks conditionally with what it holds, and takes 304 as unchanged", async () => {
    const server = await serve((request, response) => {
      const same =
        request.headers["if-none-match"] === '"v1"' && request.headers["if-modified-since"] !== undefined;
      if (same) answer(response, 304);
      else ok(request, response, 1);
    });
    const asking = client([server.host]);
    const first = await asking.get(`${server.base}/a`);
    expect(first).toMatchObject({
      outcome: "fetched",
      etag: '"v1"',
      last_modified: "Sun, 01 Nov 2026 00:00:00 GMT",
    });
    const held = first.outcome === "fetched" ? first : undefined;
    expect(await asking.get(`${server.base}/a`, { held })).toEqual({ outcome: "unchanged" });
    expect(server.asked().map(({ bodyBytes }) => bodyBytes)).toEqual([4, 0]);
  });

  it("follows a redirect to an allowed host and keeps the gap of each host on the way", async () => {
    const target = await serve(ok);
    const server = await serve((request, response) => {
      if (request.url === "/old") answer(response, 301, "", { location: "/newer" });
      else answer(response, 302, "", { location: `${target.base}/newest` });
    });
    const asking = client([server.host, target.host], { gapMs: 40 });
    const answered = await asking.get(`${server.base}/old`);
    expect(answered).toMatchObject({ outcome: "fetched", url: `${target.base}/newest` });
    expect(Math.min(...gaps(server))).toBeGreaterThan(32);
    expect(target.seen.map(({ path }) => path)).toEqual(["/robots.txt", "/newest"]);
  });

  it("does not follow a redirect to a foreign host", async () => {
    const foreign = await serve(ok);
    const server = await serve((_, response) => {
      answer(response, 302, "", { location: `${foreign.base}/file` });
    });
    const answered = await client([server.host]).get(`${server.base}/file`);
    expect(answered).toMatchObject({ outcome: "failed", tries: 1 });
    expect("reason" in answered && answered.reason).toContain(`${foreign.host} is not an allowed host`);
    expect(foreign.seen).toEqual([]);
  });

  it("does not follow a redirect to a private address, even of an allowed host", async () => {
    const inside = await serve(ok);
    const server = await serve((_, response) => {
      answer(response, 302, "", { location: `http://localhost:${inside.port}/file` });
    });
    const transport = here.transport((name) => name === "127.0.0.1");
    const asking = client(
      [server.host, `localhost:${inside.port}`, "10.1.2.3"],
      { mayBePrivate: (name) => name === "127.0.0.1" },
      { send: transport.send },
    );
    const answered = await asking.get(`${server.base}/file`);
    expect(answered.outcome).not.toBe("fetched");
    expect("reason" in answered && answered.reason).toContain("private address");
    expect(inside.seen).toEqual([]);
    expect(await asking.get("http://10.1.2.3/")).toMatchObject({ outcome: "failed", tries: 1 });
  });

  it("gives up a chain of redirects at the limit, and one that leads in a circle", async () => {
    const server = await serve((request, response) => {
      answer(response, 302, "", { location: `${request.url ?? ""}x` });
    });
    expect(await client([server.host], { redirectLimit: 3 }).get(`${server.base}/a`)).toMatchObject({
      outcome: "failed",
      reason: "more than 3 redirects",
    });
    expect(server.asked()).toHaveLength(4);
  });

  it("cuts off a server that drips, by the time limit", async () => {
    const server = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("."), 10);
      response.on("close", () => {
        clearInterval(drip);
      });
    });
    expect(await client([server.host], { timeoutMs: 80 }).get(`${server.base}/a`)).toMatchObject({
      outcome: "failed",
      reason: "no whole answer within 80 ms, 5 times",
    });
  });

  it("goes on after a connection that was broken off", async () => {
    const server = await serve((request, response, nth) => {
      if (nth === 1) request.socket.destroy();
      else answer(response, 200, "fine");
    });
    expect(await client([server.host]).get(`${server.base}/a`)).toMatchObject({ outcome: "fetched" });
  });

  it.each<[string, Script, RegExp]>([
    [
      "shorter than its Content-Length",
      (_, response) => {
        response.writeHead(200, { "content-length": "100" });
        response.write("only this");
        setTimeout(() => response.destroy(), 5);
      },
      /5 times/,
    ],
    [
      "whose gzip does not end",
      (_, response) => {
        const whole = gzipSync("x".repeat(500));
        answer(response, 200, whole.subarray(0, whole.length - 12), { "content-encoding": "gzip" });
      },
      /gzip of the body does not end/,
    ],
    [
      "larger than the limit",
      (_, response) => {
        answer(response, 200, "x".repeat(2000));
      },
      /longer than the limit of 1000 bytes/,
    ],
    [
      "larger than the limit once unpacked",
      (_, response) => {
        answer(response, 200, gzipSync("x".repeat(100_000)), { "content-encoding": "gzip" });
      },
      /longer than the limit of 1000 bytes/,
    ],
    [
      "in a coding that was not asked for",
      (_, response) => {
        answer(response, 200, "abc", { "content-encoding": "zstd-2" });
      },
      /not asked for/,
    ],
    [
      "that is not what was due",
      (_, response) => {
        answer(response, 200, "<html>sorry</html>");
      },
      /^no PDF, 5 times$/,
    ],
  ])("does not take a body %s: tries again, then fails", async (_, script, reason) => {
    const server = await serve(script);
    const asking = client([server.host], { bodyLimitBytes: 1000 });
    const wrong = (body: Uint8Array) => Promise.resolve(text(body).startsWith("<html>") ? "no PDF" : null);
    const answered = await asking.get(`${server.base}/a`, { wrong });
    expect(answered).toMatchObject({ outcome: "failed", tries: 5 });
    expect("reason" in answered && answered.reason).toMatch(reason);
    expect(server.asked()).toHaveLength(5);
  });

  it("undoes gzip, deflate and brotli", async () => {
    const packed = {
      gzip: gzipSync("hello"),
      deflate: deflateSync("hello"),
      br: brotliCompressSync("hello"),
    };
    const server = await serve((request, response) => {
      const coding = request.url?.slice(1) ?? "";
      answer(response, 200, packed[coding as keyof typeof packed], { "content-encoding": coding });
    });
    const asking = client([server.host]);
    for (const coding of Object.keys(packed)) {
      const answered = await asking.get(`${server.base}/${coding}`);
      expect(answered.outcome === "fetched" && text(answered.body)).toBe("hello");
    }
  });
});
