// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { type Findable, finder } from "../../../src/components/finder.ts";

const settled = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

/** A finder whose answers come when the test says so, and what was chosen in it. */
function slowFinder(): {
  input: HTMLInputElement;
  list: HTMLElement;
  type: (text: string) => void;
  answer: (...names: string[]) => Promise<unknown>;
  chosen: string[];
} {
  const chosen: string[] = [];
  const asked: ((found: Findable[]) => void)[] = [];
  const node = finder<Findable>({
    id: "thing",
    label: "Find a thing",
    hint: "By its name.",
    search: () => new Promise((resolve) => asked.push(resolve)),
    choose: ({ name }) => chosen.push(name),
    none: (query) => `Nothing fits ${query}.`,
  });
  document.body.replaceChildren(node);
  const input = node.querySelector("input");
  const list = node.querySelector<HTMLElement>("[role=listbox]");
  if (input === null || list === null) throw new Error("No finder was made.");
  return {
    input,
    list,
    type: (text) => {
      input.value = text;
      input.dispatchEvent(new Event("input"));
    },
    answer: (...names) => {
      asked.shift()?.(names.map((name) => ({ name, about: "" })));
      return settled();
    },
    chosen,
  };
}

describe("what a finder finds too late", () => {
  it("opens no list over the page of a reader who has left the box", async () => {
    const { input, list, type, answer } = slowFinder();
    input.focus();
    type("ash");
    input.blur();
    await answer("Ashby");
    expect(list.hidden).toBe(true);
    expect(input.getAttribute("aria-expanded")).toBe("false");
  });

  it("opens no list over what was chosen before it came", async () => {
    const { input, list, type, answer, chosen } = slowFinder();
    input.focus();
    type("ash");
    await answer("Ashby");
    type("ashb");
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
    expect(chosen).toEqual(["Ashby"]);
    await answer("Ashby");
    expect(list.hidden).toBe(true);
  });

  it("is shown where the reader still waits for it", async () => {
    const { input, list, type, answer } = slowFinder();
    input.focus();
    type("ash");
    await answer("Ashby", "Ashbourne");
    expect(list.hidden).toBe(false);
    expect([...list.children].map((option) => option.textContent)).toEqual(["Ashby", "Ashbourne"]);
  });
});
