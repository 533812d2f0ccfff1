import { z } from "zod";
import { RefusedFile } from "../parse/parsed.ts";
import { writtenDates } from "../parse/written-date.ts";
import { fileNameIn } from "./file-name.ts";

/** Addresses in a listing may leave out the site. */
const SITE = "https://www.gov.uk";

const listingSchema = z.object({
  details: z.object({
    attachments: z.array(z.object({ title: z.string().optional(), url: z.string() })),
  }),
});

/** What a file of management information holds, told from its title and name. */
export interface Attachment {
  url: string;
  title: string;
  /** The file's name, out of its address. */
  name: string;
  /** `latest`: a row a school; `year_to_date`: a row an inspection; `history`: several years; `combined`: both sheets. */
  content: "latest" | "year_to_date" | "history" | "combined";
  format: "csv" | "ods" | "xlsx";
  /** The day the figures stand for, ISO; of a history its last day. */
  day: string;
}

/** Attachments that are no figures of inspections, with the reason; listed so that nothing is passed over unseen. */
export interface OtherAttachment {
  url: string;
  title: string;
  reason: string;
}

/**
 * The files in the content API's answer for the management information page.
 * @throws RefusedFile when the answer is not of the shape `details.attachments[] {title, url}`, or lists nothing.
 */
export function readAttachments(body: Uint8Array): { files: Attachment[]; others: OtherAttachment[] } {
  const listing = listingSchema.safeParse(parseJson(body));
  if (!listing.success)
    throw new RefusedFile(["not a listing: looked for details.attachments[] with title and url"]);
  const files: Attachment[] = [];
  const others: OtherAttachment[] = [];
  for (const { title = "", url } of listing.data.details.attachments) {
    const read = readAttachment(title, url);
    if ("reason" in read) others.push(read);
    else files.push(read);
  }
  if (files.length === 0) {
    throw new RefusedFile([
      `none of ${others.length} attachments is a file of inspections: looked for titles and names such as ` +
        '"… latest inspections as at 31 August 2026" and "… year to date published by 31 August 2026"',
    ]);
  }
  return { files, others };
}

function readAttachment(title: string, url: string): Attachment | OtherAttachment {
  if (!URL.canParse(url, SITE)) return { url, title, reason: "its address is none" };
  const name = fileNameIn(new URL(url, SITE).href);
  const other = (reason: string): OtherAttachment => ({ url, title: title || name, reason });
  const format = /\.(csv|ods|xlsx)$/i.exec(name)?.[1]?.toLowerCase();
  if (format !== "csv" && format !== "ods" && format !== "xlsx") return other("not a csv, ods or xlsx file");
  const words = `${title} ${name}`.replaceAll(/[_\s]+/g, " ");
  const dates = [...writtenDates(title.replaceAll("_", " ")), ...writtenDates(name)].sort();
  const day = dates.at(-1);
  if (day === undefined) return other("no date in title or name");
  // The history files name their first and their last day; a month's files name one, in title and name.
  const years = Number(day.slice(0, 4)) - Number(dates[0]?.slice(0, 4));
  const content = years > 1 ? "history" : contentOf(words);
  if (content === null) return other("neither latest inspections nor inspections of a year");
  return { url, title: title || name, name, content, format, day };
}

function contentOf(words: string): Attachment["content"] | null {
  if (/latest inspections|most recent inspections/i.test(words)) return "latest";
  if (/year to date|in[- ]year inspections/i.test(words)) return "year_to_date";
  // Before 2019 one table named the schools ("table1"), two others the year's full and short inspections.
  if (/table ?1\b/i.test(words)) return "latest";
  if (/tables? ?[23]/i.test(words)) return "year_to_date";
  return /management information|external mi/i.test(words) ? "combined" : null;
}

/** The last file of the layout that still told each school's previous graded inspection. */
const PREVIOUS_GRADES_DAY = "2025-08-31";

/**
 * The files to hold: the newest latest inspections, those of 31 August 2025 (the last with the previous grades),
 * every month of inspections of a year, and the histories. Of the same figures csv is taken before ods before xlsx,
 * and a file of both sheets only where a month has nothing else.
 */
export function wantedAttachments(files: readonly Attachment[]): Attachment[] {
  const best = new Map<string, Attachment>();
  for (const file of files) {
    const key = `${file.content} ${file.day}${file.content === "year_to_date" ? tableOf(file) : ""}`;
    const other = best.get(key);
    if (other === undefined || rank(file) < rank(other)) best.set(key, file);
  }
  const all = [...best.values()];
  const covered = (content: Attachment["content"], day: string) =>
    all.some((file) => file.content === content && file.day === day);
  const useful = all.filter(
    ({ content, day }) => content !== "combined" || !(covered("latest", day) && covered("year_to_date", day)),
  );
  const newest = useful
    .filter(({ content }) => content === "latest" || content === "combined")
    .map(({ day }) => day)
    .sort()
    .at(-1);
  return useful
    .filter(
      ({ content, day }) =>
        content === "history" ||
        content === "year_to_date" ||
        day === newest ||
        day === PREVIOUS_GRADES_DAY ||
        (content === "combined" && !covered("year_to_date", day)),
    )
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.url < b.url ? -1 : 1));
}

function rank(file: Attachment): number {
  return ["csv", "ods", "xlsx"].indexOf(file.format);
}

/** Full and short inspections of one year stood in two files of the same day. */
function tableOf(file: Attachment): string {
  return /tables? ?[23]+/i.exec(file.name.replaceAll("_", " "))?.[0]?.toLowerCase() ?? "";
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return null;
  }
}
