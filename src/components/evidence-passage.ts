import type { EvidenceSource, Passage } from "../evidence/evidence.ts";
import { keptWords, placeOf } from "../evidence/formats/block.ts";
import { kindLabel, priorWords } from "../evidence/formats/columns.ts";
import { linkOf } from "../evidence/formats/xml.ts";
import { element } from "./element.ts";
import { dayWords } from "./wording.ts";

/** A passage in its paragraph, what answered marked, and where it is from; `actions` stand below it. */
export function passageItem(
  passage: Passage,
  source: EvidenceSource,
  ...actions: readonly HTMLElement[]
): HTMLElement {
  const facts = [
    source.urn === null ? null : `URN ${source.urn}`,
    source.phase === "Unknown" || source.phase === "Not a school" ? null : source.phase,
    source.prior_grade === "not_a_school" ? null : `prior grade as at the event: ${priorWords(source)}`,
    kindLabel(source),
    dayWords(source.date),
    passage.stance,
  ].filter((fact) => fact !== null);
  const { when, unknown, listed } = keptWords(source);
  const listing = linkOf(source.listed_url);
  const link = linkOf(source.url);
  const title = link === null ? source.title : element("a", { href: link, rel: "noreferrer" }, source.title);
  return element(
    "li",
    { class: "passage", "data-id": passage.sentence_id },
    element(
      "blockquote",
      {},
      element("span", { class: "around" }, passage.before === "" ? "" : `${passage.before} `),
      element("strong", { class: "quotation" }, ...markedText(passage)),
      element("span", { class: "around" }, passage.after === "" ? "" : ` ${passage.after}`),
    ),
    element("p", { class: "themes" }, passage.themes.map(({ label }) => label).join(" · ")),
    element(
      "p",
      { class: "source" },
      ...(source.school === null ? [] : [element("b", {}, source.school), ` ${facts.join(" · ")}. `]),
      title,
      `, ${placeOf(passage)}.`,
      source.school === null ? ` ${facts.join(" · ")}.` : null,
      source.withdrawn === null ? null : element("span", { class: "notice" }, ` Since: ${source.withdrawn}.`),
    ),
    element(
      "details",
      { class: "behind" },
      element("summary", {}, "Where is that from?"),
      element(
        "p",
        { class: "source" },
        `${when ?? "Taken into the archive at a time not known"}. SHA-256 `,
        element("code", {}, source.sha256),
        `.${unknown === null ? "" : ` ${unknown}.`}${listed === null ? "" : ` ${listed} `}`,
        listing === null ? source.listed_url : element("a", { href: listing, rel: "noreferrer" }, listing),
        `${listed === null ? "" : "."} Passage ${passage.sentence_id}. Rules: ${passage.themes.map(({ theme, rule, matched }) => `${theme} by ${rule} (“${matched}”)`).join("; ") || "none"}.`,
      ),
    ),
    element("div", { class: "actions" }, ...actions),
  );
}

function markedText({ quotation, spans }: Passage): (Node | string)[] {
  const pieces: (Node | string)[] = [];
  let at = 0;
  for (const { start, end } of spans) {
    pieces.push(quotation.slice(at, start), element("mark", {}, quotation.slice(start, end)));
    at = end;
  }
  return [...pieces, quotation.slice(at)];
}
