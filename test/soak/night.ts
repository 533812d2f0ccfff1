import { Writable } from "node:stream";
import { acceptedBy } from "../../pipeline/commands/accept.ts";
import { tellRefresh } from "../../pipeline/commands/refresh.ts";
import { terminalOn } from "../../pipeline/commands/terminal.ts";
import { ToldError, errorText } from "../../pipeline/errors.ts";
import { type Clock, systemClock } from "../../pipeline/http/clock.ts";
import { withLock } from "../../pipeline/lock.ts";
import { type RefreshWorld, refresh } from "../../pipeline/refresh.ts";
import type { SettingSources } from "../../pipeline/settings.ts";
import { settingsFor } from "../server/data-folder.ts";
import { plainSite } from "./plain-site.ts";

/** What a night says and ends with, as the command line would have it. */
export interface NightEnd {
  code: number;
  said: string;
}

export interface NightOptions {
  data: string;
  base: string;
  /** The moment it is, ISO; it stands still, so that two runs write the same, unless `passing`. */
  at: string;
  passing?: boolean;
  makeSite?: RefreshWorld["makeSite"];
  accept?: { accept: string[]; why: string };
  /** Settings beside those that lead to the server. */
  flags?: SettingSources["flags"];
}

/** One refresh in this process, ended with the exit code of `outcomes refresh`. */
export async function night({
  data,
  base,
  at,
  passing = false,
  makeSite = plainSite,
  accept = { accept: [], why: "" },
  flags = {},
}: NightOptions): Promise<NightEnd> {
  let said = "";
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      said += chunk.toString();
      done();
    },
  });
  const terminal = terminalOn(stream, stream);
  const settings = settingsFor(data, base, flags);
  const began = performance.now();
  const since = (): number => (passing ? performance.now() - began : 0);
  const clock: Clock = { ...systemClock, now: () => Date.parse(at) + Math.round(since()) };
  const accepted = acceptedBy(accept.accept.length === 0 ? {} : accept);
  try {
    const { collected } = await tellRefresh({ settings, terminal, stdin: process.stdin }, () =>
      withLock(data, "refresh", () =>
        refresh(settings, { reporter: terminal, clock, backoffMs: 5, makeSite }, accepted),
      ),
    );
    return { code: collected?.failed === true ? 3 : 0, said };
  } catch (thrown) {
    return { code: thrown instanceof ToldError ? thrown.exitCode : 3, said: `${said}${errorText(thrown)}` };
  }
}
