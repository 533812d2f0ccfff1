import { describe, expect, it } from "vitest";
import { type Read, readingWords } from "../../../src/evidence/reading.ts";
import { NOTHING_CHOSEN, type Selection } from "../../../src/evidence/selection.ts";
import { BUILD, fictionalEvidence, READING, VOCABULARY } from "./fictional-letters.ts";

const SCHOOL = { phase: "Primary" };
const COUNCIL = { phase: "Not a school" };
const words = (change: Partial<Selection>, about: Partial<Read> = {}): string =>
  readingWords(READING, {
    selection: { ...NOTHING_CHOSEN, ...change },
    vocabulary: VOCABULARY,
    version: BUILD.codebook_version,
    quoted: [SCHOOL],
    ...about,
  });

describe("how well the codebook reads, under evidence", () => {
  it("tells of each theme chosen how rightly reports are counted for it, and where too few tell", () => {
    const told = words({ theme: ["workload", "reading"] });
    expect(told).toContain(
      "Readers counted 1,040 of them as raising Staff workload, the codebook 1,000: 96% of these rightly, and 92% of the readers’ were found.",
    );
    expect(told).toContain("Readers counted 9 of them as raising Reading: too few to tell");
    expect(told).not.toContain("50%");
  });

  it("tells of concerns where concerns alone are asked for", () => {
    const concern =
      "Readers counted 60 of them as stating a concern on Staff workload, alone or beside a strength, the codebook 50: 90% of";
    expect(words({ theme: ["workload"], stance: ["concern"] })).toContain(concern);
    expect(words({ theme: ["workload"], stance: ["mixed", "concern"] })).toContain(concern);
    for (const stance of [[], ["strength"], ["concern", "strength"]])
      expect(words({ theme: ["workload"], stance })).toContain("1,040 of them as raising Staff workload");
  });

  it("tells of all themes together where none is chosen, and of sentences always", () => {
    const told = words({});
    expect(told).toContain("All themes together, they were counted with an F1 of 0.91.");
    for (const each of [told, words({ theme: ["reading"] })]) {
      expect(each).toContain(
        "an F1 of 0.81 (1 is perfect; 95% interval 0.75 to 0.88), and the stance in 90% of sentences",
      );
      expect(each).toContain("(F1 0.70 on sentences of invented ones)");
    }
  });

  it("tells of letters to local authorities where such are quoted, and of school reports where letters about schools are", () => {
    const ofSchools =
      "1,600 school reports the sentences at hand were coded, and tagged by weights fitted without them. Readers counted 1,040 of";
    const ofCouncils =
      "40 letters, most of them to local authorities, were coded whole, and tagged by weights fitted without them. Readers counted 30 of";
    const both = words({ theme: ["workload"] }, { quoted: [COUNCIL, SCHOOL] });
    expect(both).toContain(ofSchools);
    expect(both).toContain(ofCouncils);
    const councils = words({ theme: ["workload"] }, { quoted: [COUNCIL] });
    expect(councils).toContain(ofCouncils);
    expect(councils).not.toContain(ofSchools);
    for (const quoted of [[], [SCHOOL]])
      expect(words({ theme: ["workload"] }, { quoted })).not.toContain(ofCouncils);
  });

  it("gives no figure of another codebook than the one that tagged", () => {
    expect(words({ theme: ["workload"] }, { version: "9.9.9" })).toBe(
      "How well codebook 9.9.9 reads is not known here: the figures at hand are of 1.0.0+00000000.",
    );
  });

  it("stands in the method of every evidence", async () => {
    const { method } = await fictionalEvidence({ theme: ["workload"] });
    expect(method).toContain(words({ theme: ["workload"] }));
  });
});
