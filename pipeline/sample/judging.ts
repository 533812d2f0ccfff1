import type { Judgements, ReportCard, ReportCardArea, ReportCardGrade } from "./inspection.ts";
import { REPORT_CARD_AREAS, REPORT_CARD_GRADES } from "./inspection.ts";
import type { Random } from "./random.ts";
import type { Site } from "./school.ts";

const FIRST_GRADE: readonly (readonly [number, number])[] = [
  [1, 16],
  [2, 48],
  [3, 31],
  [4, 5],
];

/** What a graded inspection finds after each grade. Chosen so that the grades of 2026 lie near the published ones. */
const NEXT_GRADE: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  1: [
    [1, 45],
    [2, 37],
    [3, 12],
    [4, 6],
  ],
  2: [
    [1, 8],
    [2, 64],
    [3, 21],
    [4, 7],
  ],
  3: [
    [1, 2],
    [2, 60],
    [3, 28],
    [4, 10],
  ],
  4: [
    [1, 1],
    [2, 42],
    [3, 41],
    [4, 16],
  ],
};

export function drawGrade(random: Random, before: number | null): number {
  return random.weighted(before === null ? FIRST_GRADE : (NEXT_GRADE[before] ?? FIRST_GRADE));
}

function near(random: Random, grade: number, better: number, worse: number): number {
  const draw = random.next();
  if (draw < better) return Math.max(1, grade - 1);
  return draw > 1 - worse ? Math.min(4, grade + 1) : grade;
}

/** Whether children under five are on roll. */
export function hasEarlyYears(site: Site): boolean {
  return site.lowestAge < 5;
}

/** Judgements of the areas that fit an overall grade; 9 where a school has no such provision, rarely 0. */
export function drawJudgements(random: Random, site: Site, overall: number): Judgements {
  const provision = (exists: boolean): number => {
    if (!exists) return 9;
    return random.chance(0.004) ? 0 : near(random, overall, 0.2, 0.05);
  };
  return {
    quality: near(random, overall, 0.06, 0.02),
    behaviour: near(random, overall, 0.3, 0.02),
    personal: near(random, overall, 0.36, 0.01),
    leadership: near(random, overall, 0.12, 0.02),
    earlyYears: provision(hasEarlyYears(site)),
    sixthForm: provision(site.sixthForm),
  };
}

/** Shares of the five grades, worst first, in the first report cards (counts of management information, February 2026). */
const CARD_WEIGHTS: Readonly<Record<ReportCardArea, readonly number[]>> = {
  Inclusion: [2, 16, 117, 103, 8],
  "Curriculum and teaching": [3, 37, 156, 46, 4],
  Achievement: [5, 53, 133, 52, 3],
  "Attendance and behaviour": [2, 28, 125, 86, 5],
  "Personal development and wellbeing": [1, 7, 115, 116, 7],
  "Early years": [0, 17, 121, 42, 1],
  "Post-16 provision": [0, 1, 15, 9, 2],
  "Leadership and governance": [2, 20, 143, 75, 6],
};

/** Where on the scale from worst (0) to best (1) a school of each earlier grade is likely to stand. */
const STANDING: Readonly<Record<number, readonly [number, number]>> = {
  1: [0.55, 1],
  2: [0.12, 0.9],
  3: [0.03, 0.35],
  4: [0, 0.06],
};

/** A report card: areas of one school resemble each other, and the country's shares stay near the published. */
export function drawReportCard(random: Random, site: Site, overall: number): ReportCard {
  const [low, high] = STANDING[overall] ?? [0, 1];
  const standing = low + random.next() * (high - low);
  const grades: Partial<Record<ReportCardArea, ReportCardGrade>> = {};
  for (const area of REPORT_CARD_AREAS) {
    const missing =
      (area === "Early years" && !hasEarlyYears(site)) || (area === "Post-16 provision" && !site.sixthForm);
    grades[area] = missing ? "Not applicable" : cardGrade(area, standing + (random.next() - 0.5) * 0.3);
  }
  const worst = overall === 4 || grades["Leadership and governance"] === "Urgent improvement";
  return {
    safeguarding: worst && random.chance(0.6) ? "Not met" : "Met",
    grades: grades as Record<ReportCardArea, ReportCardGrade>,
  };
}

function cardGrade(area: ReportCardArea, standing: number): ReportCardGrade {
  const weights = CARD_WEIGHTS[area];
  let left = Math.min(0.999, Math.max(0, standing)) * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return REPORT_CARD_GRADES[index] ?? "Expected standard";
  }
  return "Exceptional";
}
