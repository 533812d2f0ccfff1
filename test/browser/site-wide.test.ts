import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { PAGES } from "../../pipeline/site/chrome.ts";
import { launchChromium } from "./chromium.ts";
import { drawn, visit } from "./reader.ts";

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

const HOSTILE = "<img src=x onerror=\"globalThis.hostile='yes'\"><script>globalThis.hostile='yes'</script>";

/** Every text of a data file that people wrote, which a word with a space in it tells, begins with markup. */
function poisoned(value: unknown): unknown {
  if (typeof value === "string") return value.includes(" ") ? `${HOSTILE}${value}` : value;
  if (Array.isArray(value)) return value.map(poisoned);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, poisoned(inside)]));
}

async function poison(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = await response.text();
  await route.fulfill({ response, body: JSON.stringify(poisoned(JSON.parse(body))) });
}

describe("every page", () => {
  it("carries a policy under which nothing but the site's own files can be asked, run or shown", async () => {
    for (const { path } of PAGES) {
      const response = await fetch(`${inject("siteUrl")}${path}`);
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy, path).toMatch(/^default-src 'none'; script-src 'self'/);
      expect(policy, path).not.toMatch(/'unsafe-inline'|'unsafe-eval'|https?:|\*/);
      expect(policy.includes("wasm"), path).toBe(path === "/explore");
      expect(await response.text(), path).toContain('<meta http-equiv="Content-Security-Policy"');
    }
    const { page, faults, close } = await visit(browser, "/");
    const other = await page.evaluate<string>(
      "fetch('http://127.0.0.1:9/').then(() => 'answered', () => 'refused')",
    );
    expect(other).toBe("refused");
    expect(faults.join("\n")).toMatch(/Content Security Policy/);
    await close();
  });

  it("shows whatever its data files hold as text, never as markup", async () => {
    const { page, close } = await visit(browser, "/status", {
      before: (opened) => opened.route(/\.json(\?|$)/, poison),
    });
    let shown = 0;
    const paths = [...PAGES.map(({ path }) => path), "/school?urn=900001", "/evidence?theme=reading"];
    for (const path of paths) {
      await page.goto(`${inject("siteUrl")}${path}`);
      await drawn(page);
      await page.evaluate(
        "for (const details of document.querySelectorAll('main details')) details.open = true",
      );
      await drawn(page);
      expect(await page.evaluate("globalThis.hostile ?? 'no'"), path).toBe("no");
      expect(await page.locator("main img").count(), path).toBe(0);
      if ((await page.locator("main").innerText()).includes("<img src=x onerror")) shown += 1;
    }
    expect(shown).toBeGreaterThan(5);
    await close();
  }, 180_000);

  it("keeps still for readers who asked for less motion", async () => {
    const { page, close } = await visit(browser, "/", {
      before: (opened) => opened.emulateMedia({ reducedMotion: "reduce" }),
    });
    const moving = "document.getAnimations().length";
    expect(await page.evaluate(moving)).toBe(0);
    const durations = await page.evaluate<string[]>(
      "[...document.querySelectorAll('*')].flatMap((node) => { const style = getComputedStyle(node); return [style.transitionDuration, style.animationDuration]; })",
    );
    expect(new Set(durations.flatMap((value) => value.split(", ")))).toEqual(new Set(["0s"]));
    expect(await page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")).toBe("auto");
    await close();
  });
});

describe("a page whose data", () => {
  const without = (pattern: RegExp) => ({
    allowMissing: true,
    before: (page: Page) => page.route(pattern, (route) => route.abort()),
  });

  it.each(["/school", "/evidence", "/explore"])(
    "cannot be fetched says so and what to do: %s",
    async (path) => {
      const { page, close } = await visit(browser, path, without(/^http:\/\/[^/]+\/data\//));
      if (path === "/school") await page.getByRole("combobox").fill("academy");
      await page
        .locator("main .notice, main [role=status], main [role=alert]", {
          hasText: /could not be loaded.*(connection|again)/i,
        })
        .first()
        .waitFor();
      await close();
    },
  );

  it.each(["/", "/outcomes", "/status"])("is gone from the site says so in words: %s", async (path) => {
    const { page, close } = await visit(browser, path, without(/\/_file\//));
    const words = await page.evaluate<string>(
      "getComputedStyle(document.querySelector('.observablehq--error'), '::before').content",
    );
    expect(words).toMatch(/could not be loaded.*load the page again/);
    await close();
  });

  it("is of another build than the page says so, and is silent where it is the same", async () => {
    const answer = { json: { build_id: "ffffffffffff", site_id: "eeeeeeeeeeee" } };
    const { page, close } = await visit(browser, "/evidence", {
      before: (opened) => opened.route("**/data/build.json", (route) => route.fulfill(answer)),
    });
    await page.getByText(/This page is of build [0-9a-f]{12}, and the data are now of build f{12}/).waitFor();
    await close();
    const same = await visit(browser, "/evidence");
    expect(await same.page.locator("#other-build").count()).toBe(0);
    await same.close();
  });

  it.each([
    ["/school?urn=900001", (page: Page) => page.getByRole("combobox").fill("academy")],
    ["/evidence?theme=reading", (page: Page) => page.getByLabel("Safeguarding").first().check()],
  ] as const)("is published anew while it is read says so with the next figures: %s", async (path, next) => {
    const { page, close } = await visit(browser, path);
    expect(await page.locator("#other-build").count()).toBe(0);
    const build_id = await page.locator("#build").innerText();
    await page.route("**/data/build.json", (route) =>
      route.fulfill({ json: { build_id, site_id: "eeeeeeeeeeee" } }),
    );
    await next(page);
    await page.getByText(/This page is of site [0-9a-f]{12}, and the data are now of site e{12}/).waitFor();
    await close();
  });
});
