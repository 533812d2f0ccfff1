import { Random } from "../random.ts";
import type { Publication } from "../publication.ts";
import type { Block, Letter } from "./blocks.ts";
import { conversionLetter, monitoringLetter } from "./monitoring.ts";
import { gradedReport, reportCard, ungradedReport } from "./report.ts";
import { FOOTER, INSPECTORATE } from "./stationery.ts";
import { visitLetter } from "./visit.ts";

function compose(random: Random, publication: Publication): { title: string; blocks: Block[] } {
  switch (publication.kind) {
    case "interim_visit_letter":
      return visitLetter(random, publication);
    case "monitoring_letter":
      return monitoringLetter(random, publication);
    case "conversion_letter":
      return conversionLetter(random, publication);
    case "report_card":
      return reportCard(random, publication);
    case "ungraded_report":
      return ungradedReport(random, publication);
    default:
      return gradedReport(random, publication);
  }
}

/** Apostrophes straight, curly, or both in one letter, as real letters have them. */
function apostrophes(random: Random): (text: string) => string {
  const curly = random.pick([0, 1, 0.5]);
  return (text) => text.replaceAll("'", () => (random.chance(curly) ? "’" : "'"));
}

function mapped(block: Block, change: (text: string) => string): Block {
  switch (block.type) {
    case "columns":
      return block;
    case "lines":
      return { ...block, lines: block.lines.map(change) };
    case "bullets":
      return { ...block, items: block.items.map(change) };
    case "pairs":
      return { ...block, rows: block.rows.map(([name, value]) => [change(name), change(value)] as const) };
    default:
      return { ...block, text: change(block.text) };
  }
}

/** The letter or report of a publication: the same seed and publication, the same words. */
export function letterOf(seed: string, publication: Publication): Letter {
  const random = new Random(`${seed}/letter/${publication.id}`);
  const { title, blocks } = compose(random.fork("text"), publication);
  const change = apostrophes(random.fork("apostrophes"));
  const report = publication.kind.endsWith("report") || publication.kind === "report_card";
  const head: Block[] = report ? [{ type: "lines", lines: [INSPECTORATE] }] : [];
  return {
    title,
    date: publication.publicationDate,
    blocks: [...head, ...blocks.map((block) => mapped(block, change))],
    footer: report ? `Inspection report: ${publication.school.name}. ${FOOTER}` : FOOTER,
    hyphenates: random.chance(0.35),
    bullet: random.weighted([
      ["round", 5],
      ["square", 4],
      ["none", 1],
    ]),
  };
}
