// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { ChangesIndex, PublishedChange } from "../../../pipeline/publish/published-changes.ts";
import { changesPage } from "../../../src/components/changes-page.ts";
import { settled } from "./addressed-page.ts";
import { quietRefresh } from "./quiet-refresh.ts";

const INDEX: ChangesIndex = {
  refreshes: ["2026-11-01", "2026-11-02"].map(quietRefresh),
  months: ["2026-11"],
  authorities: ["Ashby"],
  themes: [],
};
const CHANGE: PublishedChange = {
  id: "1",
  kind: "letter",
  date: "2026-11-02",
  seen_at: "2026-11-02T03:00:00Z",
  urn: "900001",
  school: "Ashby School",
  phase: null,
  authority: "Ashby",
  document_kind: null,
  themes: [],
  words: "a letter",
  source: null,
  row: null,
  older_source: null,
  older_row: null,
  url: null,
};

describe("the page of what changed", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("asks again, at the next choice, for a month that could not be had", async () => {
    let isOnline = false;
    const files: Readonly<Record<string, unknown>> = {
      "index.json": INDEX,
      "revisions.json": { in_all: 0, newest: [] },
      "2026-11.json": [CHANGE],
    };
    vi.stubGlobal("fetch", (url: URL) => {
      const name = url.pathname.split("/").at(-1) ?? "";
      return name === "2026-11.json" && !isOnline
        ? Promise.reject(new TypeError("no network"))
        : Promise.resolve(new Response(JSON.stringify(files[name] ?? {})));
    });
    history.replaceState(null, "", "/changes");
    const page = changesPage();
    await settled();
    await settled();
    expect(page.querySelector("[aria-label=Changes]")?.textContent).toContain("could not be loaded");
    isOnline = true;
    const control = page.querySelector<HTMLSelectElement>("#choose-authority");
    if (control === null) throw new Error("No authority can be chosen.");
    control.value = "Ashby";
    control.dispatchEvent(new Event("change", { bubbles: true }));
    await settled();
    await settled();
    expect(page.querySelector("[aria-label=Changes]")?.textContent).toContain("Ashby School");
  });
});
