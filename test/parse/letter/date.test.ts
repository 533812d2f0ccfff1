import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findDates } from "../../../pipeline/parse/letter/date.ts";

const stretch = (text: string): string[] => findDates(text).map(({ start, end }) => `${start}/${end}`);

describe("findDates", () => {
  it.each([
    ["6 October 2020", "2020-10-06/2020-10-06"],
    ["06 October 2020", "2020-10-06/2020-10-06"],
    ["Tuesday 6th October 2020", "2020-10-06/2020-10-06"],
    ["8–9 November 2016", "2016-11-08/2016-11-09"],
    ["8-9 December 2015", "2015-12-08/2015-12-09"],
    ["29 and 30 September, and 1 October 2020", "2020-09-29/2020-10-01"],
    ["29 September and 1 October 2020", "2020-09-29/2020-10-01"],
    ["10, 11 and 12 November 2020", "2020-11-10/2020-11-12"],
    ["29 April to 3 May 2024", "2024-04-29/2024-05-03"],
    ["13 May 2024 to 17 May 2024", "2024-05-13/2024-05-17"],
    ["29 January 2018 to 2 February 2018", "2018-01-29/2018-02-02"],
    ["14 to 18 October 2024", "2024-10-14/2024-10-18"],
    ["25 September 2024 to 26 September 2024", "2024-09-25/2024-09-26"],
    ["31 December and 4 January 2021", "2020-12-31/2021-01-04"],
    ["21/09/2021", "2021-09-21/2021-09-21"],
    ["3 Sept. 2019", "2019-09-03/2019-09-03"],
    ["October 6, 2020", "2020-10-06/2020-10-06"],
    ["Tuesday, October 6th, 2020", "2020-10-06/2020-10-06"],
    ["October 6 and 7, 2020", "2020-10-06/2020-10-07"],
    ["06.10.20", "2020-10-06/2020-10-06"],
    ["06/10/20", "2020-10-06/2020-10-06"],
    ["8 March2022", "2022-03-08/2022-03-08"],
    ["8March 2022", "2022-03-08/2022-03-08"],
    ["8 and 9 March,2022", "2022-03-08/2022-03-09"],
    ["16/17 October 2024", "2024-10-16/2024-10-17"],
    ["11 \u2012 12 June 2019", "2019-06-11/2019-06-12"],
    ["11 \u2212 12 June 2019", "2019-06-11/2019-06-12"],
  ])("reads %s", (text, expected) => {
    expect(stretch(text)).toEqual([expected]);
    expect(stretch(`The visit took place on ${text}.`)).toEqual([expected]);
  });

  it("leaves out days that do not exist, dates without a year, and plain numbers", () => {
    expect(
      stretch(
        "31 April 2020, 30 February 2021, 6 October, Year 6, 12 and 14 pupils, 45/13/2020, 45.13.20, 1.2.20, 12 Marches, 01.02.03.04",
      ),
    ).toEqual([]);
  });

  it("reads a year into a date without one when it is given", () => {
    expect(findDates("5 November", 2020)[0]?.start).toBe("2020-11-05");
  });

  it("lets numbers that can not be days of the stretch fall away from its front", () => {
    expect(stretch("pupils in Years 5 and 6, 3 July 2020")).toEqual(["2020-07-03/2020-07-03"]);
  });

  it("finds several dates in order and says where they stand", () => {
    const text = "from 1 July 2022; before that 2 March 2021";
    const found = findDates(text);
    expect(found.map(({ index, length }) => text.slice(index, index + length))).toEqual([
      "1 July 2022",
      "2 March 2021",
    ]);
  });

  it("gives every day since 1990 back, however it is spelt", () => {
    const spellings = [
      (day: Date) => format(day, { day: "numeric", month: "long", year: "numeric" }),
      (day: Date) => format(day, { day: "2-digit", month: "long", year: "numeric" }),
      (day: Date) => format(day, { day: "2-digit", month: "2-digit", year: "numeric" }),
    ];
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1990-01-01"), max: new Date("2099-12-31"), noInvalidDate: true }),
        fc.constantFrom(...spellings),
        (day, spell) => {
          expect(findDates(`on ${spell(day)}, when`).map(({ start }) => start)).toEqual([
            day.toISOString().slice(0, 10),
          ]);
        },
      ),
    );
  });

  it("gives two days of one month back as a stretch from the first to the last", () => {
    const months = ["January", "May", "September", "December"];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 28 }),
        fc.integer({ min: 1, max: 2 }),
        fc.constantFrom(...months),
        fc.constantFrom("–", "-", " and ", " to ", ", "),
        (first, more, month, joint) => {
          const [found] = findDates(`${first}${joint}${first + more} ${month} 2021`);
          expect(Number(found?.start.slice(-2))).toBe(first);
          expect(Number(found?.end.slice(-2))).toBe(first + more);
        },
      ),
    );
  });
});

function format(day: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat("en-GB", { ...options, timeZone: "UTC" }).format(day);
}
