// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SchoolShard } from "../../../pipeline/publish/published.ts";
import { schoolPage } from "../../../src/components/school-page.ts";
import { BUILD, goTo, settled } from "./addressed-page.ts";

// Its chart is looked at in a browser: here nothing has a width.
vi.mock("../../../src/components/draw-in-turn.ts", () => ({ drawInTurn: () => undefined }));

const SHARD: SchoolShard = {
  "900001": { school: { urn: "900001", name: "Slow School" }, events: [] },
  "900002": { school: { urn: "900002", name: "Swift School" }, events: [] },
  "900003": {
    school: { urn: "900003", name: "Half-Told School" },
    events: [{ what: "inspection", date: "2014-02-26", event: "graded", grades: [] }],
    untold: [{ type: "Short inspection", url: "https://files.example.org/v1/file/1" }],
  },
};

describe("a school's page", () => {
  /** Answers to requests for schools, oldest first; pages of other tests may ask too when the address changes. */
  let answers: ((response: Response) => void)[];
  const answer = (those: readonly ((response: Response) => void)[]): Promise<unknown> => {
    for (const give of those) give(new Response(JSON.stringify(SHARD)));
    return settled();
  };

  beforeEach(() => {
    answers = [];
    vi.stubGlobal("fetch", (url: URL) =>
      url.pathname.includes("/schools/")
        ? new Promise<Response>((resolve) => answers.push(resolve))
        : Promise.resolve(new Response("{}")),
    );
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("keeps the name of the school shown when one asked for before comes at last", async () => {
    history.replaceState(null, "", "/school?urn=900001");
    const page = schoolPage(BUILD, []);
    await goTo("?urn=900002");
    await answer(answers.slice(1));
    await answer(answers.slice(0, 1));
    expect(page.querySelector("#school-name")?.textContent).toBe("Swift School");
    expect(document.title).toBe("Swift School | Inspection Outcomes");
  });

  it("counts in the title of its chart also what is not told", async () => {
    history.replaceState(null, "", "/school?urn=900003");
    const page = schoolPage(BUILD, []);
    await answer(answers);
    expect(page.textContent).toContain("1 inspection since 2014, 1 report more not told");
  });

  it("has its own name again after back to no school, and at a URN that is none", async () => {
    history.replaceState(null, "", "/school?urn=900001");
    schoolPage(BUILD, []);
    await answer(answers);
    expect(document.title).toBe("Slow School | Inspection Outcomes");
    await goTo("/school");
    expect(document.title).toBe("One school | Inspection Outcomes");
    await goTo("?urn=abc");
    expect(document.title).toBe("One school | Inspection Outcomes");
  });
});
