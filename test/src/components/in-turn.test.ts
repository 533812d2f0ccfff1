// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { appendInTurn } from "../../../src/components/in-turn.ts";

const card = (id: string) => (): HTMLElement => Object.assign(document.createElement("p"), { id });
const ids = (holder: HTMLElement): string[] => [...holder.children].map(({ id }) => id);

let holder: HTMLElement;
beforeEach(() => {
  vi.useFakeTimers();
  holder = document.createElement("div");
  document.body.append(holder);
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe("appendInTurn", () => {
  it("appends one card a task, in order, and says so after each", () => {
    const seen: string[][] = [];
    appendInTurn(holder, [card("a"), card("b")], () => seen.push(ids(holder)));
    expect(ids(holder)).toEqual([]);
    vi.runAllTimers();
    expect(seen).toEqual([["a"], ["a", "b"]]);
  });

  it("makes no more once its holder is gone", () => {
    const made = vi.fn(card("b"));
    appendInTurn(holder, [card("a"), made], () => {
      holder.remove();
    });
    vi.runAllTimers();
    expect(ids(holder)).toEqual(["a"]);
    expect(made).not.toHaveBeenCalled();
  });
});
