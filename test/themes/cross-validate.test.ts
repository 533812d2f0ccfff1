import { expect, it } from "vitest";
import { parseCodebook } from "../../pipeline/themes/codebook.ts";
import { taggingApart } from "../../pipeline/themes/cross-validate.ts";
import { bookCodebook } from "./book-codebook.ts";

const codebook = parseCodebook(bookCodebook([]));
const sentence = (text: string, ...themes: string[]) => ({
  id: text,
  text,
  themes,
  stance: "strength" as const,
  part: "train" as const,
});
/** That stories are about reading can be learned from these alone. */
const stories = Array.from({ length: 40 }, (_, n) => `Stories of the ${n} winds delight every class here.`);
const rain = Array.from({ length: 40 }, (_, n) => sentence(`Rain fell on day ${n} of the term.`));
const taught = (told: readonly string[]) => ({
  gold: rain,
  coded: told.map((text) => sentence(text, "reading")),
  letters: [],
  written: [],
});

it("tags texts by weights that other sentences taught", async () => {
  const tagApart = await taggingApart(codebook, taught(stories));
  const [tagged] = await tagApart(["Stories of the seven winds delight every class here."]);
  expect(tagged?.themes).toEqual(["reading"]);
});

it("learns nothing from the very texts, nor from what holds them or is held in them", async () => {
  const longer = stories.map((text) => `At the start of the day: ${text} So it goes on.`);
  for (const told of [stories, longer, stories.map((text) => text.slice(0, -6))]) {
    const tagApart = await taggingApart(codebook, taught(told));
    const tagged = await tagApart(stories);
    expect(tagged.map(({ themes }) => themes)).toEqual(stories.map(() => []));
  }
});
