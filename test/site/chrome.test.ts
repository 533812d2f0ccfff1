import { describe, expect, it } from "vitest";
import { pageFooter, pageHeader } from "../../pipeline/site/chrome.ts";

const build = {
  build_id: "0123456789ab",
  site_id: "ba9876543210",
  version: "0.1.0",
  as_at: "2026-02-28",
  register_as_at: "2026-03-01",
  letters_to: "2026-04-17",
  is_sample: true,
  schools: 600,
  inspections: 4000,
  documents: 400,
};

describe("pageHeader", () => {
  it("says on every page that a sample is fictional, and on none of real data", () => {
    for (const path of ["/index", "/school", "/404"]) {
      expect(pageHeader(build, path)).toContain("Fictional sample");
      expect(pageHeader({ ...build, is_sample: false }, path)).not.toContain("Fictional");
    }
  });

  it("marks the page the reader is on, and no other", () => {
    expect(pageHeader(build, "/index")).toContain('<a href="/" aria-current="page">');
    expect(pageHeader(build, "/school").match(/aria-current/g)).toHaveLength(1);
    expect(pageHeader(build, "/404")).not.toContain("aria-current");
  });

  it("tells readers without JavaScript what is here and where the figures are", () => {
    const [, words = ""] = /<noscript>([\s\S]*)<\/noscript>/.exec(pageHeader(build, "/index")) ?? [];
    expect(words).toContain("600 schools");
    expect(words).toContain("; as at 28 February 2026, letters up to 17 April 2026.");
    expect(words).toContain('href="/data/outcomes.json"');
  });
});

describe("pageFooter", () => {
  it("says that this is not Ofsted, credits the licence and names the build", () => {
    const footer = pageFooter(build, "/index");
    expect(footer).toContain("This is not Ofsted");
    expect(footer).toContain("Open Government Licence v3.0");
    expect(footer).toContain("MIT");
    expect(footer).toContain("0123456789ab");
    expect(footer).toContain("ba9876543210");
  });

  it("says how far the letters go on pages that show letters, and on no other", () => {
    for (const path of ["/index", "/school", "/evidence"])
      expect(pageFooter(build, path)).toContain(
        "Data as at 28 February 2026, letters up to 17 April 2026 · build",
      );
    for (const path of ["/outcomes", "/404"])
      expect(pageFooter(build, path)).toContain("Data as at 28 February 2026 · build");
    const without = { ...build, letters_to: null };
    expect(pageFooter(without, "/index")).toContain("Data as at 28 February 2026 · build");
    expect(pageHeader(without, "/index")).toContain("; as at 28 February 2026.");
  });
});
