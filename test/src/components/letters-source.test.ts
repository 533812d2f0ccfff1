import { expect, it } from "vitest";
import { lettersAsAt } from "../../../src/components/letters-source.ts";

const build = {
  build_id: "aabbccddeeff",
  site_id: "ffeeddccbbaa",
  version: "1.0.0",
  as_at: "2026-06-30",
  register_as_at: null,
  letters_to: "2026-11-20",
  is_sample: true,
  schools: 1,
  inspections: 1,
  documents: 1,
};

it("says how far letters go beside the day of the figures, which may be an earlier one", () => {
  expect(lettersAsAt(build)).toBe("30 June 2026, letters up to 20 November 2026");
});

it("tells the day of the figures alone where no letter has a date", () => {
  expect(lettersAsAt({ ...build, letters_to: null })).toBe("30 June 2026");
});
