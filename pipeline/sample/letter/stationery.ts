import { longDate } from "../calendar.ts";
import type { Publication } from "../publication.ts";
import type { Random } from "../random.ts";
import type { Block } from "./blocks.ts";
import { greetingName, personName } from "./person.ts";

/** The name all letters of the sample carry; it says what they are. */
export const INSPECTORATE = "Inspectorate of Albany Shire (fictional sample)";

/** The line at the foot of every page. */
export const FOOTER = "Fictional sample: no real school, place or person is meant.";

const ADDRESS = [INSPECTORATE, "Lantern Gate", "9 Quillamere Row", "Albany Shire", "XA1 1AA"];
const CONTACT = ["T 00000 000 000", "Textphone 00000 000 001", "enquiries@albany-inspectorate.example"];

/** Letterhead (in either order of its columns, or none), date, addressee and greeting. */
export function addressee(random: Random, { school, site }: Publication, date: string): Block[] {
  const head = personName(random);
  const swapped = random.chance(0.2);
  const letterhead: Block[] = random.chance(0.06)
    ? []
    : [{ type: "columns", left: swapped ? CONTACT : ADDRESS, right: swapped ? ADDRESS : CONTACT }];
  return [
    ...letterhead,
    { type: "lines", lines: [longDate(date)] },
    {
      type: "lines",
      lines: [
        head,
        random.pick(["Headteacher", "Principal", "Executive headteacher", "Acting headteacher"]),
        school.name,
        site.street,
        site.town,
        site.postcode,
      ],
    },
    { type: "lines", lines: [`Dear ${greetingName(random, head)}`] },
  ];
}

/** Who gets a copy. */
export function copies(authority: string, academy: boolean): Block[] {
  const trust = academy
    ? "the chief executive of the trust, the regional schools commissioner"
    : "the chair of governors";
  return [
    {
      type: "paragraph",
      text: `I am copying this letter to ${trust} and the director of children's services for ${authority}. The letter will be published on the inspectorate's website.`,
    },
  ];
}

export function signature(author: string, role: string): Block[] {
  return [
    { type: "lines", lines: ["Yours sincerely"] },
    { type: "lines", lines: [author, role] },
  ];
}

/** The school's name, in one letter of fifty with two letters exchanged: real titles have such slips. */
export function misspelt(random: Random, name: string): string {
  if (!random.chance(0.02)) return name;
  const at = random.int(1, Math.min(6, name.length - 3));
  return name.slice(0, at) + name.charAt(at + 1) + name.charAt(at) + name.slice(at + 2);
}

/** "School details" as reports end with. */
export function schoolDetails({ school, site, event }: Publication): Block[] {
  return [
    { type: "heading", text: "School details" },
    {
      type: "pairs",
      rows: [
        ["Unique reference number", String(school.urn)],
        ["Local authority", site.authority.name],
        ["Inspection number", String(event.number)],
        ["Type of school", school.type],
        ["Age range of pupils", `${site.lowestAge} to ${site.highestAge}`],
        ["Number of pupils on the school roll", String(site.pupils)],
      ],
    },
  ];
}
