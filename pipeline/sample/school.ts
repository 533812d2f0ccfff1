import type { Authority, Trust } from "./country.ts";
import { letter, PLACES, placeName } from "./country.ts";
import type { Random } from "./random.ts";

export const PHASES = ["Primary", "Secondary", "Special", "Nursery", "Alternative provision"] as const;
export type Phase = (typeof PHASES)[number];

/** A school as one URN knows it. An academy conversion ends one and begins another on the same site. */
export interface School {
  urn: number;
  laestab: string;
  name: string;
  type: string;
  openDate: string | null;
  closeDate: string | null;
  trust: Trust | null;
}

/** A school site: what stays when a school converts to an academy and gets a new URN. */
export interface Site {
  index: number;
  phase: Phase;
  authority: Authority;
  constituency: string;
  street: string;
  town: string;
  postcode: string;
  admissions: string;
  sixthForm: boolean;
  religiousCharacter: string;
  religiousEthos: string;
  faithGrouping: string;
  idaciQuintile: number;
  pupils: number;
  lowestAge: number;
  highestAge: number;
  /** In order of time: one, or the maintained school and then the academy. */
  schools: readonly School[];
}

/** Ofsted's phases with shares near those of England; the small ones are a little larger to be worth a chart. */
const PHASE_WEIGHTS: readonly (readonly [Phase, number])[] = [
  ["Primary", 70],
  ["Secondary", 17],
  ["Special", 7],
  ["Nursery", 3],
  ["Alternative provision", 3],
];

const FAITHS: readonly (readonly [string, number])[] = [
  ["Does not apply", 62],
  ["Church of England", 24],
  ["Roman Catholic", 10],
  ["Methodist", 1],
  ["Jewish", 1],
  ["Muslim", 1],
  ["None", 3],
];

interface TypePair {
  maintained: string;
  academy: string;
  sponsored: string;
  free: string;
}

function typesOf(random: Random, phase: Phase, faith: string): TypePair {
  switch (phase) {
    case "Nursery":
      return {
        maintained: "LA Nursery School",
        academy: "LA Nursery School",
        sponsored: "LA Nursery School",
        free: "LA Nursery School",
      };
    case "Special":
      return {
        maintained: random.weighted([
          ["Community Special School", 6],
          ["Foundation Special School", 1],
          ["Non-Maintained Special School", 1],
        ]),
        academy: "Academy Special Converter",
        sponsored: "Academy Special Sponsor Led",
        free: "Free School Special",
      };
    case "Alternative provision":
      return {
        maintained: "Pupil Referral Unit",
        academy: "Academy Alternative Provision Converter",
        sponsored: "Academy Alternative Provision Sponsor Led",
        free: "Free School - Alternative Provision",
      };
    default:
      return {
        maintained:
          faith === "Does not apply" || faith === "None"
            ? random.weighted([
                ["Community School", 8],
                ["Foundation School", 1],
              ])
            : random.weighted([
                ["Voluntary Aided School", 3],
                ["Voluntary Controlled School", 2],
              ]),
        academy: "Academy Converter",
        sponsored: "Academy Sponsor Led",
        free: random.weighted([
          ["Free School", 9],
          ["University Technical College", phase === "Secondary" ? 1 : 0],
          ["Studio School", phase === "Secondary" ? 1 : 0],
        ]),
      };
  }
}

const SAINTS = [
  "Aldhelm",
  "Brannoc",
  "Cuthmann",
  "Decuman",
  "Eanflaed",
  "Fremund",
  "Hybald",
  "Wulfram",
] as const;

/** Every name holds an invented place, so that it can not be the name of a real school. */
function nameOf(random: Random, phase: Phase, faith: string, place: string): string {
  const kind = { Primary: "Primary School", Secondary: "High School" };
  const saint = `St ${random.pick(SAINTS)}'s`;
  switch (phase) {
    case "Nursery":
      return `${place} Nursery School`;
    case "Special":
      return random.pick([`${place} School`, `The ${place} Centre School`, `${place} Special School`]);
    case "Alternative provision":
      return random.pick([`${place} Pupil Referral Unit`, `The ${place} Short Stay School`]);
    default: {
      const stem = kind[phase];
      if (faith === "Church of England")
        return random.pick([
          `${place} Church of England ${stem}`,
          `${place} CofE ${stem}`,
          `${saint} ${place} Church of England ${stem}`,
        ]);
      if (faith === "Roman Catholic") return `${saint} Catholic ${stem}, ${place}`;
      if (faith === "Methodist") return `${place} Methodist ${stem}`;
      const alternatives =
        phase === "Primary"
          ? ["Community Primary School", "Infant School", "Junior School", "Nursery and Infant School"]
          : ["School", "Community College", "Girls' School", "Upper School"];
      return random.chance(0.55) ? `${place} ${stem}` : `${place} ${random.pick(alternatives)}`;
    }
  }
}

