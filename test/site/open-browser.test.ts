import { describe, expect, it } from "vitest";
import { openBrowser } from "../../pipeline/site/open-browser.ts";

describe("openBrowser", () => {
  it("tries nothing on a Linux machine without a screen", () => {
    expect(openBrowser("http://127.0.0.1:3000", {}, "linux")).toBe(false);
  });
});
