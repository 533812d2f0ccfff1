import { expect, it } from "vitest";
import { patternInWords, ruleInWords } from "../../pipeline/themes/rule-words.ts";

it("says a pattern as a phrase: alternatives, what may be missing, any ending, any words", () => {
  expect(patternInWords("child protection")).toBe("child protection");
  expect(patternInWords("laptops?")).toBe("laptop(s)");
  expect(patternInWords("safeguard\\w*")).toBe("safeguard…");
  expect(patternInWords("(home|class) (library|books)")).toBe("home/class library/books");
  expect(patternInWords("(early )?read(s|ing)")).toBe("(early) read(s/ing)");
  expect(patternInWords("keep <few>safe")).toBe("keep … safe");
  expect(patternInWords("<young_people> read")).toBe("young people read");
  expect(patternInWords("(one|two|three|four|five) pupils")).toBe("one/two/three/four/… pupils");
});

it("does not pretend to say what words cannot stand for", () => {
  expect(patternInWords("[a-z]{1,2}\\d{1,2} \\d[a-z]{2}")).toBeNull();
});

it("says what a rule looks for, finds, needs and must not find", () => {
  const rule = {
    words: "books",
    any: ["books?", "[0-9]+ pages"],
    with: ["pupils"],
    unless: ["account books"],
  };
  expect(ruleInWords(rule)).toBe(
    "books: says “book(s)” or 1 more phrase; together with “pupils”; but not “account books”",
  );
});

it("keeps a long list short, and counts the rest", () => {
  const any = Array.from({ length: 11 }, (_, index) => `phrase ${"abcdefghijk"[index] ?? ""}`);
  expect(ruleInWords({ words: "many", any })).toMatch(/“phrase h” or 3 more phrases$/);
});
