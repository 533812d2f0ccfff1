// @vitest-environment jsdom
import { expect, it } from "vitest";
import { schoolEvents } from "../../../src/components/school-events.ts";
import { schoolTimeline } from "../../../src/components/school-timeline.ts";

const LISTED = "https://files.example.org/v1/file/50000001";

it("gives a letter that came as a file the address where Ofsted's page lists it, apart from its source", () => {
  const [item] = schoolTimeline(
    schoolEvents([
      { what: "document", title: "Visit", source: "50000001.pdf", listed_url: LISTED, grades: [] },
    ]),
  ).children;
  expect(item?.querySelector(".source")?.textContent).toBe(
    `Source: 50000001.pdf. It came as that file; published at ${LISTED}, going by the number in its name (not compared)`,
  );
  expect([...(item?.querySelectorAll("a") ?? [])].map(({ href }) => href)).toEqual([LISTED]);
});
