import { expect, it } from "vitest";
import { packedLetters, unpackedLetters } from "../../../src/evidence/published.ts";
import { LETTERS } from "./fictional-letters.ts";

it("brings letters back as they were", () => {
  expect(unpackedLetters(packedLetters(LETTERS))).toEqual(LETTERS);
});
