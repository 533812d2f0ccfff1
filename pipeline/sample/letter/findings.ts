import type { Stance } from "../bank/sentences.ts";
import { SENTENCES, THEMES } from "../bank/sentences.ts";
import type { Publication } from "../publication.ts";
import type { Random } from "../random.ts";

/** A finding sentence with what it was drawn for. */
export interface Finding {
  theme: string;
  stance: Stance;
  text: string;
}

/** How likely a letter speaks of a theme: in autumn 2020, and in ordinary times. */
const PREVALENCE: Readonly<Record<string, readonly [autumn2020: number, otherwise: number]>> = {
  safeguarding: [0.34, 0.75],
  remote_learning: [0.74, 0.06],
  send: [0.36, 0.6],
  curriculum: [0.82, 0.9],
  reading: [0.42, 0.55],
  achievement: [0.3, 0.6],
  behaviour: [0.48, 0.72],
  attendance: [0.62, 0.42],
  exclusions: [0.08, 0.14],
  wellbeing: [0.55, 0.4],
  workload: [0.22, 0.36],
  staffing: [0.26, 0.24],
  leadership: [0.4, 0.75],
  early_years: [0.22, 0.3],
  post16: [0.07, 0.1],
  disadvantage: [0.26, 0.36],
  personal_development: [0.16, 0.6],
  covid: [0.86, 0.05],
  catch_up: [0.68, 0.05],
  parents: [0.28, 0.3],
};

/** How much more (or less) than usual a phase's letters speak of a theme. */
const BY_PHASE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Nursery: { early_years: 4, reading: 0.4, exclusions: 0, post16: 0, achievement: 0.5, remote_learning: 0.5 },
  Primary: { reading: 1.5, early_years: 1.4, post16: 0, exclusions: 0.6 },
  Secondary: {
    reading: 0.5,
    early_years: 0,
    post16: 3,
    exclusions: 2.4,
    behaviour: 1.2,
    remote_learning: 1.15,
  },
  Special: { send: 2.4, reading: 0.7, early_years: 0.4, exclusions: 0.5, attendance: 0.8 },
  "Alternative provision": {
    send: 1.6,
    attendance: 1.4,
    exclusions: 4,
    early_years: 0,
    reading: 0.6,
    post16: 0.3,
  },
};

const BY_PRIOR: Readonly<Record<number, Readonly<Record<string, number>>>> = {
  1: { leadership: 0.8, staffing: 0.7, workload: 1.2 },
  3: { leadership: 1.3, staffing: 1.3, achievement: 1.2 },
  4: { leadership: 1.6, staffing: 2, safeguarding: 1.5, behaviour: 1.3, attendance: 1.1 },
};

const STANCES: Readonly<Record<number, readonly (readonly [Stance, number])[]>> = {
  1: mix(60, 10, 12, 18),
  2: mix(48, 18, 14, 20),
  3: mix(34, 34, 16, 16),
  4: mix(24, 46, 16, 14),
};
const UNGRADED_BEFORE = mix(40, 24, 14, 22);

function mix(
  strength: number,
  concern: number,
  mixed: number,
  neutral: number,
): readonly (readonly [Stance, number])[] {
  return [
    ["strength", strength],
    ["concern", concern],
    ["mixed", mixed],
    ["neutral", neutral],
  ];
}

const SUBJECTS = [
  "mathematics",
  "science",
  "history",
  "geography",
  "music",
  "art and design",
  "French",
  "writing",
];
const YEARS: Readonly<Record<string, readonly string[]>> = {
  Nursery: ["the older group", "the younger group"],
  Primary: ["Year 1", "Year 2", "Years 3 and 4", "Year 5", "Year 6"],
  Secondary: ["Year 7", "Years 8 and 9", "Year 9", "Year 10", "Year 11"],
};
const KEY_STAGES: Readonly<Record<string, readonly string[]>> = {
  Nursery: ["the early years"],
  Primary: ["key stage 1", "key stage 2"],
  Secondary: ["key stage 3", "key stage 4"],
};
const LEADERS = ["Leaders", "Senior leaders", "School leaders", "Leaders at all levels"];
const OPENERS = [
  "At present, ",
  "We found that ",
  "It was clear that ",
  "Inspectors heard that ",
  "This term, ",
];

/** Fills the slots of a sentence; now and then begins it another way, so that letters do not read alike. */
function spoken(random: Random, template: string, phase: string): string {
  const filled = template
    .replaceAll("{subject}", random.pick(SUBJECTS))
    .replaceAll("{years}", random.pick(YEARS[phase] ?? ["key stage 3", "key stage 4", "the older classes"]))
    .replaceAll("{keystage}", random.pick(KEY_STAGES[phase] ?? ["key stage 2", "key stage 4"]))
    .replaceAll("{Leaders}", random.pick(LEADERS));
  const keepsCapital =
    /^(COVID|SENCo|SEND|French|English|Year|Reception|Nursery|Education, health|During|At|In|Each|From)/;
  if (keepsCapital.test(filled) || / should | needs? to | hundred /.test(filled) || random.chance(0.7))
    return filled;
  return random.pick(OPENERS) + filled.charAt(0).toLowerCase() + filled.slice(1);
}

/**
 * What inspectors found, one to three sentences a theme, in an order of their own. Which themes come up depends on
 * the time, the phase and the prior grade; at least four do.
 */
export function findings(random: Random, { site, event }: Publication): Finding[] {
  const autumn = event.kind === "interim_visit";
  const covid = event.start >= "2020-03-01" && event.start <= "2022-03-31";
  const standing = event.overall ?? event.prior;
  const likely = (theme: string): number => {
    const [then, otherwise] = PREVALENCE[theme] ?? [0, 0];
    const usual = autumn ? then : covid ? (then + otherwise) / 2 : otherwise;
    const pandemic = theme === "covid" || theme === "catch_up" || theme === "remote_learning";
    const before = pandemic && event.start < "2020-03-01" ? 0 : 1;
    return usual * before * (BY_PHASE[site.phase]?.[theme] ?? 1) * (BY_PRIOR[standing ?? 0]?.[theme] ?? 1);
  };
  const ranked = random.shuffled(THEMES).map((theme) => ({ theme, luck: random.next() - likely(theme) }));
  const chosen = ranked.filter(({ luck }) => luck < 0);
  const themes = chosen.length >= 4 ? chosen : ranked.sort((a, b) => a.luck - b.luck).slice(0, 4);
  return themes.flatMap(({ theme }) => {
    const used = new Set<string>();
    return Array.from(
      {
        length: random.weighted([
          [1, 3],
          [2, 5],
          [3, 2],
        ]),
      },
      (): Finding => {
        const stance = random.weighted(STANCES[standing ?? 0] ?? UNGRADED_BEFORE);
        const sentences = SENTENCES[theme]?.[stance] ?? [];
        const fresh = sentences.filter((sentence) => !used.has(sentence));
        const template = random.pick(fresh.length > 0 ? fresh : sentences);
        used.add(template);
        return { theme, stance, text: spoken(random, template, site.phase) };
      },
    );
  });
}

/** Sentences of one theme after another, joined into paragraphs of two to four. */
export function paragraphs(random: Random, found: readonly Finding[]): string[] {
  const result: string[] = [];
  for (let at = 0; at < found.length;) {
    const size = random.int(2, 4);
    result.push(
      found
        .slice(at, at + size)
        .map(({ text }) => text)
        .join(" "),
    );
    at += size;
  }
  return result;
}
