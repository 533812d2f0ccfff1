import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RefusedFile } from "../../pipeline/parse/parsed.ts";
import {
  looksLikeProviderPage,
  parseProviderPage,
  readProviderPage,
} from "../../pipeline/parse/provider-page.ts";

const REAL = new URL(
  "../../../shared/data/html/provider_21_116780_2026-08_transcribed.html",
  import.meta.url,
);

const bytes = (html: string) => new TextEncoder().encode(html);

/** An item as the site has them in 2026: the date above the link. */
function item(type: string, date: string, published: string, file: string, grade = ""): string {
  return `<li class="timeline__day   "><div class="event">
    <p class="timeline__date"><time>${date}</time></p>
    <span class="event__title heading--sub"><a class="publication-link" target="_blank" href="${file}">
      ${type}${grade && `: <strong>${grade}</strong>`} <span class="nonvisual">${type}, PDF - ${published}</span></a>
    <div class="event__metadata"><span class="filetype">PDF</span> &ndash; Published <time pubdate>${published}</time></div></span>
  </div></li>`;
}

const OPENED = `<li class="timeline__day timeline__day--opened"><div class="event">
  <span class="event__title heading--sub">Opened</span></div></li>`;

function page(list: string, { canonical = "/provider/21/900001", urn = "URN: 900001" } = {}): Uint8Array {
  return bytes(`<!DOCTYPE html><html><head><meta charset="utf-8">
    <link rel="canonical" href="https://reports.example${canonical}"><title>Find an Inspection Report</title></head>
    <body><main><h1 class="heading--title title-block__heading">Brindlecombe
      Primary&nbsp;School</h1><p class="heading--main title-block__subheading">${urn}</p>
    <address class="title-block__address">Address: Mill Lane, Brindlecombe, ZZ1 1AA</address>${list}</main></body></html>`);
}

const timeline = (...items: string[]) => `<ol class="timeline">${items.join("")}</ol>`;
const file = (id: string) => `https://files.ofsted.gov.uk/v1/file/${id}`;

