import { LEARNING } from "./learning.ts";
import { PEOPLE } from "./people.ts";
import { PROVISION } from "./provision.ts";
import { PUPILS } from "./pupils.ts";

export type Stance = "strength" | "concern" | "mixed" | "neutral";

/** Finding sentences of one theme by what they say of the matter. Slots in braces are filled for each letter. */
export type ThemeSentences = Readonly<Record<Stance, readonly string[]>>;

/** Every theme of the codebook, by its id. */
export const SENTENCES: Readonly<Record<string, ThemeSentences>> = {
  ...PUPILS,
  ...LEARNING,
  ...PROVISION,
  ...PEOPLE,
};

export const THEMES: readonly string[] = Object.keys(SENTENCES);
