// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { addressOf, type Choice, choiceBar, chosenIn, unknownIn } from "../../../src/components/choices.ts";

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

const typed: Choice = {
  name: "la",
  label: "Local authority",
  isTyped: true,
  isFilter: true,
  options: ["", "Ashby", "Ashbourne", "Corrow"].map((value) => ({
    value,
    label: value === "" ? "Any" : value,
  })),
};

describe("unknownIn", () => {
  it("names what the address asks for in vain, and no default", () => {
    const asked = unknownIn("?phase=Nonsense&since=2019&la=", [...choices, typed]);
    expect(asked.map(({ choice, asked: value }) => [choice.name, value])).toEqual([["phase", "Nonsense"]]);
  });
});

describe("choiceBar with filters", () => {
  beforeEach(() => {
    history.replaceState(null, "", "/");
  });

  const bar = (): { node: HTMLElement; input: HTMLInputElement } => {
    const node = choiceBar([...choices, typed], ({ la }) => document.createTextNode(`shown for ${la ?? ""}`));
    const input = node.querySelector("input");
    if (input === null) throw new Error("no input");
    return { node, input };
  };
  const type = (input: HTMLInputElement, text: string): void => {
    input.value = text;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  };

  it("takes the one option that a misspelt text can mean", () => {
    const { node, input } = bar();
    type(input, "corow");
    expect(location.search).toBe("?la=Corrow");
    expect(input.value).toBe("Corrow");
    expect(node.textContent).toContain("shown for Corrow");
  });

  it("says what it does not know, and links what it may mean with the rest of the address kept", () => {
    history.replaceState(null, "", "/?since=2019");
    const { node, input } = bar();
    type(input, "ashb");
    expect(input.value).toBe("ashb");
    const links = [...node.querySelectorAll(".notice a")].map((link) => link.getAttribute("href"));
    expect(node.querySelector(".notice")?.textContent).toContain(
      "Local authority “ashb” is not in this data",
    );
    expect(links).toEqual(["?since=2019&la=Ashbourne", "?since=2019&la=Ashby"]);
  });

  it("opens the filters where the address sets one", () => {
    history.replaceState(null, "", "/?la=Ashby");
    expect(bar().node.querySelector("details")?.open).toBe(true);
    history.replaceState(null, "", "/");
    expect(bar().node.querySelector("details")?.open).toBe(false);
  });
});
