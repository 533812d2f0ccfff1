import { type BuildReport, build } from "../build.ts";
import { withLock } from "../lock.ts";
import { type AcceptFlags, acceptedBy } from "./accept.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** Refused files are named here up to this many; all are in core.refused. */
const REFUSED_SHOWN = 10;

/** `outcomes build`: archive → database → checks. A check that fails is thrown, and the last good database stays. */
export async function buildDatabase(
  flags: AcceptFlags,
  { settings, terminal }: CommandWorld,
): Promise<ExitCode> {
  const accepted = acceptedBy(flags);
  const report = await withLock(settings.data, "build", () =>
    build({
      dataDir: settings.data,
      accepted,
      log: (line) => {
        terminal.note(line);
      },
    }),
  );
  for (const line of reportLines(report)) await terminal.line(line);
  return 0;
}

/** The report for people. */
export function reportLines(report: BuildReport): string[] {
  if (report.outcome === "unchanged") {
    return [
      `Nothing changed: build ${report.buildId} stands, ${counted(report.marts.length, "mart")} the same.`,
    ];
  }
  const warned = report.checks.filter((check) => check.rows > 0);
  const lines = [
    `Built ${report.buildId} from ${counted(report.objects, "object")}: ${counted(report.marts.length, "mart")}, ${counted(report.checks.length, "check")} run, ${counted(warned.length, "warning")}.`,
    ...warned.map((check) => `  warning ${check.name}: ${counted(check.rows, "row")}. ${check.asks}`),
  ];
  if (report.refusedFiles.length === 0) return lines;
  const shown = report.refusedFiles
    .slice(0, REFUSED_SHOWN)
    .map((file) => `  ${file.name}: ${file.reasons[0] ?? "no reason given"}`);
  const left = report.refusedFiles.length - shown.length;
  return [
    ...lines,
    `${counted(report.refusedFiles.length, "file")} refused, all reasons in core.refused:`,
    ...shown,
    ...(left > 0 ? [`  and ${left} more`] : []),
  ];
}
