import { ownServer } from "../../server/own-server.ts";
import { inventedLetter } from "../letters/invented.ts";
import { LetterCache } from "../../../pipeline/parse/letter/cache.ts";
import { sha256Of } from "../../../pipeline/archive/objects.ts";
import type { Inspectorate } from "../../../pipeline/sample/inspectorate.ts";
import { sitePublications, siteIndexOfFile } from "../../../pipeline/sample/publication.ts";
import { type Answer, send } from "../../../pipeline/sample/serve/response.ts";
import { SampleSite } from "../../../pipeline/sample/serve/site.ts";

/** The fictional sites at national size, whose old letters are no real PDFs: their readings lie in the cache. */
export interface NationalServer {
  base: string;
  setDay(day: string): void;
  /** Requests since this was last asked, and bytes of body sent. */
  taken(): { requests: number; bytes: number };
  close(): Promise<void>;
}

/**
 * @param firstDay letters published up to this day are stand-ins; later ones are real PDFs, made when they are asked for
 * @param cacheDir the cache of the data folder that will read them
 */
export async function nationalServer(
  inspectorate: Inspectorate,
  firstDay: string,
  cacheDir: string,
): Promise<NationalServer> {
  const cache = new LetterCache(cacheDir);
  const cached = new Set<number>();
  let [site, today]: [SampleSite | null, string] = [null, firstDay];
  let [requests, bytes] = [0, 0];
  const answerTo = async (url: URL): Promise<Answer> => {
    const id = Number(/^\/v1\/file\/(\d+)$/.exec(url.pathname)?.[1] ?? Number.NaN);
    const history = inspectorate.histories[siteIndexOfFile(id)];
    const published = history && sitePublications(history).find((one) => one.id === id)?.publicationDate;
    if (published !== undefined && published <= firstDay) {
      const body = Buffer.from(`%PDF-1.4 stand-in of letter ${id}\n%%EOF\n`);
      // Once: what the server puts there in a later night would count as written by that night.
      if (!cached.has(id)) await cache.put(sha256Of(body), inventedLetter(id, inspectorate.histories.length));
      cached.add(id);
      return { status: 200, type: "application/pdf", body, modified: published };
    }
    if (site === null) throw new Error("not ready");
    return site.answer(url);
  };
  const { base, close } = await ownServer(async (request, response) => {
    requests += 1;
    const end = response.end.bind(response);
    response.end = ((chunk?: unknown, ...rest: []) => {
      if (typeof chunk === "string" || chunk instanceof Uint8Array) bytes += chunk.length;
      return end(chunk, ...rest);
    }) as typeof response.end;
    send(request, response, await answerTo(new URL(request.url ?? "/", base)));
  });
  const setDay = (day: string): void => {
    today = day;
    site = new SampleSite(inspectorate, day, base, () => today);
  };
  setDay(firstDay);
  return {
    base,
    setDay,
    taken: () => {
      const was = { requests, bytes };
      [requests, bytes] = [0, 0];
      return was;
    },
    close,
  };
}