function academyName(random: Random, name: string): string {
  if (/ (Nursery|Centre) School$/.test(name) || random.chance(0.4)) return name;
  return name.replace(/ (School|College|Unit)(?=,|$)/, " Academy");
}

function ages(random: Random, phase: Phase, sixthForm: boolean): [number, number] {
  switch (phase) {
    case "Nursery":
      return [2, 5];
    case "Primary":
      return random.weighted([
        [[4, 11], 5],
        [[3, 11], 6],
        [[4, 7], 1],
        [[7, 11], 1],
      ]);
    case "Secondary":
      return [11, sixthForm ? 18 : 16];
    case "Special":
      return [random.pick([3, 4, 11]), sixthForm ? 19 : 16];
    case "Alternative provision":
      return [random.pick([5, 11]), 16];
  }
}

const ROLL: Readonly<Record<Phase, readonly [number, number]>> = {
  Nursery: [40, 140],
  Primary: [55, 640],
  Secondary: [380, 1650],
  Special: [45, 260],
  "Alternative provision": [18, 130],
};

/** How the site came to be and what became of it. */
export interface Fate {
  origin: "old" | "free";
  conversion: string | null;
  sponsored: boolean;
  opened: string | null;
  closed: string | null;
}

/** One school site. URNs count from 900001; those of academies after a conversion stand above all others. */
export function createSite(
  random: Random,
  index: number,
  fate: Fate,
  urns: { first: number; second: number },
  authority: Authority,
  trusts: readonly Trust[],
): Site {
  const phase = fate.origin === "free" && random.chance(0.3) ? "Secondary" : random.weighted(PHASE_WEIGHTS);
  const faith = phase === "Primary" || phase === "Secondary" ? random.weighted(FAITHS) : "Does not apply";
  const types = typesOf(random, phase, faith);
  const place = placeName(random.int(0, PLACES - 1));
  const name = nameOf(random, phase, faith, place);
  const sixthForm = phase === "Secondary" ? random.chance(0.55) : phase === "Special" && random.chance(0.3);
  const [lowestAge, highestAge] = ages(random, phase, sixthForm);
  const laestab = `${authority.code}${2000 + (index % 8000)}`;
  const trust = random.pick(trusts);
  // Nursery schools can not become academies: for them a conversion or a free school is not meant.
  const conversion = phase === "Nursery" ? null : fate.conversion;
  const first: School = {
    urn: urns.first,
    laestab,
    name,
    type: fate.origin === "free" ? types.free : types.maintained,
    openDate: phase === "Nursery" ? null : fate.opened,
    closeDate: conversion ?? fate.closed,
    trust: fate.origin === "free" && phase !== "Nursery" ? trust : null,
  };
  const second: School[] =
    conversion === null
      ? []
      : [
          {
            urn: urns.second,
            laestab: `${authority.code}${4000 + (index % 5000)}`,
            name: academyName(random, name),
            type: fate.sponsored ? types.sponsored : types.academy,
            openDate: conversion,
            closeDate: fate.closed,
            trust,
          },
        ];
  const [low, high] = ROLL[phase];
  return {
    index,
    phase,
    authority,
    constituency: random.pick(authority.constituencies),
    street: `${random.int(1, 180)} ${placeName(random.int(0, PLACES - 1))} ${random.pick(["Road", "Lane", "Street", "Way"])}`,
    town: place,
    postcode: `${authority.postcodeArea}${random.int(1, 28)} ${random.int(1, 9)}${letter(random, "ABDEFGH")}${letter(random, "JLNPQRS")}`,
    admissions:
      phase === "Secondary" ? random.pick(["Non-selective", "Non-selective", "Selective"]) : "Not applicable",
    sixthForm,
    religiousCharacter: faith,
    religiousEthos: faith === "None" ? "None" : "Does not apply",
    faithGrouping: groupingOf(faith),
    idaciQuintile: random.int(1, 5),
    pupils: random.int(low, high),
    lowestAge,
    highestAge,
    schools: [first, ...second],
  };
}

function groupingOf(faith: string): string {
  if (faith === "Does not apply" || faith === "None") return "Non-faith";
  return faith === "Jewish" || faith === "Muslim" ? faith : "Christian";
}
