import { dateRange, longDate } from "../calendar.ts";
import type { Judgements } from "../inspection.ts";
import { gradeWord, REPORT_CARD_AREAS } from "../inspection.ts";
import type { Publication } from "../publication.ts";
import type { Random } from "../random.ts";
import type { Block } from "./blocks.ts";
import { findings, paragraphs } from "./findings.ts";
import type { Finding } from "./findings.ts";
import { schoolDetails } from "./stationery.ts";

const JUDGEMENT_NAMES: readonly (readonly [keyof Judgements, string])[] = [
  ["quality", "Quality of education"],
  ["behaviour", "Behaviour and attitudes"],
  ["personal", "Personal development"],
  ["leadership", "Leadership and management"],
  ["earlyYears", "Early years provision"],
  ["sixthForm", "Sixth-form provision"],
];

function address({ school, site, event }: Publication): Block[] {
  return [
    { type: "lines", lines: [`${site.street}, ${site.town}, ${site.authority.name} ${site.postcode}`] },
    { type: "title", text: `Inspection dates: ${dateRange(event.start, event.end)}`, large: true },
    ...(school.trust === null
      ? []
      : [{ type: "lines", lines: [`This school is part of ${school.trust.name}.`] } as const]),
  ];
}

/** Findings that are no weaknesses first, weaknesses and recommendations apart. */
function split(found: readonly Finding[]): [good: Finding[], weak: Finding[]] {
  return [
    found.filter(({ stance }) => stance !== "concern"),
    found.filter(({ stance }) => stance === "concern"),
  ];
}

function bodyOf(random: Random, publication: Publication): Block[] {
  const [good, weak] = split(findings(random, publication));
  const safe = publication.event.safeguarding ?? true;
  const texts = paragraphs(random, good);
  const half = Math.ceil(texts.length / 2);
  const asBlocks = (list: readonly string[]) => list.map((text): Block => ({ type: "paragraph", text }));
  return [
    { type: "heading", text: "What is it like to attend this school?" },
    ...asBlocks(texts.slice(0, half)),
    { type: "heading", text: "What does the school do well and what does it need to do better?" },
    ...asBlocks(texts.slice(half)),
    { type: "heading", text: "Safeguarding" },
    { type: "paragraph", text: `The arrangements for safeguarding are ${safe ? "" : "not "}effective.` },
    ...(weak.length === 0
      ? []
      : [
          { type: "heading", text: "What does the school need to do to improve?" } as const,
          { type: "bullets", items: weak.map(({ text }) => text) } as const,
        ]),
    ...schoolDetails(publication),
    { type: "heading", text: "Information about this inspection" },
    {
      type: "bullets",
      items: [
        `The inspection was carried out under section ${publication.event.judgements === null ? 8 : 5} of the Education Act 2005.`,
        "Inspectors met the headteacher, senior leaders, governors and members of staff.",
        "Inspectors looked at pupils' work and visited lessons in several subjects.",
      ],
    },
  ];
}

function outcomeSentence({ event, school }: Publication): string {
  const outcome = event.outcome ?? "";
  if (outcome === "Standards maintained")
    return `${school.name} has taken effective action to maintain the standards found at its last inspection.`;
  if (outcome === "Improved significantly")
    return `The work of ${school.name} may have improved significantly in all areas since its last inspection.`;
  if (outcome === "Some aspects not as strong")
    return `Some aspects of the work of ${school.name} may not be as strong as at its last inspection.`;
  const grade = outcome.includes("Outstanding") ? "an outstanding" : "a good";
  const after = outcome.includes("Concerns")
    ? " There is enough evidence, though, that a graded inspection now might give a lower grade."
    : outcome.includes("Improving")
      ? " There is enough evidence of improvement that a graded inspection now might give a higher grade."
      : "";
  return `${school.name} continues to be ${grade} school.${after}`;
}

/** The report of an ungraded inspection, or of a short one before September 2019. */
export function ungradedReport(random: Random, publication: Publication): { title: string; blocks: Block[] } {
  const { event, school } = publication;
  const was = event.prior === 1 ? "an outstanding" : "a good";
  const title =
    event.kind === "short"
      ? `Short inspection of ${school.name}`
      : event.start >= "2024-09-01"
        ? `Ungraded inspection of ${school.name}`
        : `Inspection of ${was} school: ${school.name}`;
  return {
    title,
    blocks: [
      { type: "title", text: title, large: true },
      ...address(publication),
      { type: "heading", text: "Outcome" },
      { type: "paragraph", text: outcomeSentence(publication) },
      ...bodyOf(random, publication),
    ],
  };
}

/** The report of a graded inspection: judgements first, with no overall one from September 2024. */
export function gradedReport(random: Random, publication: Publication): { title: string; blocks: Block[] } {
  const { event, school } = publication;
  const title = `Inspection of ${school.name}`;
  const judged = JUDGEMENT_NAMES.flatMap(([area, name]) => {
    const grade = event.judgements?.[area] ?? 9;
    return grade >= 1 && grade <= 4 ? [[name, gradeWord(grade, event.start)] as const] : [];
  });
  const overall = event.overallPublished
    ? ([["Overall effectiveness", gradeWord(event.overall ?? 0, event.start)]] as const)
    : [];
  const before: Block[] =
    event.prior === null
      ? []
      : [{ type: "pairs", rows: [["Previous inspection grade", gradeWord(event.prior, event.start)]] }];
  return {
    title,
    blocks: [
      { type: "title", text: title, large: true },
      ...address(publication),
      { type: "pairs", rows: [...overall, ...judged] },
      ...before,
      ...bodyOf(random, publication),
    ],
  };
}

/** Which of the sample's themes an area of the report card speaks of. */
const AREA_THEMES: Readonly<Record<string, readonly string[]>> = {
  Inclusion: ["send", "disadvantage"],
  "Curriculum and teaching": ["curriculum", "reading"],
  Achievement: ["achievement"],
  "Attendance and behaviour": ["attendance", "behaviour", "exclusions"],
  "Personal development and wellbeing": ["personal_development", "wellbeing"],
  "Early years": ["early_years"],
  "Post-16 provision": ["post16"],
  "Leadership and governance": ["leadership", "workload", "staffing", "parents"],
};

/** A report card: safeguarding standards met or not, then each area with its grade and what was found. */
export function reportCard(random: Random, publication: Publication): { title: string; blocks: Block[] } {
  const { event, school } = publication;
  const title = `${school.name}: report card`;
  const found = findings(random, publication);
  const card = event.reportCard;
  const areas = REPORT_CARD_AREAS.flatMap((area): Block[] => {
    const grade = card?.grades[area] ?? "Not applicable";
    if (grade === "Not applicable") return [];
    const own = found.filter(({ theme }) => AREA_THEMES[area]?.includes(theme));
    const text = own.map((finding) => finding.text).join(" ");
    return [
      { type: "heading", text: `${area}: ${grade}` },
      ...(text === "" ? [] : [{ type: "paragraph", text } as const]),
    ];
  });
  const safeguarding = found.filter(({ theme }) => theme === "safeguarding").map(({ text }) => text);
  return {
    title,
    blocks: [
      { type: "title", text: title, large: true },
      ...address(publication),
      { type: "paragraph", text: `Report published: ${longDate(event.publication)}.` },
      { type: "heading", text: `Safeguarding standards: ${card?.safeguarding ?? "Met"}` },
      ...(safeguarding.length === 0 ? [] : [{ type: "paragraph", text: safeguarding.join(" ") } as const]),
      ...areas,
      ...schoolDetails(publication),
    ],
  };
}
