import Papa from "papaparse";
import type { Answer } from "../../pipeline/sample/serve/response.ts";
import type { Fault } from "./passing-server.ts";

/** How the sites behave on a bad night. `dies` answers some requests and then breaks off. */
export type Outage = "refuses" | "unavailable" | "dies";

/** What happens to the sites beside the passing of days. */
export interface Happenings {
  /** Null for a good night. */
  outage: Outage | null;
  /** Letters (the number in their address) that are off the site: neither listed nor given. */
  withdrawn: ReadonlySet<number>;
  /** From files that stand at this day on, one school's grade is another than before: a silent correction. */
  correctedFrom: string;
  /** Told of each file that was corrected. */
  corrected: (name: string) => void;
}

const DIES_AFTER = 5;

/** One night's way of answering. */
export function answering({ outage, withdrawn, correctedFrom, corrected }: Happenings): Fault {
  let answered = 0;
  return (path, answer) => {
    answered += 1;
    if (outage === "refuses" || (outage === "dies" && answered > DIES_AFTER)) return "die";
    if (outage === "unavailable") return { ...answer, status: 503, body: "" };
    const file = /^\/v1\/file\/(\d+)$/.exec(path)?.[1];
    if (file !== undefined && withdrawn.has(Number(file)))
      return { status: 404, type: "text/plain", body: "" };
    if (/^\/provider\//.test(path)) return { ...answer, body: unlisted(textOf(answer, "utf8"), withdrawn) };
    const name = decodeURIComponent(path);
    if (standsAt(name) < correctedFrom) return answer;
    const text = withOtherGrade(textOf(answer, "latin1"));
    if (text === null) return answer;
    corrected(name);
    return { ...answer, body: Buffer.from(text, "latin1") };
  };
}

/** The files are Windows-1252; read as Latin-1, every byte is kept. */
function textOf({ body }: Answer, encoding: "utf8" | "latin1"): string {
  return typeof body === "string" ? body : Buffer.from(body).toString(encoding);
}

function unlisted(page: string, withdrawn: ReadonlySet<number>): string {
  return page.replace(/<li class="timeline__day\s[\s\S]*?<\/li>/g, (item) => {
    const id = /\/v1\/file\/(\d+)/.exec(item)?.[1];
    return id !== undefined && withdrawn.has(Number(id)) ? "" : item;
  });
}

/** The day that a csv of latest inspections stands at, from its name; "" for anything else. */
function standsAt(name: string): string {
  const [, day, month, year] = /latest_inspections_as_at_(\d+)_([A-Z][a-z]+)_(\d{4})\.csv$/.exec(name) ?? [];
  if (day === undefined || month === undefined || year === undefined) return "";
  return new Date(`${day} ${month} ${year} UTC`).toISOString().slice(0, 10);
}

/** Gives the first school that is outstanding or good the next lower grade; null where there is none. */
function withOtherGrade(text: string): string | null {
  const rows = Papa.parse<string[]>(text).data;
  const header = rows.find((row) => row.includes("URN"));
  const column = header?.indexOf("Latest OEIF overall effectiveness") ?? -1;
  const row = rows.find((cells) => cells !== header && /^[12]$/.test(cells[column] ?? ""));
  if (column < 0 || row === undefined) return null;
  row[column] = String(Number(row[column]) + 1);
  return Papa.unparse(rows, { newline: "\r\n" });
}
