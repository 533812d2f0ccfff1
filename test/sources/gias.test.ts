import { expect, test } from "vitest";
import { giasSource } from "../../pipeline/sources/gias.ts";

const now = new Date("2026-11-22T03:00:00Z");
const asked = async (last: string | null, everyDays: number): Promise<string[]> => {
  const source = giasSource("https://gias.example.org", { now, last: () => last, everyDays });
  return (await source.discover()).map((task) => task.url);
};
const both = [
  "https://gias.example.org/edubase/downloads/public/edubasealldata20261122.csv",
  "https://gias.example.org/edubase/downloads/public/links_edubasealldata20261122.csv",
];

test("register and links are asked for where none ever came", async () => {
  expect(await asked(null, 7)).toEqual(both);
});

test("a register that came less than so many days ago is left alone, and asked for again after them", async () => {
  expect(await asked("2026-11-16T03:20:00Z", 7)).toEqual([]);
  expect(await asked("2026-11-15T03:20:00Z", 7)).toEqual(both);
});

test("a register that came while the clock stood years ahead is asked for again", async () => {
  expect(await asked("2036-11-22T03:00:00Z", 7)).toEqual(both);
});

test("with 0 days it is asked for every time", async () => {
  expect(await asked("2026-11-22T02:59:00Z", 0)).toEqual(both);
});
