import { basename } from "node:path";
import { errorText } from "../errors.ts";
import type { AnswerLog } from "./answer-log.ts";
import { readAttachments, wantedAttachments } from "./attachments.ts";
import { foundTable, wrongKind } from "./table-file.ts";
import { type Arrival, type Found, NOTHING_MORE, type Source, type Task } from "./source.ts";

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
    wrong: (task, body) =>
      Promise.resolve(
        task.kind === "listing" ? wrongListing(body) : wrongKind(body, basename(task.url), "mi"),
      ),
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
