// @vitest-environment jsdom
import { expect, it } from "vitest";
import { schoolUntold, untoldCaveat } from "../../../src/components/school-untold.ts";

const SHORT = {
  date: "2018-05-02",
  published: "2018-06-05",
  type: "Short inspection",
  url: "https://files.example.org/v1/file/2777285",
  listed_at: "2026-11-23T13:37:31.384Z",
};
const UNDATED = { type: "Full inspection", url: "http://files.example.org/1" };

it("says how many reports a story leaves out, and gives each its day and address, newest first", () => {
  const section = schoolUntold([UNDATED, SHORT]);
  expect(section?.querySelector("p")?.textContent).toMatch(
    /^Ofsted’s own page of this school \(as read on 23 November 2026\) lists 2 reports more\. Their documents are not held here/,
  );
  expect([...(section?.querySelectorAll("li") ?? [])].map(({ textContent }) => textContent)).toEqual([
    "2 May 2018: Short inspection, published 5 June 2018",
    "Date not stated: Full inspection",
  ]);
  expect([...(section?.querySelectorAll("a") ?? [])].map(({ href }) => href)).toEqual([SHORT.url]);
  expect(untoldCaveat([SHORT])).toBe(
    "1 report more that Ofsted’s own page of this school lists is missing here: below, under “Not in this story”.",
  );
});

it("says nothing where the story tells of every report", () => {
  expect(schoolUntold([])).toBeNull();
});
