import { describe, expect, it } from "vitest";
import type { ChangesIndex, PublishedChange } from "../../../pipeline/publish/published-changes.ts";
import { changeChoices, chosenChanges, feedName, monthsOf } from "../../../src/components/change-rows.ts";
import { chosenIn } from "../../../src/components/choices.ts";
import { fileName } from "../../../src/components/download.ts";
import { quietRefresh } from "./quiet-refresh.ts";

const index: ChangesIndex = {
  refreshes: ["2026-01-05", "2026-02-10", "2026-03-01", "2026-03-20"].map(quietRefresh),
  months: ["2026-02", "2026-03"],
  authorities: ["Lower Ravel", "Westmarch"],
  themes: [{ id: "send", label: "SEND" }],
};

const change = (id: string, date: string, more: Partial<PublishedChange> = {}): PublishedChange => ({
  id,
  kind: "letter",
  date,
  seen_at: `${date}T03:00:00Z`,
  urn: "900001",
  school: "Alderwick Primary School",
  phase: null,
  authority: "Westmarch",
  document_kind: "monitoring_letter",
  themes: ["send"],
  words: "A visit",
  source: "letter.pdf",
  row: null,
  older_source: null,
  older_row: null,
  url: null,
  ...more,
});
const changes = [
  change("c", "2026-03-20", { kind: "corrected", themes: [], authority: null }),
  change("b", "2026-03-01", { authority: "Lower Ravel" }),
  change("a", "2026-02-10"),
];
const chosen = (search: string): string[] =>
  chosenChanges(changes, chosenIn(search, changeChoices(index))).map(({ id }) => id);

describe("what a reader chooses of the changes", () => {
  it("is, at a plain address, what came since the refresh a month before the newest", () => {
    expect(chosenIn("", changeChoices(index))).toMatchObject({ since: "2026-02-10", until: "2026-03-20" });
    expect(chosen("")).toEqual(["c", "b"]);
  });

  it("holds what came after the first day chosen, and what came on the last", () => {
    expect(chosen("?since=2026-01-05&until=2026-02-10")).toEqual(["a"]);
    expect(chosen("?since=2026-03-01&until=2026-03-01")).toEqual([]);
  });

  it("goes by kind, authority and theme together", () => {
    expect(chosen("?since=2026-01-05&kind=corrected")).toEqual(["c"]);
    expect(chosen("?since=2026-01-05&authority=Westmarch")).toEqual(["a"]);
    expect(chosen("?since=2026-01-05&theme=send&authority=Lower+Ravel")).toEqual(["b"]);
  });

  it("asks for the files of the months between, and no others", () => {
    const months = (search: string): string[] => monthsOf(index, chosenIn(search, changeChoices(index)));
    expect(months("?since=2026-01-05")).toEqual(["2026-03", "2026-02"]);
    expect(months("?since=2026-03-01")).toEqual(["2026-03"]);
    expect(months("?since=2026-01-05&until=2026-02-10")).toEqual(["2026-02"]);
  });

  it("names the feed of the authority, else of the theme, else of everything", () => {
    expect(feedName({ authority: "Lower Ravel", theme: "send" }, fileName)).toBe("authority/lower-ravel");
    expect(feedName({ authority: "all", theme: "send" }, fileName)).toBe("theme/send");
    expect(feedName({}, fileName)).toBe("all");
  });
});
