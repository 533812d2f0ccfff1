import { type Status, readStatus } from "../status.ts";
import { setAsideWords } from "../run/set-aside.ts";
import { runLine } from "./run-line.ts";
import { type CommandWorld, type ExitCode, counted } from "./command.ts";

/** `outcomes status [--json]`: what is here, how fresh, what failed; ends with `health.exit_code`. See docs/status.md. */
export async function status(
  flags: { json?: boolean },
  { settings, terminal }: CommandWorld,
): Promise<ExitCode> {
  const found = await readStatus(settings.data, { refreshHours: settings.refreshHours });
  if (flags.json === true) await terminal.line(JSON.stringify(found, null, 2));
  else for (const line of statusLines(found, new Date())) await terminal.line(line);
  return found.health.exit_code;
}

const REFUSED_SHOWN = 12;
const FAILED_SHOWN = 5;

/** The status for people, one line each; `now` gives the ages. */
export function statusLines(found: Status, now: Date): string[] {
  return [
    `Data folder: ${found.data}`,
    ...sourceLines(found),
    ...collectionLines(found),
    ...checkedLines(found),
    ...refreshLines(found),
    ...databaseLines(found, now),
    ...publishedLines(found),
    ...(found.writing === null
      ? []
      : [
          `Now writing: ${found.writing.doing}, process ${found.writing.pid} on ${found.writing.host}, since ${found.writing.since}`,
        ]),
    ...found.freshness
      .filter(({ level }) => level === "late" || level === "stale")
      .map(({ kind, latest_as_at: day, days, level }) =>
        level === "stale"
          ? `RED: the newest ${kind} is as at ${day ?? "no day"}, ${days ?? 0} days ago`
          : `Warning: the newest ${kind} is as at ${day ?? "no day"}, ${days ?? 0} days ago`,
      ),
    ...setAsideWords(found.set_aside).map((line) => `Warning: ${line}`),
    ...found.problems.map((problem) => `Problem: ${problem}`),
    `Health: ${found.health.level}`,
  ];
}

function sourceLines({ sources }: Status): string[] {
  if (sources.length === 0) {
    return [
      "Archive: empty. Take files you have with: outcomes import PATH…, or fetch them with: outcomes collect",
    ];
  }
  const rows = sources.map((source) => [
    source.kind,
    source.objects.toLocaleString("en-GB"),
    `${(source.bytes / 1e6).toFixed(1)} MB`,
    source.latest_as_at === null ? "–" : `${source.kind === "document" ? "of " : ""}${source.latest_as_at}`,
    source.latest_retrieved_at.slice(0, 16).replace("T", " "),
  ]);
  return [
    "Archive:",
    ...aligned([["kind", "objects", "size", "latest as at", "latest came in (UTC)"], ...rows]),
  ];
}

function checkedLines({ archive_check: { all_since: all, last }, sources }: Status): string[] {
  if (sources.length === 0) return [];
  if (last === null)
    return ["Hashes: never checked. Each refresh checks a share; all at once: outcomes check-archive"];
  const whole = all === null ? "not all were checked yet" : `all were checked since ${all.slice(0, 10)}`;
  return [`Hashes: last checked ${last.slice(0, 16).replace("T", " ")} UTC; ${whole}`];
}

function collectionLines({ collections }: Status): string[] {
  return collections.flatMap((run) => [
    `Collected ${run.finished.slice(0, 16).replace("T", " ")} UTC: ${runLine(run)}`,
    ...run.stopped.map(({ host, reason }) => `  stopped at ${host}: ${reason}`),
    ...run.failed.slice(0, FAILED_SHOWN).map(({ url, reason }) => `  failed ${url}: ${reason}`),
    ...(run.failed.length > FAILED_SHOWN
      ? [`  and ${run.failed.length - FAILED_SHOWN} more: outcomes status --json`]
      : []),
  ]);
}

function refreshLines({
  refreshes: { last_good: good, last_tried: tried, next_expected: next },
}: Status): string[] {
  if (tried === null) return [];
  const moment = (iso: string): string => `${iso.slice(0, 16).replace("T", " ")} UTC`;
  const lines = [
    good === null
      ? "Last good refresh: none yet"
      : `Last good refresh: ${good.id}, ended ${moment(good.ended ?? good.began)}${good.changed ? "" : ", nothing had changed"}`,
  ];
  if (tried.id !== good?.id) {
    lines.push(`Last refresh tried: ${tried.id}, began ${moment(tried.began)}: ${tried.outcome}`);
    if (tried.why !== null) lines.push(...tried.why.split("\n").map((line) => `  ${line}`));
  }
  for (const [check, why] of Object.entries(tried.accepted))
    lines.push(`  accepted by a person: ${check}: ${why}`);
  return [...lines, ...(next === null ? [] : [`Next refresh expected: ${moment(next)}`])];
}

function databaseLines({ database, sources, problems }: Status, now: Date): string[] {
  if (database === null) {
    // Where something could not be read, the problem says so below.
    return sources.length === 0 || problems.length > 0
      ? []
      : ["Database: none yet. Make it with: outcomes build"];
  }
  const lines = [
    `Database: build ${database.build_id ?? "of unknown id"}, made ${database.built_at.slice(0, 16).replace("T", " ")} UTC (${age(database.built_at, now)}), ${(database.bytes / 1e6).toFixed(1)} MB`,
  ];
  if (database.objects_not_built > 0) {
    lines.push(
      `  ${counted(database.objects_not_built, "object")} of the archive ${database.objects_not_built === 1 ? "is" : "are"} not in it. Bring ${database.objects_not_built === 1 ? "it" : "them"} in with: outcomes build`,
    );
  }
  for (const { name, level, rows, accepted } of database.checks) {
    const passed = accepted === null ? "" : `, accepted: ${accepted}`;
    lines.push(`  check ${name} (${level}): ${counted(rows, "row")}${passed}`);
  }
  if (database.refused.length === 0) return [...lines, "Refused: nothing"];
  const shown = database.refused.slice(0, REFUSED_SHOWN).map((refusal) => {
    const what = refusal.scope === "file" ? "file" : counted(refusal.count, refusal.scope);
    return `  ${refusal.name ?? "no name"}: ${what}: ${refusal.reason}`;
  });
  const left = database.refused.length - shown.length;
  return [
    ...lines,
    "Refused:",
    ...shown,
    ...(left > 0 ? [`  and ${left} more: outcomes sql "SELECT * FROM core.refused"`] : []),
  ];
}

function publishedLines({ published, database }: Status): string[] {
  if (published === null)
    return database === null ? [] : ["Published: nothing yet. Do it with: outcomes publish"];
  const sample = published.is_sample ? ", the fictional sample" : "";
  return [`Published: build ${published.build_id}, as at ${published.as_at ?? "no date"}${sample}`];
}

function age(moment: string, now: Date): string {
  const hours = Math.floor((now.getTime() - Date.parse(moment)) / 3_600_000);
  if (hours < 1) return "less than an hour ago";
  return hours < 48 ? `${counted(hours, "hour")} ago` : `${counted(Math.floor(hours / 24), "day")} ago`;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    `  ${row.map((text, column) => text.padEnd(widths[column] ?? 0)).join("  ")}`.trimEnd(),
  );
}
