import { longDate } from "../calendar.ts";
import { GRADE_WORDS } from "../inspection.ts";
import { INSPECTORATE } from "../letter/stationery.ts";
import type { Provider } from "../provider.ts";
import type { Publication } from "../publication.ts";

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#039;");
}

function page(title: string, head: string, main: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="utf-8"/>
${head}  <title>${escaped(title)}</title>
</head>
<body>
  <div class="main-content">
    <p class="banners">${INSPECTORATE}: no real school, place or person is meant.</p>
    <main id="main" tabindex="-1">
${main}
    </main>
  </div>
</body>
</html>
`;
}

function addressOf({ site }: Provider): string {
  return `${site.street}, ${site.town}, ${site.authority.name}, ${site.postcode}`;
}

/** Pages made before 2017 still have the date inside the link. */
function timelineDay({ publication, filesBase }: { publication: Publication; filesBase: string }): string {
  const { type, olderGrade } = publication;
  const published = longDate(publication.publicationDate, true);
  const grade = olderGrade === null ? "" : `: <strong>${olderGrade}</strong>`;
  const time = `<time>${longDate(publication.eventDate, true)}</time>`;
  const older = publication.publicationDate < "2009-01-01";
  return `    <li class="timeline__day        ">
      <div class="event">
        ${older ? "" : `<p class="timeline__date">${time}</p>`}
        <span class="event__title heading--sub"><a class="publication-link" target="_blank" href="${filesBase}/v1/file/${publication.id}">
          ${type}${grade}${older ? ` ${time}` : ""}<span class="nonvisual">${type}, PDF - ${published}</span></a><div class="event__metadata"><span class="filetype">PDF</span> &ndash; Published <time pubdate>${published}</time></div></span>
      </div>
    </li>`;
}

function plainDay(word: string): string {
  return `    <li class="timeline__day   timeline__day--${word.toLowerCase()}     ">
      <div class="event"><span class="event__title heading--sub">${word}</span></div>
    </li>`;
}

/** A provider's page, with the markup the real site had in August 2026. */
export function providerPage(provider: Provider, filesBase: string): string {
  const { site, school, publications } = provider;
  const days = [
    ...(provider.open ? [] : [plainDay("Closed")]),
    ...publications.map((publication) => timelineDay({ publication, filesBase })),
    plainDay("Opened"),
  ];
  const facts = [
    ["Type", provider.categoryName],
    ["Religious character", site.religiousCharacter],
    ["Local authority", site.authority.name],
    ["Region", site.authority.region],
    ["Number of pupils", String(site.pupils)],
  ] as const;
  return page(
    `${school.name} - ${provider.open ? "Open" : "Closed"} - Find an Inspection Report - Ofsted`,
    `  <link rel="canonical" href="/provider/${provider.category}/${school.urn}">\n`,
    `<div class="module title-block  ">
  <div class="container">
    <h1 class="heading--title title-block__heading">${escaped(school.name)}</h1>
    <p class="heading--main title-block__subheading">URN: ${school.urn}</p>
    <address class="title-block__address">Address: ${escaped(addressOf(provider))}</address>
  </div>
</div>
<div class="module">
  <h2 class="timeline__title heading--sub">All reports</h2>
  <ol class="timeline">
${days.join("\n")}
  </ol>
</div>
<ul class="info-block__items list-unstyled">
${facts.map(([name, value]) => `  <li class="info-block__item"><span>${name}: </span><span>${escaped(value)}</span></li>`).join("\n")}
</ul>`,
  );
}

function resultItem(provider: Provider): string {
  const { school, rating, latestReport } = provider;
  const info = (items: readonly string[]) =>
    items.length === 0
      ? ""
      : `<ul class="search-result__provider-info">${items.map((item) => `<li>${item}</li>`).join("")}</ul>`;
  const report =
    latestReport === null
      ? []
      : [`Latest report: <strong><time>${longDate(latestReport, true)}</time></strong>`];
  // The site writes "Requires Improvement" with two capitals here.
  const word = (GRADE_WORDS[rating ?? 0] ?? "").replace("improvement", "Improvement");
  return `  <li class="search-result">
    <h3 class="search-result__title heading--main"><a href="/provider/${provider.category}/${school.urn}">${escaped(school.name)}</a></h3>${info([`Category: <strong>${provider.categoryName}</strong>`])}<address class="search-result__address">${escaped(addressOf(provider))}</address>${info(rating === null ? [] : [`Rating: <strong>${word}</strong>`])}${info([...report, `URN: <strong>${school.urn}</strong>`])}
  </li>`;
}

/** One page of search results; `next` and `previous` are the addresses of its neighbours, or null. */
export function searchPage(found: {
  total: number;
  shown: readonly Provider[];
  previous: string | null;
  next: string | null;
}): string {
  const link = (rel: "previous" | "next", address: string | null) =>
    address === null
      ? ""
      : `<a class="pagination__${rel}" rel="${rel}" href="${escaped(address)}">${rel === "next" ? "Next" : "Previous"}</a>`;
  return page(
    "Search - Find an Inspection Report - Ofsted",
    "",
    `<div class="module title-block title-block--clear title-block--search"><h1 class="heading--title title-block__heading">Search results</h1></div>
<div class="search-results__heading"><h2><strong class="results-count js-results-count">${found.total}</strong><strong> results</strong></h2></div>
<ul class="results-list list-unstyled">
${found.shown.map(resultItem).join("\n")}
</ul>
<nav class="pagination">${link("previous", found.previous)}${link("next", found.next)}</nav>`,
  );
}
