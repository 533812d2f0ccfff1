// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { element } from "../../../src/components/element.ts";
import { Basket } from "../../../src/components/evidence-basket.ts";
import { EvidenceResults } from "../../../src/components/evidence-results.ts";
import { SourceDocuments } from "../../../src/components/source-documents.ts";
import { fictionalEvidence } from "../evidence/fictional-letters.ts";

function results(): { shown: EvidenceResults; method: HTMLDetailsElement } {
  const basket = new Basket({ getItem: () => null, setItem: () => undefined }, () => undefined);
  const shown = new EvidenceResults(basket, new SourceDocuments([], []), element("span", {}));
  const method = element("div", {}, ...shown.nodes).querySelector("details");
  if (method === null) throw new Error("there is nothing to open");
  return { shown, method };
}

const paragraphsOf = (node: Element): (string | null)[] =>
  [...node.querySelectorAll("p")].map(({ textContent }) => textContent);

describe("what the filters found", () => {
  it("comes with the method of the files, of these very filters, and stays open where it was opened", async () => {
    const { shown, method } = results();
    expect(method.hidden).toBe(true);
    const workload = await fictionalEvidence({ theme: ["workload"] });
    shown.show(workload, null);
    expect(method.hidden).toBe(false);
    expect(paragraphsOf(method)).toEqual(workload.method);
    method.open = true;
    const reading = await fictionalEvidence({ theme: ["reading"] });
    shown.show(reading, null);
    expect(paragraphsOf(method)).toEqual(reading.method);
    expect(reading.method).not.toEqual(workload.method);
    expect(method.open).toBe(true);
  });

  it("leaves no method under filters that were not looked for", async () => {
    const { shown, method } = results();
    shown.show(await fictionalEvidence({ theme: ["workload"] }), null);
    shown.clear("Nothing is looked for.");
    expect([method.hidden, paragraphsOf(method)]).toEqual([true, []]);
  });
});
