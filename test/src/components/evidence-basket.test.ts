import { describe, expect, it } from "vitest";
import { Basket } from "../../../src/components/evidence-basket.ts";

const KEY = "inspection-outcomes/basket";

function store(content: string | null = null): {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
} {
  const held = new Map(content === null ? [] : [[KEY, content]]);
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => {
      held.set(key, value);
    },
  };
}

function basketWith(...ids: string[]): Basket {
  const basket = new Basket(store(), () => undefined);
  ids.forEach((id) => {
    basket.add(id);
  });
  return basket;
}

const idsOf = (basket: Basket): string[] => basket.picks().map(({ sentence_id }) => sentence_id);

describe("the basket", () => {
  it("keeps each passage once, in order, and moves it no further than the ends", () => {
    const basket = basketWith("a", "b", "c", "a");
    expect(idsOf(basket)).toEqual(["a", "b", "c"]);
    basket.move("c", -1);
    basket.move("a", 99);
    basket.move("c", -99);
    basket.move("nowhere", 1);
    expect(idsOf(basket)).toEqual(["c", "b", "a"]);
  });

  it("keeps a title for the document until it is emptied", () => {
    const basket = basketWith("a");
    basket.retitle("  Workload, in evidence ");
    expect([basket.title(), idsOf(basket)]).toEqual(["Workload, in evidence", ["a"]]);
    basket.clear();
    expect([basket.title(), idsOf(basket)]).toEqual(["", []]);
  });

  it("keeps notes with their passage, and lets go of both", () => {
    const basket = basketWith("a", "b");
    basket.note("b", "Why?");
    basket.move("b", -1);
    expect(basket.picks()).toEqual([
      { sentence_id: "b", note: "Why?" },
      { sentence_id: "a", note: "" },
    ]);
    basket.remove("b");
    expect(basket.has("b")).toBe(false);
    basket.clear();
    expect(idsOf(basket)).toEqual([]);
  });

  it.each(["", "{", "null", '[1, {"sentence_id": 2}]'])("counts a damaged store as empty: %s", (content) => {
    expect(new Basket(store(content), () => undefined).picks()).toEqual([]);
  });

  it("says each time that it changed, and not while a note or the title is written", () => {
    let changes = 0;
    const basket = new Basket(store(), () => (changes += 1));
    basket.add("a");
    basket.add("a");
    basket.note("a", "Why");
    basket.retitle("Workload");
    basket.remove("a");
    expect(changes).toBe(2);
  });
});
