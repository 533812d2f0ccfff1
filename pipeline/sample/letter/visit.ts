import { longDate } from "../calendar.ts";
import type { Publication } from "../publication.ts";
import type { Random } from "../random.ts";
import type { Block } from "./blocks.ts";
import { findings, paragraphs } from "./findings.ts";
import { inspectorRole, personName } from "./person.ts";
import { addressee, copies, misspelt, signature } from "./stationery.ts";

const MET = [
  "the deputy headteacher",
  "the special educational needs coordinator",
  "the chair of governors",
  "a group of teachers",
  "the designated safeguarding lead",
  "subject leaders",
  "representatives of the trust",
  "a representative of the local authority",
];

/** A letter about one of the visits of autumn 2020, in the order such letters have; its words are the sample's own. */
export function visitLetter(random: Random, publication: Publication): { title: string; blocks: Block[] } {
  const { event, school, site } = publication;
  const remote = event.delivery === "remote";
  const title = `Ofsted ${remote ? "remote " : ""}visit to ${misspelt(random, school.name)}`;
  const author = personName(random);
  const role = inspectorRole(random, event.publication);
  const day = longDate(event.start);
  const companion = `${personName(random)}, Her Majesty's Inspector${random.chance(0.06) ? " (HMI" : ""}`;
  const alone = random.chance(0.3);
  const met = random.shuffled(MET).slice(0, random.int(2, 4));
  const found = findings(random, publication);
  const body = paragraphs(random, found);
  const asBullets = random.chance(0.45);
  return {
    title,
    blocks: [
      ...addressee(random, publication, event.publication),
      { type: "title", text: title },
      {
        type: "paragraph",
        text: `This letter follows my ${remote ? "remote " : ""}visit to your school on ${day}${alone ? "" : `, when ${companion} accompanied me`}. It sets out briefly what we talked about with you. Thank you for the time that you and your colleagues gave us.`,
      },
      {
        type: "paragraph",
        text: `The visit was carried out under section 8 of the Education Act 2005.${remote ? " Because of the restrictions of the national lockdown, it was carried out remotely." : ""} It was one of the interim visits of this autumn, which are not inspections: no grade is given, and the school's last grade does not change.`,
      },
      {
        type: "paragraph",
        text: `We spoke to you, ${met.slice(0, -1).join(", ")} and ${met.at(-1) ?? ""}. We did not speak to pupils${remote ? "." : ", so that fewer people met during the pandemic."}`,
      },
      { type: "heading", text: "Context" },
      {
        type: "paragraph",
        text: "This autumn the inspectorate visits about 1,200 schools of every kind, to learn how pupils are coming back to full education. The visits look at:",
      },
      {
        type: "bullets",
        items: [
          "what stands in the way of a full return to school",
          "how leaders deal with those barriers, and what they teach now",
          "how they make sure that pupils are safe and well.",
        ],
      },
      ...(random.chance(0.5) ? [{ type: "heading", text: "What we found" } as const] : []),
      ...(asBullets
        ? [{ type: "bullets", items: body } as const]
        : body.map((text): Block => ({ type: "paragraph", text }))),
      ...copies(site.authority.name, school.trust !== null),
      ...signature(author, role),
    ],
  };
}
