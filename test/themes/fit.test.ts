import { expect, it } from "vitest";
import { parseCoded } from "../../pipeline/themes/coded.ts";
import { parseCodebook } from "../../pipeline/themes/codebook.ts";
import { type Lesson, findFeatures, fitWeights } from "../../pipeline/themes/fit.ts";
import { formatWeights, parseWeights, textHash } from "../../pipeline/themes/weights.ts";
import { bookAndPenCodebook, bookCodebook } from "./book-codebook.ts";

const codebook = parseCodebook(bookCodebook([]));
const lesson = (text: string, ...themes: string[]): Lesson => ({
  text,
  themes,
  stance: "strength",
  importance: 1,
  isOfLetter: true,
});
/** Books are about reading, unless they are account books; stories always are. */
const lessons = Array.from({ length: 8 }, (_, n) => [
  lesson(`Book ${n} is read.`, "reading"),
  lesson(`Stories ${n} delight.`, "reading"),
  lesson(`The account book ${n} is kept.`),
  lesson(`The account ${n} is closed.`),
  lesson(`Rain fell on day ${n}.`),
]).flat();

async function fitted() {
  const found = await findFeatures(
    codebook,
    lessons.map(({ text }) => text),
  );
  return fitWeights(codebook, lessons, found);
}

it("finds rules, stems and stems beside each other, and nothing in administrative texts", async () => {
  const { themes, stance, administrative } = await findFeatures(codebook, [
    "Good books delighted!",
    "Dear Madam",
  ]);
  const near = ["book + delight", "book + good", "delight + good"];
  const words = ["book", "book delight", "good", "good book", "delight", ...near];
  expect(themes[0]).toEqual([...words, "reading/books"].sort());
  expect(stance[0]).toContain("stance/good");
  expect(themes[1]).toEqual([]);
  expect(administrative).toEqual([false, true]);
});

it("learns what speaks for a theme and what against, the same each time", async () => {
  const weights = await fitted();
  const of = (feature: string) =>
    weights.weights.find((each) => each.label === "reading" && each.feature === feature)?.weight ?? 0;
  expect(of("reading/books")).toBeGreaterThan(0);
  expect(of("stor")).toBeGreaterThan(0);
  expect(of("account")).toBeLessThan(0);
  expect(weights.start.get("reading")).toBeLessThan(0);
  expect(await fitted()).toEqual(weights);
});

it("learns that one theme speaks against another, from real sentences alone", async () => {
  const pens = parseCodebook(bookAndPenCodebook([]));
  const besideIn = async (isOfLetter: boolean) => {
    const sentences = Array.from({ length: 60 }, (_, n) => [
      { ...lesson(`Book ${n} has a pen.`, "reading"), isOfLetter },
      lesson(`Pen ${n} is full.`, "writing"),
      lesson(`Pens ${n} write.`, "writing"),
      lesson(`Book ${n} is read.`, "reading"),
      lesson(`Rain fell on day ${n}.`),
    ]).flat();
    const texts = sentences.map(({ text }) => text);
    const { beside } = fitWeights(pens, sentences, await findFeatures(pens, texts));
    return beside.get("writing")?.themes.get("reading") ?? 0;
  };
  expect(await besideIn(true)).toBeLessThan(-10);
  expect(await besideIn(false)).toBeGreaterThan(-10);
});

it("leaves out weights that are next to nothing: what says little of a theme has no line", async () => {
  const { weights } = await fitted();
  expect(weights.some(({ label, feature }) => label === "reading" && feature === "day")).toBe(false);
  expect(weights.filter(({ weight }) => Math.abs(weight) < 10)).toEqual([]);
});

it("writes the weights so that reading them gives them back", async () => {
  const weights = await fitted();
  const read = parseWeights(formatWeights(weights), codebook);
  expect(read.start).toEqual(weights.start);
  expect(read.beside).toEqual(weights.beside);
  const order = (list: typeof weights.weights) => list.map((each) => Object.values(each).join()).sort();
  expect(order(read.weights)).toEqual(order(weights.weights));
});

it("knows a coded sentence by its hash, whatever space stands round it", () => {
  expect(textHash(" Rain. ")).toBe(textHash("Rain."));
  const header = "sha256,themes,stance\n";
  const [coded] = parseCoded(
    "letters-read-beside-gold.csv",
    `${header}${textHash("Rain.")},reading send,mixed\n`,
  );
  expect(coded).toEqual({
    sha256: textHash("Rain."),
    themes: ["reading", "send"],
    stance: "mixed",
    part: "train",
  });
  expect(() => parseCoded("kept-apart.csv", `${header}x,,mixed\n`)).toThrow("coded/kept-apart.csv, line 2");
  expect(parseCoded("kept-apart.csv", `${header}${textHash("Sun.")},,mixed\n`)[0]?.part).toBe("test");
});
