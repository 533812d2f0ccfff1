import { describe, expect, it } from "vitest";
import { WrongUse } from "../../pipeline/errors.ts";
import { userAgent } from "../../pipeline/http/user-agent.ts";

const LIVE = ["https://www.gov.uk", "https://reports.ofsted.gov.uk"];

describe("the user agent", () => {
  it("names the project, its version and how to reach who runs it", () => {
    expect(userAgent("a@example.org", LIVE)).toMatch(
      /^InspectionOutcomes\/\d+\.\d+\.\d+ \(\+mailto:a@example\.org\)$/,
    );
    expect(userAgent("https://example.org/us", LIVE)).toContain("(+https://example.org/us)");
  });

  it("gives a web address with an @ in it as the web address it is", () => {
    expect(userAgent("https://social.example/@us", LIVE)).toContain("(+https://social.example/@us)");
  });

  it("can not be had without a contact for a live run, which is wrong use", () => {
    expect(() => userAgent(null, LIVE)).toThrow(WrongUse);
    expect(() => userAgent(null, LIVE)).toThrow("OUTCOMES_CONTACT");
    expect(() => userAgent(null, ["http://127.0.0.1:3000", "https://www.gov.uk"])).toThrow(WrongUse);
  });

  it("needs no contact where everything is on this machine", () => {
    expect(userAgent(null, ["http://127.0.0.1:3000", "http://localhost:4000", "http://[::1]:1"])).toContain(
      "local",
    );
  });
});
