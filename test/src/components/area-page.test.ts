// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { AreaFile } from "../../../pipeline/publish/published-areas.ts";
import { areaPage } from "../../../src/components/area-page.ts";
import { BUILD, goTo, settled } from "./addressed-page.ts";

const NAMES = ["Slowham", "Swiftley"] as const;
const ENTRIES = NAMES.map((name) => ({
  kind: "local_authority" as const,
  name,
  region: null,
  file: `${name}.json`,
  schools: 0,
}));

/** Answers to requests that are still to come, by the name of their file. */
let answers: Map<string, (response: Response | Error) => void>;

function answer(name: string, response: Response | Error): Promise<unknown> {
  answers.get(`${name}.json`)?.(response);
  return settled();
}

function fileOf(name: string, change: Partial<AreaFile> = {}): Response {
  const file: AreaFile = {
    kind: "local_authority",
    name,
    region: null,
    schools: [
      { urn: "900001", as_at: "2019-08-31" },
      { urn: "900002", as_at: "2020-01-31" },
      { urn: "900003" },
    ],
    closed_schools: 0,
    places: [name, "England"],
    outcomes: [],
    reportCards: [],
    letters: [0, 0],
    themes: [],
    quotations: [],
    ...change,
  };
  return new Response(JSON.stringify(file));
}

describe("an area asked for while another is still on its way", () => {
  let page: HTMLElement;

  beforeEach(async () => {
    answers = new Map();
    vi.stubGlobal("fetch", (url: URL) => {
      const name = url.pathname.split("/").at(-1) ?? "";
      return new Promise<Response>((resolve, reject) => {
        answers.set(name, (response) => {
          if (response instanceof Error) reject(response);
          else resolve(response);
        });
      });
    });
    // Charts are not drawn here.
    vi.stubGlobal("requestAnimationFrame", () => 0);
    history.replaceState(null, "", "/area?la=Slowham");
    page = areaPage({ areas: ENTRIES }, BUILD);
    await goTo("?la=Swiftley");
    await answer("Swiftley", fileOf("Swiftley"));
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("stays, with its name over the page, when the other comes at last", async () => {
    await answer("Slowham", fileOf("Slowham"));
    expect(page.querySelector("#area-name")?.textContent).toBe("Swiftley");
    expect(document.title).toBe("Swiftley | Inspection Outcomes");
  });

  it("is headed by the newest day of a school shown, not of the whole data", () => {
    expect(page.querySelector(".subtitle")?.textContent).toMatch(/ · schools as at 31 January 2020$/);
  });

  it.each([
    ["2020-06-30", "31 January 2020 (England as at 30 June 2020)", true],
    ["2020-01-31", "31 January 2020", false],
  ])("says of outcomes of %s as at when its own schools are told", async (newest, words, isTold) => {
    await goTo("?la=Slowham");
    const outcomes = ["Slowham", "England"].map((place) => ({
      place,
      as_at: newest,
      grade: "2",
      schools: 3,
      denominator: 4,
    }));
    await answer("Slowham", fileOf("Slowham", { outcomes }));
    const said = page.querySelector("#outcomes .provenance")?.textContent ?? "";
    expect(said).toContain(`inspection reports, as at ${words}. n `);
    expect(said.includes("No file after 31 January 2020 tells of a school here")).toBe(isTold);
  });

  it("stays when the other fails at last", async () => {
    await answer("Slowham", new TypeError("no network"));
    expect(page.querySelector("#area-name")?.textContent).toBe("Swiftley");
    expect(page.querySelector(".notice")?.textContent ?? "").not.toContain("could not be loaded");
  });

  it("leaves its name with it, to an address of no area or of one that is not there", async () => {
    await goTo("?la=Nowhereshire");
    expect(document.title).toBe("One area | Inspection Outcomes");
  });
});
