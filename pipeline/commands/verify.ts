import { readFile } from "node:fs/promises";
import { errorText, WrongUse } from "../errors.ts";
import { Collection } from "../evidence/collection.ts";
import { verifyPack } from "../evidence/verify.ts";
import { type CommandWorld, counted, type ExitCode } from "./command.ts";

/** `outcomes verify PACK`: every quotation, hash and count of a pack against archive and database; 1 when something does not hold. */
export async function verify(pack: string, { settings, terminal }: CommandWorld): Promise<ExitCode> {
  const bytes = await readFile(pack).catch((thrown: unknown) => {
    throw new WrongUse(`${pack} can not be read: ${errorText(thrown)}.`);
  });
  const collection = await Collection.open(settings.data);
  try {
    const { evidence, quotations, holding, findings, otherBuild } = await verifyPack(bytes, collection);
    for (const { where, what } of findings) await terminal.line(`${where}: ${what}`);
    if (evidence !== null) {
      await terminal.line(`${holding} of ${counted(quotations, "quotation")} stand in their sources.`);
      if (otherBuild)
        terminal.note(
          `The pack was made from build ${evidence.build.build_id}; the data here is another, and counts may differ for that reason.`,
        );
    }
    await terminal.line(
      findings.length === 0
        ? "Everything in the pack holds."
        : `${counted(findings.length, "thing")} in the pack ${findings.length === 1 ? "does" : "do"} not hold.`,
    );
    terminal.note("Not vouched for: the title, the notes, and the site that the permalink names.");
    return findings.length === 0 ? 0 : 1;
  } finally {
    collection.close();
  }
}
