import { describe, expect, it } from "vitest";
import { outcomesFinding, themesFinding } from "../../../src/components/findings.ts";
import { type OutcomeRow, outcomeRows } from "../../../src/components/outcome-rows.ts";
import { type ThemeRow, themeRows } from "../../../src/components/theme-rows.ts";
import { outcomesOf, themesOf } from "./chart-rows.ts";

const LABELS: Readonly<Record<string, string>> = {
  curriculum: "Curriculum and teaching",
  personal_development: "Personal development",
  parents: "Parents and carers",
  remote_learning: "Remote learning",
  wellbeing: "Pupils’ wellbeing",
};
const words = (title: string): number => title.split(/\s+/).length;

describe("outcomesFinding", () => {
  it("states, with n, the last share of grades that were good or outstanding before overall grades ended", () => {
    // August 2021, for there is no month between it and September 2024: 21 + 18 of 21 + 18 + 15 + 12.
    const title = outcomesFinding(
      outcomeRows(outcomesOf(["All", "Primary"]), "four_point", "with_predecessor"),
    );
    expect(title).toBe("59% of 66 schools good or outstanding, August 2021");
    expect(words(title)).toBeLessThanOrEqual(10);
  });

  it("takes the newest month, of the grades that are left, where all months are later", () => {
    const rows = outcomeRows(outcomesOf(["All"]), "four_point", "with_predecessor");
    const title = outcomesFinding(rows.filter(({ asAt }) => asAt > "2024-09-01"));
    expect(title).toBe("59% of 44 grades left good or outstanding, August 2025");
    expect(words(title)).toBeLessThanOrEqual(10);
  });

  it("counts fewer than ten schools, of whom a percentage would say too much, and speaks of one school", () => {
    const row = (grade: string, schools: number): OutcomeRow => {
      const at = { asAt: "2024-08-31", phase: "All", label: "", share: 0, small: true };
      return { ...at, grade, schools, denominator: 8 };
    };
    expect(outcomesFinding([row("2", 6), row("3", 2)])).toBe(
      "6 of 8 schools good or outstanding, August 2024",
    );
    expect(outcomesFinding([row("1", 1)])).toBe("1 of 1 school good or outstanding, August 2024");
  });

  it("says so when there is nothing", () => {
    expect(outcomesFinding([])).toBe("No grades of schools are here yet");
  });
});

describe("themesFinding", () => {
  it("states the widest difference whose intervals do not overlap, leaving small numbers out", () => {
    // Safeguarding: 55 of 80 after inadequate, 25 of 80 after good; the 2 of 6 after outstanding say nothing.
    expect(themesFinding(themeRows(themesOf(["All"]), "All"))).toBe(
      "Safeguarding: 69% of letters after inadequate, 31% good",
    );
  });

  it("says so where only one grade came before, with many letters or few", () => {
    const rows = themeRows(themesOf(["All"]), "All").filter(({ priorGrade }) => priorGrade === "4");
    expect(themesFinding(rows)).toBe("Only inadequate came before: nothing to compare");
    expect(themesFinding(rows.map((row) => ({ ...row, small: true })))).toBe(
      "Only inadequate came before: nothing to compare",
    );
    expect(themesFinding([])).toBe("Too few letters to compare prior grades");
  });

  it("says that no theme differs when intervals overlap", () => {
    const level = themeRows(themesOf(["All"]), "All").filter(({ theme }) => theme === "behaviour");
    expect(themesFinding(level)).toBe("No theme clearly differs between prior grades");
  });

  it("keeps to ten words for the longest labels", () => {
    const row = (theme: string, priorGrade: string, share: number): ThemeRow => ({
      theme,
      label: LABELS[theme] ?? theme,
      phase: "All",
      priorGrade,
      letters: share * 100,
      denominator: 100,
      share,
      low: share - 0.01,
      high: share + 0.01,
      small: false,
    });
    for (const theme of ["curriculum", "personal_development", "parents", "remote_learning", "wellbeing"]) {
      expect(words(themesFinding([row(theme, "3", 0.9), row(theme, "1", 0.1)]))).toBeLessThanOrEqual(10);
    }
  });
});
