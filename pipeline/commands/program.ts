import { Command, CommanderError, Option } from "commander";
import { diskError } from "../archive/disk.ts";
import { ToldError, errorText } from "../errors.ts";
import { readSettings } from "../settings.ts";
import type { AcceptFlags } from "./accept.ts";
import type { CollectFlags } from "./collect.ts";
import type { CommandWorld, ExitCode } from "./command.ts";
import type { EvidenceFlags } from "./evidence.ts";
import type { PruneFlags } from "./prune.ts";
import type { PublishFlags } from "./publish.ts";
import type { SampleFlags } from "./sample.ts";
import type { SiteFlags } from "./site.ts";
import type { SqlFlags } from "./sql.ts";
import type { Terminal } from "./terminal.ts";

/** What the program is given by the process; a test gives its own. */
export interface ProgramWorld {
  terminal: Terminal;
  stdin: NodeJS.ReadableStream;
  env: Readonly<Record<string, string | undefined>>;
  workingFolder: string;
}

/** Flags that every command takes. */
interface CommonFlags {
  data?: string;
  config?: string;
}

/**
 * Runs one command line (without node and script) and gives its exit code: 0 done, 1 a check failed or data was
 * refused, 2 wrong use, 3 the outside failed. Whatever a person can act on is told in a sentence; any other error is
 * a mistake of the program, and comes with its trace.
 */
export async function runProgram(args: readonly string[], world: ProgramWorld): Promise<number> {
  let exitCode = 0;
  const program = createProgram(world, (code) => {
    exitCode = code;
  });
  try {
    // A statement may begin with a comment ("-- the grain of it"), which would be taken for a flag.
    const given = args.map((arg) => (/^--\s/.test(arg) ? ` ${arg}` : arg));
    await program.parseAsync(given, { from: "user" });
    return exitCode;
  } catch (thrown) {
    // Commander has printed its own message.
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (thrown instanceof ToldError) {
      world.terminal.note(`outcomes: ${thrown.message}`);
      return thrown.exitCode;
    }
    world.terminal.note(
      `outcomes: unexpected error. ${thrown instanceof Error ? (thrown.stack ?? "") : errorText(thrown)}`,
    );
    return 3;
  }
}

type Run = (world: CommandWorld) => Promise<ExitCode>;

