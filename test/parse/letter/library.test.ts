import { getDocumentProxy } from "unpdf";
import { afterEach, describe, expect, it, vi } from "vitest";
import { openPdf } from "../../../pipeline/parse/letter/library.ts";
import { pdfOf, set } from "./fictional.ts";

const page = set([["Pupils read every day. They like it."]], 100);

/** The text of the first page, as the library gives it. */
async function firstPage(bytes: Uint8Array): Promise<string> {
  const { pdf, close } = await openPdf(bytes);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  await close();
  return items.map((item) => ("str" in item ? item.str : "")).join("");
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("openPdf", () => {
  it("copies nothing of what the library says to itself", async () => {
    const bytes = await pdfOf([page]);
    const clone = vi.spyOn(globalThis, "structuredClone");
    expect(await firstPage(bytes)).toBe("Pupils read every day. They like it.");
    expect(clone).not.toHaveBeenCalled();
  });

  it("reads all the same where the library keeps its worker to itself", async () => {
    const bytes = await pdfOf([page]);
    // Asked without a worker once, the library knows its own from then on.
    await (await getDocumentProxy(bytes.slice())).destroy();
    vi.stubGlobal("pdfjsWorker", undefined);
    const clone = vi.spyOn(globalThis, "structuredClone");
    expect(await firstPage(bytes)).toBe("Pupils read every day. They like it.");
    expect(clone).toHaveBeenCalled();
  });

  it("leaves the caller's bytes as they were, and opens several at once", async () => {
    const bytes = await pdfOf([page]);
    const before = bytes.slice();
    const texts = await Promise.all(Array.from({ length: 4 }, () => firstPage(bytes)));
    expect(new Set(texts)).toEqual(new Set(["Pupils read every day. They like it."]));
    expect(bytes).toEqual(before);
  });

  it("throws what the library throws, by its name", async () => {
    const locked = await pdfOf([page], { userPassword: "secret" });
    await expect(openPdf(locked)).rejects.toMatchObject({ name: "PasswordException" });
    await expect(openPdf(new TextEncoder().encode("%PDF-1.7 and no more"))).rejects.toMatchObject({
      name: "InvalidPDFException",
    });
  });
});
