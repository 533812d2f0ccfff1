import { dateRange, longDate } from "../calendar.ts";
import { gradeWord } from "../inspection.ts";
import type { Publication } from "../publication.ts";
import type { Random } from "../random.ts";
import type { Block } from "./blocks.ts";
import { findings, paragraphs } from "./findings.ts";
import { inspectorRole, personName } from "./person.ts";
import { addressee, copies, misspelt, signature } from "./stationery.ts";

function titleOf({ event, school }: Publication, name: string): string {
  if (event.kind === "urgent") return `Urgent inspection of ${name}`;
  if (event.delivery === "remote") return `Additional, remote monitoring inspection of ${name}`;
  if (event.type.startsWith("Schools into Special Measures"))
    return `Special measures monitoring inspection of ${name}`;
  if (event.type.startsWith("Schools with Serious"))
    return `Serious weaknesses monitoring inspection of ${school.name}`;
  return `Requires improvement: monitoring inspection visit to ${name}`;
}

/** The letter after a monitoring or urgent inspection: the judgement on leaders' action, then what was seen. */
export function monitoringLetter(
  random: Random,
  publication: Publication,
): { title: string; blocks: Block[] } {
  const { event, school, site } = publication;
  const title = titleOf(publication, misspelt(random, school.name));
  const author = personName(random);
  const role = inspectorRole(random, event.publication);
  const days = dateRange(event.start, event.end);
  const body = paragraphs(random, findings(random, publication));
  const crown = event.publication <= "2022-09-08" ? "Her" : "His";
  const grade = gradeWord(event.prior ?? 3, event.start).toLowerCase();
  return {
    title,
    blocks: [
      ...addressee(random, publication, event.publication),
      { type: "title", text: title },
      {
        type: "paragraph",
        text: `I write on behalf of ${crown} Majesty's Chief Inspector to report what was found during the ${event.delivery === "remote" ? "remote " : ""}monitoring inspection of your school on ${days}. The inspection was carried out under section 8 of the Education Act 2005, because the school had been judged ${grade} at its last graded inspection.`,
      },
      ...(event.outcome === null
        ? []
        : [
            {
              type: "paragraph",
              text: `${event.outcome}${event.kind === "urgent" ? "." : " to improve the school."}`,
            } as const,
          ]),
      { type: "heading", text: "Context" },
      {
        type: "paragraph",
        text: `About ${site.pupils} pupils are on roll. A new chair of governors was appointed in ${longDate(event.start).split(" ")[1] ?? "May"} of the year before.`,
      },
      {
        type: "heading",
        text: random.pick(["Main findings", "The progress made towards improving the school"]),
      },
      ...body.map((text): Block => ({ type: "paragraph", text })),
      { type: "heading", text: "Evidence" },
      {
        type: "paragraph",
        text: `I held meetings ${event.delivery === "remote" ? "by video call " : ""}with the headteacher, senior leaders and members of the governing body, and read documents about pupils' work.`,
      },
      ...copies(site.authority.name, school.trust !== null),
      ...signature(author, role),
    ],
  };
}

/** The short letter a school gets when it becomes an academy. */
export function conversionLetter(
  random: Random,
  publication: Publication,
): { title: string; blocks: Block[] } {
  const { event, school, site } = publication;
  const predecessor = site.schools[0];
  const title = `Academy conversion: ${school.name}`;
  return {
    title,
    blocks: [
      ...addressee(random, publication, event.publication),
      { type: "title", text: title },
      {
        type: "paragraph",
        text: `On ${longDate(event.start)} ${predecessor?.name ?? "the school"} became an academy, ${school.name}. The inspectorate looked at how the predecessor school had done since its last inspection, as it does for each school that becomes an academy.`,
      },
      {
        type: "paragraph",
        text: `The next inspection of ${school.name} will be its first as an academy. Until then the outcome of the predecessor's last inspection is shown beside the school's name. ${findings(
          random,
          publication,
        )
          .slice(0, 2)
          .map(({ text }) => text)
          .join(" ")}`,
      },
      ...copies(site.authority.name, true),
      ...signature(personName(random), inspectorRole(random, event.publication)),
    ],
  };
}
