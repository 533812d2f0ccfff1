import type { AreaFile, AreaQuotation } from "../../pipeline/publish/published-areas.ts";
import { element } from "./element.ts";
import { documentWords, safeLink } from "./school-events.ts";
import { dayWords } from "./wording.ts";

/** What letters about an area say, in their own words: each with its letter, page and link. Null where there are none. */
export function areaQuotations({ quotations }: AreaFile): HTMLElement | null {
  if (quotations.length === 0) return null;
  return element(
    "section",
    { class: "card quotations", "aria-labelledby": "said" },
    element("h2", { id: "said" }, "What letters here say"),
    element(
      "p",
      { class: "subtitle" },
      "Chosen by rule: of each of the commonest themes, a concern and a strength from the newest letter that states one. For all of them, with the words around, take the evidence page.",
    ),
    element("ul", { class: "passages" }, ...quotations.map(quotationItem)),
  );
}

function quotationItem(quotation: AreaQuotation): HTMLElement {
  const {
    label,
    side,
    text,
    page,
    document_kind: kind,
    title,
    urn,
    school_name: school,
    date,
    url,
  } = quotation;
  const link = safeLink(url ?? null);
  const cited = `${documentWords(kind)}, ${dayWords(date ?? null)}, page ${page}`;
  return element(
    "li",
    {},
    element("p", { class: "themes" }, `${label}: ${side}`),
    element("blockquote", {}, text),
    element(
      "p",
      { class: "source" },
      urn === undefined ? title : element("a", { href: `./school?urn=${urn}` }, school ?? title),
      ". ",
      link === null
        ? cited
        : element("a", { href: `${link}#page=${page}`, rel: "noopener noreferrer" }, cited),
      ".",
    ),
  );
}
