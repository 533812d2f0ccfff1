import { basename } from "node:path";
import { errorText } from "../errors.ts";
import { parseObject, recognise } from "../parse/recognise.ts";
import type { AnswerLog } from "./answer-log.ts";
import { readAttachments, wantedAttachments } from "./attachments.ts";
import { type Arrival, type Found, NOTHING_MORE, type Source, type Task } from "./source.ts";
import { RefusedFile } from "../parse/parsed.ts";

const PAGE =
  "government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes";

/** Ofsted's management information on GOV.UK, by way of the content API. See docs/sources/govuk-mi.md. */
export function govukSource(base: string, answers: AnswerLog): Source {
  const listing: Task = {
    kind: "listing",
    url: `${base}/api/content/${PAGE}`,
    others: [],
    why: "listing",
    urn: null,
    title: "GOV.UK attachment list of the management information",
  };
  return {
    name: "mi",
    mode: "all",
    discover: () => Promise.resolve([listing]),
    wrong: async (task, body) =>
      task.kind === "listing" ? wrongListing(body) : wrongKind(body, basename(task.url), "mi"),
    found: (task, arrival) =>
      task.kind === "listing" ? foundListing(arrival, answers) : foundTable(task, arrival, "mi"),
    nothing: () => Promise.resolve([]),
    afterwards: () => Promise.resolve([]),
  };
}

function wrongListing(body: Uint8Array): string | null {
  try {
    readAttachments(body);
    return null;
  } catch (thrown) {
    return errorText(thrown);
  }
}

function foundListing(arrival: Arrival, answers: AnswerLog): Promise<Found> {
  const { files } = readAttachments(arrival.body);
  const tasks = wantedAttachments(files)
    .map((file): Task => {
      const url = new URL(file.url, arrival.url).href;
      return {
        kind: "file",
        url,
        others: [],
        why: "attachment",
        urn: null,
        title: `${file.title} (${file.day})`,
      };
    })
    // A file on GOV.UK gets another address when it changes, so that one held need not be asked for again.
    .filter((task) => answers.held(task.url) === null);
  const keep = {
    how: "fetch",
    kind: "govuk_listing",
    label: "GOV.UK attachment list",
    name: "management-information.json",
    url: arrival.url,
  } as const;
  return Promise.resolve({ ...NOTHING_MORE, keep, tasks });
}

/** What is wrong with a body that should be of a kind of source; told as `import` would. */
export async function wrongKind(body: Uint8Array, name: string, kind: string): Promise<string | null> {
  const recognised = await recognise(body, name);
  if (recognised.kind === kind) return null;
  return recognised.kind === null ? recognised.reason : `it is ${recognised.kind}, and ${kind} was due`;
}

/** A file of tables, archived under the label that its parser gives it; one that is refused is kept all the same. */
export async function foundTable(
  task: Task,
  arrival: Arrival,
  kind: "mi" | "gias_register" | "gias_links",
): Promise<Found> {
  const name = decodeURIComponent(new URL(arrival.url).pathname.split("/").at(-1) ?? "");
  const keep = { how: "fetch", kind, name, url: arrival.url } as const;
  if (!arrival.fresh) return { ...NOTHING_MORE, keep: null };
  try {
    const tables = await parseObject(kind, arrival.body, name);
    const label = tables?.label ?? task.title;
    return { ...NOTHING_MORE, keep: { ...keep, label, as_at: tables?.asAt ?? null } };
  } catch (thrown) {
    if (!(thrown instanceof RefusedFile)) throw thrown;
    const label = `${kind} that was refused: ${task.title}`;
    return { ...NOTHING_MORE, keep: { ...keep, label }, problem: `archived, but ${thrown.message}` };
  }
}