describe("a provider page", () => {
  it.skipIf(!existsSync(REAL))(
    "as saved from the real site gives every publication with both its dates",
    () => {
      const real = readFileSync(REAL);
      expect(looksLikeProviderPage(real.toString("utf8"))).toBe(true);
      const parsed = parseProviderPage(real);
      expect(parsed.refusals).toEqual([]);
      expect(parsed.rowsRead).toBe(9);
      const [provider, publication] = parsed.tables;
      expect([...(provider?.rows ?? [])]).toEqual([
        [
          "116780",
          "Abberley Parochial VC Primary School",
          "Apostles Oak, Abberley, Worcestershire, WR6 6AA",
          "21",
        ],
      ]);
      expect([...(publication?.rows ?? [])]).toEqual([
        ["116780", "1", "School inspection", null, "2025-03-18", "2025-05-06", file("50276206")],
        ["116780", "2", "School inspection", null, "2023-10-11", "2023-11-27", file("50233913")],
        ["116780", "3", "Short inspection", null, "2018-05-02", "2018-06-05", file("2777285")],
        ["116780", "4", "Full inspection", "Good", "2014-02-26", "2014-03-18", file("2347589")],
        ["116780", "5", "Interim assessment", null, "2012-01-09", "2012-03-20", file("1929463")],
        ["116780", "6", "Full inspection", "Good", "2009-07-09", "2009-09-10", file("927437")],
        ["116780", "7", "Full inspection", "Good", "2006-05-16", "2006-06-13", file("816425")],
        ["116780", "8", "Full inspection", null, "1999-11-15", "2000-05-12", file("766407")],
      ]);
    },
  );

  it("gives name, address and category, and no publication for Opened", () => {
    const read = readProviderPage(page(timeline(OPENED)));
    expect(read).toMatchObject({
      urn: "900001",
      name: "Brindlecombe Primary School",
      address: "Mill Lane, Brindlecombe, ZZ1 1AA",
      category: "21",
      publications: [],
      refusals: [],
    });
  });

  it("of the older kind has the event's date inside the link, and the type does not take it in", () => {
    const older = `<li class="timeline__day"><div class="event"><span class="event__title">
      <a class="publication-link" href="${file("77")}">Short inspection: <time>02 May 2018</time>
      <span class="nonvisual">Short inspection, PDF</span></a>
      <div class="event__metadata">Published <time pubdate>05 June 2018</time></div></span></div></li>`;
    expect(readProviderPage(page(timeline(older))).publications).toEqual([
      {
        ordinal: 1,
        type: "Short inspection",
        olderGrade: null,
        eventDate: "2018-05-02",
        publicationDate: "2018-06-05",
        url: file("77"),
      },
    ]);
  });

  it("takes its category from its address when it has no canonical link", () => {
    const html = page(timeline(OPENED), { canonical: "" });
    expect(readProviderPage(html, "https://reports.example/provider/25/900001").category).toBe("25");
    expect(readProviderPage(html, "provider_23_900001.html").category).toBe("23");
    expect(readProviderPage(html).category).toBeNull();
  });

  it("takes an older host and a relative link to a file", () => {
    const list = timeline(
      item(
        "Monitoring visit",
        "6 October 2020",
        "4 November 2020",
        "https://files.api.ofsted.gov.uk/v1/file/1",
      ),
      item("Monitoring visit", "6 October 2019", "4 November 2019", "/v1/file/2"),
    );
    expect(readProviderPage(page(list)).publications.map((p) => p.url)).toEqual([
      "https://files.api.ofsted.gov.uk/v1/file/1",
      "https://reports.ofsted.gov.uk/v1/file/2",
    ]);
  });

  it("with a date no calendar has keeps the publication and refuses the cell", () => {
    const list = timeline(item("Full inspection", "31 February 2014", "18 March 2014", file("1"), "Good"));
    const read = readProviderPage(page(list));
    expect(read.publications[0]).toMatchObject({
      eventDate: null,
      publicationDate: "2014-03-18",
      olderGrade: "Good",
    });
    expect(read.refusals).toMatchObject([
      { scope: "cell", row: 1, column: "event_date", value: "31 February 2014" },
    ]);
  });

  it("names an item that has neither a link nor the word Opened or Closed", () => {
    const bare = `<li class="timeline__day"><div class="event"><span>School inspection</span></div></li>`;
    const parsed = parseProviderPage(page(timeline(bare, OPENED)));
    expect(parsed.refusals).toMatchObject([{ scope: "row", row: 1, value: "School inspection" }]);
    expect(parsed.rowsRead).toBe(2);
  });

  it.each([
    ["has no timeline", page(""), "ol.timeline"],
    [
      "has its files outside the timeline",
      page(`${timeline(OPENED)}<a class="report" href="${file("9")}">School inspection</a>`),
      "outside the timeline",
    ],
    [
      "has a timeline of another shape",
      page(`<ol class="timeline"><li>School inspection</li></ol>`),
      "div.event",
    ],
    ["has no URN", page(timeline(OPENED), { urn: "" }), "title-block__subheading"],
    ["contradicts its own address", page(timeline(OPENED), { canonical: "/provider/21/900002" }), "900002"],
    ["is not a page at all", bytes(""), "h1.heading--title"],
  ])("that %s is refused with what was looked for", (_, html, looked) => {
    expect(() => parseProviderPage(html)).toThrow(RefusedFile);
    expect(() => parseProviderPage(html)).toThrow(looked);
  });

  it("that says it has no reports is a provider without publications", () => {
    expect(readProviderPage(page("<p>There are no reports for this provider.</p>")).publications).toEqual([]);
  });

  it("is still recognised after its title block changed, so that it is refused and not taken for unknown", () => {
    expect(looksLikeProviderPage('<link rel="canonical" href="https://x/provider/21/900001">')).toBe(true);
    expect(looksLikeProviderPage("<h1>Page not found</h1><title>Find an Inspection Report</title>")).toBe(
      false,
    );
  });

  it("is read in time that grows no faster than the page, whatever stands behind the type of a publication", () => {
    const long = item(`School inspection${",".repeat(100_000)}.`, "1 May 2020", "2 May 2020", file("1"));
    expect(readProviderPage(page(timeline(long))).publications).toHaveLength(1);
  }, 5_000);

  it("gives every publication back as it was written, whatever their number and kind", () => {
    const date = fc.date({ min: new Date("1992-01-01"), max: new Date("2031-12-31"), noInvalidDate: true });
    const words = fc.constantFrom("School inspection", "Monitoring visit", "Academy conversion letter");
    const grades = fc.constantFrom("", "Good", "Requires improvement");
    const written = (d: Date) =>
      d.toLocaleDateString("en-GB", { day: "2-digit", month: "long", year: "numeric", timeZone: "UTC" });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, date, date, grades), { maxLength: 20 }), (rows) => {
        const list = rows.map(([type, event, published, grade], index) =>
          item(type, written(event), written(published), file(String(index)), grade),
        );
        const expected = rows.map(([type, event, published, grade], index) => ({
          ordinal: index + 1,
          type,
          olderGrade: grade === "" ? null : grade,
          eventDate: event.toISOString().slice(0, 10),
          publicationDate: published.toISOString().slice(0, 10),
          url: file(String(index)),
        }));
        expect(readProviderPage(page(timeline(...list, OPENED))).publications).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});
