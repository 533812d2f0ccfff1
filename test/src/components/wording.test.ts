import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countWords, dayWords, momentWords, monthWords, sizeWords } from "../../../src/components/wording.ts";

const moments = fc.date({
  min: new Date("1990-01-01T00:00:00Z"),
  max: new Date("2099-12-31T23:59:59Z"),
  noInvalidDate: true,
});
const words = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", ...options });

describe("dates and numbers in words", () => {
  it("are those of British English, in UTC", () => {
    const day = words({ day: "numeric", month: "long", year: "numeric" });
    const month = words({ month: "long", year: "numeric" });
    fc.assert(
      fc.property(moments, (moment) => {
        const iso = moment.toISOString();
        for (const text of [iso, iso.slice(0, 10)]) {
          expect(dayWords(text)).toBe(day.format(moment));
          expect(monthWords(text)).toBe(month.format(moment));
        }
        expect(momentWords(iso)).toBe(`${day.format(moment)}, ${iso.slice(11, 16)} UTC`);
      }),
    );
    const count = new Intl.NumberFormat("en-GB");
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (number) => {
        expect(countWords(number)).toBe(count.format(number));
      }),
    );
  });

  it("are not made of what is no date, and a date that is not known is said to be so", () => {
    expect(() => dayWords("soon")).toThrow("“soon” is no date");
    expect(dayWords(null)).toBe("date not known");
  });

  it("tell a size in the unit that leaves a number to it", () => {
    expect([1, 126, 86_400, 999_499, 999_500, 4_420_000, 12_300_000].map(sizeWords)).toEqual([
      "1 kB",
      "1 kB",
      "86 kB",
      "999 kB",
      "1.0 MB",
      "4.4 MB",
      "12 MB",
    ]);
  });
});
