import { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { afterEach, describe, expect, it, vi } from "vitest";
import { parseCodebook } from "../../pipeline/themes/codebook.ts";
import { Tagger } from "../../pipeline/themes/tagger.ts";
import { bookAndPenCodebook, bookCodebook } from "./book-codebook.ts";

let tagger: Tagger | null = null;
afterEach(() => {
  vi.restoreAllMocks();
  tagger?.close();
  tagger = null;
});

async function told(text: string, ...weights: string[]) {
  tagger = await Tagger.open(parseCodebook(bookCodebook(weights, 50)));
  const [tagged] = await tagger.tag([text]);
  const points = Array.from(text);
  return {
    stance: tagged?.stance,
    matches: tagged?.matches.map(({ theme, rule, start, end }) => [
      theme,
      rule,
      points.slice(start, end).join(""),
    ]),
  };
}

it("keeps no database open when its statement can not be prepared", async () => {
  vi.spyOn(DuckDBConnection.prototype, "prepare").mockRejectedValue(new Error("no memory"));
  const close = vi.spyOn(DuckDBInstance.prototype, "closeSync");
  await expect(Tagger.open(parseCodebook(bookCodebook()))).rejects.toThrow("no memory");
  expect(close).toHaveBeenCalledTimes(1);
});

it("gives a theme when start and weights come to nothing or more, and not below", async () => {
  const at = await told("A book.", "reading,reading/books,100");
  expect(at.matches).toEqual([["reading", "books", "book"]]);
  tagger?.close();
  expect((await told("A book.", "reading,reading/books,99")).matches).toEqual([]);
});

it("lets words speak against a rule", async () => {
  const against = ["reading,reading/books,150", "reading,account,-80"];
  expect((await told("The accounts are in this book.", ...against)).matches).toEqual([]);
});

it("names the words that speak most where no rule does, by their stems, and shows them as written", async () => {
  const words = ["reading,stor,70", "reading,lov stor,80"];
  expect((await told("“Élan”: pupils loved stories.", ...words)).matches).toEqual([
    ["reading", "words: lov stor", "loved stories"],
  ]);
});

it("shows the first of two words where more than a sign parts them", async () => {
  expect((await told("Much loved – stories.", "reading,lov stor,100")).matches).toEqual([
    ["reading", "words: lov stor", "loved"],
  ]);
});

it("shows the first to come of two words near each other", async () => {
  expect((await told("Stories that pupils loved.", "reading,lov + stor,100")).matches).toEqual([
    ["reading", "words: lov + stor", "Stories"],
  ]);
});

it("finds the word itself, not the same letters in another", async () => {
  expect((await told("History; a story.", "reading,stor,100")).matches).toEqual([
    ["reading", "words: stor", "story"],
  ]);
});

it("counts a word once, however often it stands there", async () => {
  expect((await told("Story, story, stories.", "reading,stor,60")).matches).toEqual([]);
});

it("takes the stance with most points, the first named of equals", async () => {
  expect((await told("Good.", "strength,stance/good,60")).stance).toBe("strength");
  tagger?.close();
  expect((await told("Good.", "strength,stance/good,50")).stance).toBe("strength");
  tagger?.close();
  expect((await told("Good.", "strength,stance/good,49")).stance).toBe("neutral");
});

describe("a second look at the themes given at first", () => {
  const both = ["reading,reading/books,150", "writing,writing/pens,150"];
  const themesOf = async (weights: readonly string[], ...texts: string[]) => {
    tagger = await Tagger.open(parseCodebook(bookAndPenCodebook(weights)));
    return (await tagger.tag(texts)).map(({ themes }) => themes);
  };

  it("takes a theme from a text where another speaks against it, and leaves it to others", async () => {
    const told = await themesOf([...both, "writing,(beside reading),-51"], "Books and pens.", "Pens.");
    expect(told).toEqual([["reading"], ["writing"]]);
  });

  it("gives a theme that comes near, where another speaks for it", async () => {
    const near = ["reading,reading/books,150", "writing,writing/pens,60", "writing,(beside reading),40"];
    expect(await themesOf(near, "Books and pens.", "Pens.")).toEqual([["reading", "writing"], []]);
  });

  it("adds to every text what the theme has there without others", async () => {
    const raised = ["writing,writing/pens,60", "writing,(beside),40"];
    expect(await themesOf(raised, "Pens.", "Ink.")).toEqual([["writing"], []]);
  });

  it("looks at what was given at first, whatever becomes of it", async () => {
    const against = ["writing,(beside reading),-51", "reading,(beside writing),-51"];
    expect(await themesOf([...both, ...against], "Books and pens.")).toEqual([[]]);
  });

  it("gives no theme that nothing in the text speaks for", async () => {
    expect(await themesOf([...both, "writing,(beside reading),200"], "Books.")).toEqual([["reading"]]);
  });
});