function createProgram(world: ProgramWorld, exit: (code: ExitCode) => void): Command {
  const { terminal } = world;
  const program = new Command("outcomes");
  const run = async (flags: CommonFlags, command: Run) => {
    const settings = readSettings({
      env: world.env,
      workingFolder: world.workingFolder,
      flags: flags.data === undefined ? {} : { data: flags.data },
      ...(flags.config === undefined ? {} : { file: flags.config }),
    });
    try {
      exit(await command({ settings, terminal, stdin: world.stdin }));
    } catch (thrown) {
      throw diskError(thrown, settings.data);
    }
  };
  const command = (name: string, says: string) =>
    program
      .command(name)
      .description(says)
      .option("--data <dir>", "the data folder (else OUTCOMES_DATA, else data/)")
      .option("--config <file>", "the settings file (else outcomes.config.json, where there is one)");
  const accepting = (made: Command) =>
    made
      .option("--accept <check...>", "let these checks pass, this once")
      .option("--why <text>", "the reason, which is kept and shown on the status page");

  program
    .description(
      "Inspection Outcomes: what Ofsted publishes about schools in England, kept with its provenance.",
    )
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void terminal.write(text),
      writeErr: (text) => {
        terminal.note(text.trimEnd());
      },
    })
    .showHelpAfterError('See "outcomes help".');

  command("import", "take files and folders into the archive, each recognised by its content")
    .argument("<path...>", "files and folders")
    .action((paths: string[], flags: CommonFlags) =>
      run(flags, async (given) => (await import("./import.ts")).importFiles(paths, given)),
    );
  accepting(
    command("refresh", "collect, build, check, publish, and make the site: what runs at night"),
  ).action((flags: CommonFlags & AcceptFlags) =>
    run(flags, async (given) => (await import("./refresh.ts")).refreshAll(flags, given)),
  );
  command("collect", "fetch what is new at the sources into the archive, politely")
    .option("--source <name>", "mi, reports or gias (default all)")
    .option("--since <date>", "only providers whose latest report is of this day or later")
    .option("--urn <urn...>", "only these schools")
    .option("--limit <n>", "at most this many things from each source")
    .option("--dry-run", "print what would be asked, and ask nobody")
    .action((flags: CommonFlags & CollectFlags) =>
      run(flags, async (given) => (await import("./collect.ts")).collectSources(flags, given)),
    );
  accepting(command("build", "make the database from the archive and check it, with no network")).action(
    (flags: CommonFlags & AcceptFlags) =>
      run(flags, async (given) => (await import("./build.ts")).buildDatabase(flags, given)),
  );
  command("publish", "write what the site reads, from a database that passed its checks")
    .option("--database <target>", "copy every table into another database too: a DuckDB file, or md:NAME")
    .action((flags: CommonFlags & PublishFlags) =>
      run(flags, async (given) => (await import("./publish.ts")).publishData(flags, given)),
    );
  command("site", "make the static site from what was published")
    .option("--out <dir>", "where the site goes, in place of the site before (default dist/)")
    .option("--serve <port>", "serve it to this machine afterwards")
    .action((flags: CommonFlags & SiteFlags) =>
      run(flags, async (given) => (await import("./site.ts")).site(flags, given)),
    );
  command(
    "backup",
    "copy what can not be made again (archive and records) to another folder; later calls add what is new",
  )
    .argument("<folder>", "where the copy is kept")
    .option("--check", "check the hash of what was copied before, too, and put damaged copies right")
    .action((folder: string, flags: CommonFlags & { check?: boolean }) =>
      run(flags, async (given) => (await import("./backup.ts")).backup(folder, flags, given)),
    );
  command("restore", "bring a backup into the data folder, every hash checked")
    .argument("<folder>", "the backup")
    .action((folder: string, flags: CommonFlags) =>
      run(flags, async (given) => (await import("./backup.ts")).restore(folder, given)),
    );
  command("check-archive", "read every archived object and hold it against its hash").action(
    (flags: CommonFlags) =>
      run(flags, async (given) => (await import("./check-archive.ts")).checkArchive(given)),
  );
  command("prune", "keep the archive within a budget: pages that repeat what others say go, documents never")
    .requiredOption("--budget <size>", 'most that may stay ("20GB", "500MB")')
    .option("--dry-run", "say what would go, and remove nothing")
    .action((flags: CommonFlags & PruneFlags) =>
      run(flags, async (given) => (await import("./prune.ts")).pruneArchive(flags, given)),
    );
  command("sql", "run one read-only statement on the database")
    .argument("<statement>", "SQL, as one argument")
    .addOption(new Option("--format <format>", "table, csv or json").default("table"))
    .action((statement: string, flags: CommonFlags & SqlFlags) =>
      run(flags, async (given) => (await import("./sql.ts")).sql(statement, flags, given)),
    );
  command("status", "what is here, how fresh, what failed")
    .option("--json", "for other programs")
    .action((flags: CommonFlags & { json?: boolean }) =>
      run(flags, async (given) => (await import("./status.ts")).status(flags, given)),
    );
  command("tag", 'themes for {"id","text"} lines on standard input').action((flags: CommonFlags) =>
    run(flags, async (given) => (await import("./tag.ts")).tagLines(given)),
  );
  command(
    "evidence",
    "passages of letters with their numbers and sources, for Word, Excel and other programs",
  )
    .option("--theme <id...>", "themes of the codebook")
    .option("--match <how>", "any or all of the themes in one sentence")
    .option("--stance <stance...>", "strength, concern, mixed, neutral")
    .option("--phase <phase...>", "Ofsted's own phases")
    .option("--prior <grade...>", "grade before the event: 1 to 4, none, not_judged …")
    .option("--region <name...>", "region of the school")
    .option("--authority <name...>", "local authority of the school")
    .option("--constituency <name...>", "parliamentary constituency of the school")
    .option("--kind <kind...>", "kind of document")
    .option("--delivery <how...>", "on_site, remote, unknown")
    .option("--from <date>", "first day (YYYY-MM-DD)")
    .option("--to <date>", "last day (YYYY-MM-DD)")
    .option("--words <query>", 'words, "a phrase", begin*, one NEAR/8 other')
    .option("--link <address>", "all filters from an address of the evidence page")
    .option("--pick <id...>", "these passages, in this order")
    .option("--basket <file>", "the passages and notes of a saved basket")
    .option("--title <text>", "title of the document")
    .option("--page <address>", "address of the evidence page, for permalinks", "evidence")
    .option("--format <name...>", "docx, xlsx, csv, json, md, zip (all of them in a pack), all", ["docx"])
    .option("--out <dir>", "where the files go; without it only the numbers are shown")
    .option("--force", "replace files that are there")
    .option("--no-bom", "csv without a byte order mark")
    .option("--pdfs", "put the source documents into the pack")
    .action((flags: CommonFlags & EvidenceFlags) =>
      run(flags, async (given) => (await import("./evidence.ts")).evidence(flags, given)),
    );
  command("verify", "check an evidence pack against the archive and the database")
    .argument("<pack>", "the .zip file")
    .action((pack: string, flags: CommonFlags) =>
      run(flags, async (given) => (await import("./verify.ts")).verify(pack, given)),
    );
  command("sample", "the fictional inspectorate: its registers, pages and letters")
    .option("--schools <n>", "how many schools (default 600)")
    .option("--letters <n>", "how many letters (default 400)")
    .option("--out <dir>", "write it as files")
    .option("--serve <port>", "serve it like the real sites")
    .action((flags: CommonFlags & SampleFlags) =>
      run(flags, async (given) => (await import("./sample.ts")).sample(flags, given)),
    );
  command("start", "the fictional sample through the whole pipeline, and the dashboard on it")
    .option("--port <port>", "where the dashboard is served", "3000")
    .action((flags: CommonFlags & { port: string }) =>
      run(flags, async (given) => (await import("./start.ts")).start(flags, given)),
    );
  for (const made of program.commands) for (const option of made.options) refuseTwice(made, option);
  return program;
}

/** Of a flag that takes one value the last one given would count, and nobody would know that the others did not. */
function refuseTwice(command: Command, option: Option): void {
  if (option.variadic || option.isBoolean()) return;
  let isGiven = false;
  command.on(`option:${option.name()}`, () => {
    if (isGiven) command.error(`error: ${option.long ?? option.flags} is given twice, and takes one value`);
    isGiven = true;
  });
}
