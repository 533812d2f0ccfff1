import { type Inspectorate, createInspectorate } from "../../pipeline/sample/inspectorate.ts";
import { type Answer, send } from "../../pipeline/sample/serve/response.ts";
import { SampleSite } from "../../pipeline/sample/serve/site.ts";
import { ownServer } from "../server/own-server.ts";

/** What a fault makes of an answer: another one, or nothing more than a broken connection. */
export type Fault = (path: string, answer: Answer) => Answer | "die";

/** The fictional sites on a machine where days pass and things go wrong. */
export interface PassingServer {
  base: string;
  /** From now on the sites stand at this ISO date. */
  setDay(day: string): void;
  /** From now on every answer goes through this; null takes it away. */
  setFault(fault: Fault | null): void;
  /** Files whose names fit come out again, as at their publisher's: at another address. */
  reissue(name: RegExp): void;
  /** Requests answered so far. */
  asked(): number;
  close(): Promise<void>;
}

/** Schools of a soak's country: few enough for a night of seconds, enough for every table. */
export const SOAK_SIZE = { schools: 60, letters: 24 } as const;

const REISSUED = "/media-again/";

/** A file put out again is never quite the same; in so small a country it could else be last month's, byte for byte. */
function withBlankRow(answer: Answer): Answer {
  return { ...answer, body: Buffer.concat([Buffer.from(answer.body), Buffer.from("\r\n")]) };
}

/** The list of files with another address for those of that name. */
function relisted(answer: Answer, name: RegExp): Answer {
  if (!answer.type.startsWith("application/json")) return answer;
  const text = Buffer.from(answer.body).toString("utf8");
  const body = text.replaceAll(/\/media\/([0-9a-f]{24}\/[^"]+)/g, (whole, rest: string) =>
    name.test(rest) ? `${REISSUED}${rest}` : whole,
  );
  return { ...answer, body };
}

/** Opens one; the register's files are named by the same day as all else. */
export async function passingServer(
  day: string,
  inspectorate: Inspectorate = createInspectorate(SOAK_SIZE),
): Promise<PassingServer> {
  let site: SampleSite | null = null;
  let fault: Fault | null = null;
  let today = day;
  let count = 0;
  let reissued: RegExp | null = null;
  const { base, close } = await ownServer(async (request, response) => {
    const path = request.url ?? "/";
    const answered = await site?.answer(new URL(path.replace(REISSUED, "/media/"), base));
    count += 1;
    if (answered === undefined) throw new Error("not ready");
    const again = path.startsWith(REISSUED) ? withBlankRow(answered) : answered;
    const given = reissued === null ? again : relisted(again, reissued);
    const answer = fault === null ? given : fault(path, given);
    if (answer === "die") response.destroy();
    else send(request, response, answer);
  });
  const setDay = (next: string): void => {
    today = next;
    reissued = null;
    site = new SampleSite(inspectorate, next, base, () => today);
  };
  setDay(day);
  return {
    base,
    setDay,
    setFault: (next) => {
      fault = next;
    },
    reissue: (name) => {
      reissued = name;
    },
    asked: () => count,
    close,
  };
}
