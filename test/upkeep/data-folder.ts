import { Archive, type EntryMeta, type Put } from "../../pipeline/archive/archive.ts";

/** Puts text into the archive of a data folder, as fetched on a day. */
export async function put(
  dataDir: string,
  day: string,
  text: string,
  meta: Partial<EntryMeta>,
): Promise<Put> {
  const archive = await Archive.open(dataDir, { clock: () => new Date(`${day}T03:00:00Z`) });
  return archive.put(Buffer.from(text), { how: "fetch", kind: "document", label: "test", ...meta });
}

/** A provider page with one letter for each address; `token` is what changes from night to night and says nothing. */
export function providerPage(urn: number, letters: readonly string[], token: string): string {
  const days = letters.map(
    (url) => `<li class="timeline__day"><div class="event">
      <p class="timeline__date"><time>12 October 2020</time></p>
      <span class="event__title heading--sub"><a class="publication-link" href="${url}">Monitoring visit<span class="nonvisual">Monitoring visit, PDF - 10 November 2020</span></a>
      <div class="event__metadata"><span class="filetype">PDF</span> &ndash; Published <time pubdate>10 November 2020</time></div></span></div></li>`,
  );
  return `<html><head><link rel="canonical" href="/provider/21/${urn}"><meta name="csrf" content="${token}"></head><body>
    <h1 class="heading--title title-block__heading">Fictional Primary School</h1>
    <p class="heading--main title-block__subheading">URN: ${urn}</p>
    <h2 class="timeline__title heading--sub">All reports</h2><ol class="timeline">${days.join("")}
    <li class="timeline__day timeline__day--opened"><div class="event"><span class="event__title heading--sub">Opened</span></div></li></ol></body></html>`;
}
