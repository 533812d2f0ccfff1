import { describe, expect, test } from "vitest";
import { fold, nearest } from "../../../pipeline/parse/mi/fold.ts";

describe("fold", () => {
  test("folds case, white space of every kind, dashes and apostrophes", () => {
    expect(fold("  Latest OEIF  Safeguarding\u00a0is\teffective? ")).toBe(
      "latest oeif safeguarding is effective?",
    );
    expect(fold("Post–16 head’s")).toBe("post-16 head's");
  });
});

describe("nearest", () => {
  test("gives the candidate with the fewest letters to change, the first of equals", () => {
    expect(nearest("Ofsted phases", ["Ofsted region", "Ofsted phase", "Phase"])).toBe("Ofsted phase");
    expect(nearest("abcd", ["abcx", "abcy"])).toBe("abcx");
    expect(nearest("urn", ["URN"])).toBe("URN");
  });

  test("gives nothing where more than half of the letters differ", () => {
    expect(nearest("Zebra quotient", ["URN", "Ofsted phase"])).toBeNull();
    expect(nearest("abcd", ["abxy"])).toBe("abxy");
    expect(nearest("abcd", ["axyz"])).toBeNull();
  });
});
