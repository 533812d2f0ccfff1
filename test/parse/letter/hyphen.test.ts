import { describe, expect, it } from "vitest";
import { hyphenEvidence, lineJoint } from "../../../pipeline/parse/letter/hyphen.ts";

function join(upper: string, lower: string, document: readonly string[] = [], softHyphen = false): string {
  const { dropHyphen, joiner } = lineJoint(
    upper,
    lower,
    softHyphen,
    hyphenEvidence([...document, "", upper, lower]),
  );
  return (dropHyphen ? upper.slice(0, -1) : upper) + joiner + lower;
}

describe("lineJoint", () => {
  it("puts a space between two lines", () => {
    expect(join("Pupils read", "every day")).toBe("Pupils read every day");
  });

  it("takes the hyphen away where the document has the word whole", () => {
    expect(join("good infor-", "mation is shared", ["The information is clear."])).toBe(
      "good information is shared",
    );
  });

  it("keeps the hyphen where the document has the word with it", () => {
    expect(join("a long-", "standing issue", ["The longstanding rule", "and a long-standing one"])).toBe(
      "a long-standing issue",
    );
  });

  it.each([
    ["the multi-", "agency hub", "the multi-agency hub"],
    ["their self-", "esteem", "their self-esteem"],
    ["is child-", "centred", "is child-centred"],
    ["during COVID-", "19 closures", "during COVID-19 closures"],
    ["in Stoke-", "Upper Vale", "in Stoke-Upper Vale"],
  ])("keeps a true hyphen: %s %s", (upper, lower, joined) => {
    expect(join(upper, lower)).toBe(joined);
  });

  it("lets a hanging hyphen hang", () => {
    expect(join("both short-", "and long-term plans")).toBe("both short- and long-term plans");
  });

  it("joins syllables in a document that is known to break words, and only there", () => {
    const breaking = ["The governors meet.", "the gov-", "ernors are new"];
    expect(join("a cer-", "tain calm", breaking)).toBe("a certain calm");
    expect(join("a cer-", "tain calm")).toBe("a cer-tain calm");
  });

  it("joins after a soft hyphen without asking", () => {
    expect(join("some infor", "mation", [], true)).toBe("some information");
  });

  it("joins a web address, a stretch of days and an and/or broken over the line end", () => {
    expect(join("see www.example.org/open-", "licence for more")).toBe(
      "see www.example.org/open-licence for more",
    );
    expect(join("https://area.example", ".uk/ is new")).toBe("https://area.example.uk/ is new");
    expect(join("on 8–", "9 November 2016")).toBe("on 8–9 November 2016");
    expect(join("needs and/", "or disabilities")).toBe("needs and/or disabilities");
  });
});
