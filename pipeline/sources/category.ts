/** Categories of the reports site that hold state-funded schools, most schools first. */
export const SCHOOL_CATEGORIES = ["21", "23", "25", "20", "22", "28"] as const;

/** Where else a provider of the register may be: 16 to 19, independent. */
const RARER = ["46", "27"] as const;

/** Ofsted's phases and the words older files use for them. */
const OF_PHASE: readonly (readonly [phase: RegExp, category: string])[] = [
  [/nursery/i, "20"],
  [/primary/i, "21"],
  [/\bPRU\b|pupil referral|alternative provision/i, "22"],
  [/all[- ]through/i, "28"],
  [/special/i, "25"],
  [/16|sixth form/i, "46"],
  [/secondary/i, "23"],
];

/**
 * Categories to try for a school, the likeliest first: what its type says ("Academy alternative provision"), then its
 * phase, then the others. All-through schools have the phase Secondary in the files.
 */
export function likelyCategories(phase: string | null, schoolType: string | null): readonly string[] {
  const told = [schoolType, phase].flatMap((words) => {
    const found = OF_PHASE.find(([pattern]) => words !== null && pattern.test(words));
    return found === undefined ? [] : [found[1]];
  });
  const afterSecondary = told.includes("23") ? ["28"] : [];
  return [...new Set([...told, ...afterSecondary, ...SCHOOL_CATEGORIES, ...RARER])];
}
