import type { ProviderPage, Publication } from "../parse/provider-page.ts";
import { type Arrival, type Found, NOTHING_MORE, type Task } from "./source.ts";

/** Asks for the file of one publication. */
export function documentTask(page: ProviderPage, publication: Publication, why: string): Task {
  const dates = [
    ...(publication.eventDate === null ? [] : [`of ${publication.eventDate}`]),
    ...(publication.publicationDate === null ? [] : [`published ${publication.publicationDate}`]),
  ].join(", ");
  return {
    kind: "document",
    url: publication.url,
    others: [],
    why,
    urn: page.urn,
    title: `${publication.type} ${dates}`.trim() + `, ${page.name} (URN ${page.urn})`,
  };
}

/** Bytes at the end of a PDF in which its end mark must stand; some writers append a little after it. */
const TAIL_BYTES = 4096;

/** What is wrong with a body that should be a PDF: an error page in its place, or one that breaks off. */
export function wrongPdf(body: Uint8Array): string | null {
  if (body.length === 0) return "the body is empty";
  const latin1 = (part: Uint8Array) => Buffer.from(part).toString("latin1");
  const head = latin1(body.subarray(0, 1024));
  if (!head.includes("%PDF-")) {
    const isPage = /<(?:!doctype|html)/i.test(head);
    return `a PDF was due and ${isPage ? "a web page came" : "something else came"} (${body.length} bytes)`;
  }
  const tail = latin1(body.subarray(Math.max(0, body.length - TAIL_BYTES)));
  return tail.includes("%%EOF") ? null : `the PDF breaks off after ${body.length} bytes: it has no end mark`;
}

/** A letter as it is archived. */
export function foundDocument(task: Task, arrival: Arrival): Found {
  const id = new URL(arrival.url).pathname.split("/").at(-1) ?? "";
  return {
    ...NOTHING_MORE,
    keep: arrival.fresh
      ? {
          how: "fetch",
          kind: "document",
          label: task.title,
          name: `${task.urn ?? "unknown"}_${id}.pdf`,
          url: task.url,
        }
      : null,
  };
}
