import { resolve } from "node:path";
import { WrongUse } from "../errors.ts";
import { SCHOOLS, type SampleSize } from "../sample/inspectorate.ts";
import { serveSample } from "../sample/serve/server.ts";
import { writeSample } from "../sample/write.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";
import { portNumber, untilStopped } from "./serving.ts";

export interface SampleFlags {
  schools?: string;
  letters?: string;
  out?: string;
  serve?: string;
}

/** `outcomes sample`: the fictional inspectorate, as files in a folder or served like the real sites. */
export async function sample(flags: SampleFlags, { terminal }: CommandWorld): Promise<ExitCode> {
  if ((flags.out === undefined) === (flags.serve === undefined)) {
    throw new WrongUse(
      "Say where the sample goes: --out DIR writes files, --serve PORT serves it; one of the two.",
    );
  }
  const size: SampleSize = {};
  if (flags.schools !== undefined) size.schools = wholeNumber("schools", flags.schools, SCHOOLS);
  if (flags.letters !== undefined)
    size.letters = wholeNumber("letters", flags.letters, { least: 0, most: 9_999_999 });
  if (flags.out !== undefined) {
    const outDir = resolve(flags.out);
    const written = await writeSample({
      ...size,
      outDir,
      progress: (what, files) => {
        terminal.note(`${what}: ${counted(files, "file")}`);
      },
    });
    await terminal.line(
      `${counted(written.files.length, "file")} in ${outDir}: ${counted(written.letters, "letter")}, ${counted(written.providers, "provider page")}. Everything in them is invented.`,
    );
    return 0;
  }
  const served = await serveSample({ ...size, port: portNumber(flags.serve ?? "") });
  const { govuk, reports, files, gias } = served.bases;
  const variables = { GOVUK: govuk, REPORTS: reports, FILES: files, GIAS: gias };
  for (const [name, base] of Object.entries(variables)) await terminal.line(`OUTCOMES_${name}_BASE=${base}`);
  terminal.note("The fictional inspectorate is served (Ctrl-C stops).");
  await untilStopped();
  await served.close();
  return 0;
}

function wholeNumber(flag: string, text: string, { least, most }: { least: number; most: number }): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= least && number <= most) return number;
  throw new WrongUse(`--${flag} is "${text}"; allowed is a whole number from ${least} to ${most}.`);
}
