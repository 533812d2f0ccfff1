import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Check } from "../../../pipeline/parse/mi/columns.ts";
import { checker, Impossible, isoDate } from "../../../pipeline/parse/mi/values.ts";
import type { Origin } from "../../../pipeline/parse/mi/values.ts";

function check(rule: Check, raw: string, origin: Origin = "text"): unknown {
  const value = checker(rule, origin)(raw);
  return value instanceof Impossible ? value.reason : value;
}

const date: Check = { kind: "date", from: "1990-01-01", to: "2100-12-31" };
const concern: Check = { kind: "one_of", keep_empty: true, values: ["SM", "SWK"] };

describe("checker", () => {
  test("trims the ends of text and keeps what is inside", () => {
    expect(check({ kind: "text" }, "  St Hild's  and  St Bede's ")).toBe("St Hild's  and  St Bede's");
  });

  test("keeps None, which is a religious character, and takes only NULL and nothing for not known", () => {
    expect(check({ kind: "text" }, "None")).toBe("None");
    expect(check({ kind: "text" }, "NULL")).toBeNull();
    expect(check({ kind: "text" }, "  ")).toBeNull();
    expect(check({ kind: "text" }, "Null")).toBe("Null");
  });

  test("keeps an empty category of concern apart from NULL", () => {
    expect(check(concern, "")).toBe("");
    expect(check(concern, "NULL")).toBeNull();
    expect(check(concern, "SM")).toBe("SM");
  });

  test("gives listed values in the spelling of the list, whatever their case and spaces", () => {
    const grades: Check = { kind: "one_of", keep_empty: false, values: ["Expected standard", "Not met"] };
    expect(check(grades, "expected  Standard")).toBe("Expected standard");
    expect(check(grades, "Good")).toBe("not one of Expected standard, Not met");
    expect(check(grades, "")).toBeNull();
  });

  test("takes URNs of 5 to 7 digits only", () => {
    const urn: Check = { kind: "digits", from: 5, to: 7 };
    expect(["12345", "900001", "9000017"].map((value) => check(urn, value))).toEqual([
      "12345",
      "900001",
      "9000017",
    ]);
    for (const wrong of ["1234", "12345678", "90000a", "900 01", "-90001", "900001.0"]) {
      expect(check(urn, wrong)).toBe("not 5 to 7 digits");
    }
  });

  test("takes whole numbers within their bounds only", () => {
    const age: Check = { kind: "integer", from: 2, to: 19 };
    expect(check(age, "11")).toBe("11");
    expect(check(age, "20")).toBe("not between 2 and 19");
    for (const wrong of ["1.5", "-2", "eleven", "1e1"]) expect(check(age, wrong)).toBe("not a whole number");
  });

  test("takes no date outside its bounds", () => {
    expect(check(date, "31/12/1989")).toBe("not a date from 1990-01-01 to 2100-12-31");
    expect(check(date, "01/01/2101")).toBe("not a date from 1990-01-01 to 2100-12-31");
    expect(check(date, "29/02/2023")).toBe("not a date of the calendar written dd/mm/yyyy");
  });

  test("refuses the error values of spreadsheets even where any text may stand", () => {
    expect(check({ kind: "text" }, "#N/A", "spreadsheet")).toBe("an error value of a spreadsheet");
  });

  test("says the same of a value each time it is met", () => {
    const of = checker(date, "text");
    expect([of("01/09/2019"), of("01/09/2019")]).toEqual(["2019-09-01", "2019-09-01"]);
    expect(of("32/09/2019")).toBe(of("32/09/2019"));
  });
});

describe("isoDate", () => {
  test("reads the ways dates are written", () => {
    for (const text of [
      "05/09/2019",
      "5/9/2019",
      "05-09-2019",
      "05/09/19",
      "2019-09-05",
      "05/09/2019 00:00",
    ]) {
      expect(isoDate(text, "text")).toBe("2019-09-05");
    }
    expect(isoDate("2019-09-05T00:00:00", "spreadsheet")).toBe("2019-09-05");
    expect(isoDate("01/09/98", "text")).toBe("1998-09-01");
  });

  test("reads days since 1899-12-30 in spreadsheets alone", () => {
    expect(isoDate("43713", "spreadsheet")).toBe("2019-09-05");
    expect(isoDate("43713", "text")).toBeNull();
    expect(isoDate("2", "spreadsheet")).toBeNull();
  });

  test("does not read month-first, half or mixed dates", () => {
    for (const text of [
      "09/25/2019",
      "2019",
      "09/2019",
      "05/09-2019",
      "5 September 2019",
      "00/01/2020",
      "tomorrow",
    ]) {
      expect(isoDate(text, "text")).toBeNull();
    }
  });

  test("finds every day of two centuries and no other", () => {
    const day = fc.date({ min: new Date("1990-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(day, (at) => {
        const iso = at.toISOString().slice(0, 10);
        expect(isoDate(iso.split("-").reverse().join("/"), "text")).toBe(iso);
        const serial = Math.floor(at.getTime() / 86_400_000) + 25_569;
        expect(isoDate(String(serial), "spreadsheet")).toBe(iso);
      }),
    );
  });
});
