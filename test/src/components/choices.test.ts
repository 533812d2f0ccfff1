// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { addressOf, type Choice, chosenIn } from "../../../src/components/choices.ts";

const choices: Choice[] = [
  {
    name: "phase",
    label: "Phase",
    options: [
      { value: "All", label: "All" },
      { value: "Alternative provision", label: "AP" },
    ],
  },
  {
    name: "since",
    label: "Since",
    options: [
      { value: "2005", label: "2005" },
      { value: "2019", label: "2019" },
    ],
  },
];

describe("chosenIn", () => {
  it("reads what an address chooses, and the default for what it leaves out or does not know", () => {
    expect(chosenIn("?since=2019", choices)).toEqual({ phase: "All", since: "2019" });
    expect(chosenIn("?phase=%3Cb%3E&since=2019&since=2005&other=1", choices)).toEqual({
      phase: "All",
      since: "2019",
    });
  });
});

describe("addressOf", () => {
  it("gives every state back, and leaves defaults out", () => {
    const state = { phase: "Alternative provision", since: "2019" };
    expect(chosenIn(addressOf(state, choices), choices)).toEqual(state);
    expect(addressOf({ phase: "All", since: "2019" }, choices)).toBe("?since=2019");
    expect(addressOf({ phase: "All", since: "2005" }, choices)).toBe(location.pathname);
  });
});
