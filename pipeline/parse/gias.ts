/**
 * The register of schools (Get Information about Schools) and its links, as CSV.
 *
 * raw.gias_school, one row a school, open, closed or proposed: row_number, urn, school_name, laestab (LA code and
 * establishment number in one, as MI writes it), school_type, type_group, status, open_date, close_date, phase,
 * lowest_age, highest_age, sixth_form, religious_character, religious_ethos, admissions_policy, pupils, mat_uid,
 * mat_name, sponsor_name, region, local_authority, constituency, postcode.
 * raw.gias_link, one row a link from a school to another: row_number, urn, link_urn, link_name, link_type,
 * established_date (not known for more than a quarter of them).
 *
 * The register has some 133 columns and their number changes often, so only the columns used here are required and all
 * others passed over, new ones too. Names and telephone numbers of people are never loaded.
 */
import { decodeText, isMarkup } from "./decode.ts";
import { asAtFrom } from "./mi/as-at.ts";
import type { Check } from "./mi/columns.ts";
import { readCsv } from "./mi/csv.ts";
import { fold, nearest } from "./mi/fold.ts";
import { checker, Impossible } from "./mi/values.ts";
import type { Cell, ParsedTables, Refusal } from "./parsed.ts";
import { RefusedFile } from "./parsed.ts";

/** Canonical name, header in the file, check. */
type Field = readonly [name: string, header: string, check: Check];

const text: Check = { kind: "text" };
const urn: Check = { kind: "digits", from: 5, to: 7 };
const date: Check = { kind: "date", from: "1000-01-01", to: "2100-12-31" };
const age: Check = { kind: "integer", from: 0, to: 99 };

const registerFields: readonly Field[] = [
  ["urn", "URN", urn],
  ["la_code", "LA (code)", text],
  ["establishment_number", "EstablishmentNumber", text],
  ["school_name", "EstablishmentName", text],
  ["school_type", "TypeOfEstablishment (name)", text],
  ["type_group", "EstablishmentTypeGroup (name)", text],
  ["status", "EstablishmentStatus (name)", text],
  ["open_date", "OpenDate", date],
  ["close_date", "CloseDate", date],
  ["phase", "PhaseOfEducation (name)", text],
  ["lowest_age", "StatutoryLowAge", age],
  ["highest_age", "StatutoryHighAge", age],
  ["sixth_form", "OfficialSixthForm (name)", text],
  ["religious_character", "ReligiousCharacter (name)", text],
  ["religious_ethos", "ReligiousEthos (name)", text],
  ["admissions_policy", "AdmissionsPolicy (name)", text],
  ["pupils", "NumberOfPupils", { kind: "integer", from: 0, to: 20_000 }],
  ["mat_uid", "Trusts (code)", text],
  ["mat_name", "Trusts (name)", text],
  ["sponsor_name", "SchoolSponsors (name)", text],
  ["region", "GOR (name)", text],
  ["local_authority", "LA (name)", text],
  ["constituency", "ParliamentaryConstituency (name)", text],
  ["postcode", "Postcode", text],
];

const linkFields: readonly Field[] = [
  ["urn", "URN", urn],
  ["link_urn", "LinkURN", urn],
  ["link_name", "LinkName", text],
  ["link_type", "LinkType", text],
  ["established_date", "LinkEstablishedDate", date],
];

/** Bytes that are enough to hold the header: the register's has some 3,000. */
const headBytes = 16 * 1024;

/** Whether the first row is the header of the register of schools. */
export function looksLikeGiasRegister(bytes: Uint8Array): boolean {
  return hasHeaders(bytes, ["URN", "EstablishmentName", "TypeOfEstablishment (name)"]);
}

/** Whether the first row is the header of the file of links between schools. */
export function looksLikeGiasLinks(bytes: Uint8Array): boolean {
  return hasHeaders(bytes, ["URN", "LinkURN", "LinkType"]);
}

/**
 * Reads the register of schools (edubasealldataYYYYMMDD.csv) into `gias_school`. A second row of a URN, and rows with
 * impossible values or too many or few cells, are in `refusals`. Throws RefusedFile when a column needed is missing.
 */
export function parseGiasRegister(bytes: Uint8Array, name: string | null): ParsedTables {
  const read = readTable(bytes, registerFields, { unique: true });
  const at = (field: string): number => registerFields.findIndex(([known]) => known === field) + 1;
  const code = at("la_code");
  const number = at("establishment_number");
  const kept = registerFields.map(([field]) => field).filter((field) => field !== "la_code");
  const columns = [
    "row_number",
    ...kept.map((field) => (field === "establishment_number" ? "laestab" : field)),
  ];
  const rows = read.rows.map((row) =>
    row.flatMap((cell, index): Cell[] => {
      if (index === code) return [];
      if (index !== number) return [cell === "-" ? null : cell];
      const authority = row[code] ?? null;
      return [cell === null || authority === null ? null : `${authority}${cell.padStart(4, "0")}`];
    }),
  );
  return {
    kind: "gias_register",
    label: "GIAS register of schools",
    asAt: asAtFrom([], name),
    rowsRead: read.rowsRead,
    tables: [{ table: "gias_school", columns, rows }],
    refusals: read.refusals,
  };
}

/**
 * Reads the links between schools (links_edubasealldataYYYYMMDD.csv) into `gias_link`. Refusals as for the register;
 * a school has many links, so none is refused for standing twice.
 */
export function parseGiasLinks(bytes: Uint8Array, name: string | null): ParsedTables {
  const read = readTable(bytes, linkFields, { unique: false });
  const columns = ["row_number", ...linkFields.map(([field]) => field)];
  return {
    kind: "gias_links",
    label: "GIAS links between schools",
    asAt: asAtFrom([], name),
    rowsRead: read.rowsRead,
    tables: [{ table: "gias_link", columns, rows: read.rows }],
    refusals: read.refusals,
  };
}

interface TableRead {
  /** Row number and then one cell for each field. */
  rows: Cell[][];
  rowsRead: number;
  refusals: Refusal[];
}

function readTable(bytes: Uint8Array, fields: readonly Field[], { unique }: { unique: boolean }): TableRead {
  if (bytes.length === 0) throw new RefusedFile(["the file is empty"]);
  const { text: csv } = decodeText(bytes);
  if (isMarkup(csv))
    throw new RefusedFile(["this is a web page (HTML or XML), not a table: fetch the file again"]);
  const read: TableRead = { rows: [], rowsRead: 0, refusals: [] };
  const checks = fields.map(([, , check]) => checker(check, "text"));
  const firstRow = new Map<string, number>();
  const header: { positions: readonly number[] | null; width: number } = { positions: null, width: 0 };
  const refuse = (row: number, column: string | null, value: string, reason: string): void => {
    read.refusals.push({ scope: "row", row, column, value, reason });
  };
  readCsv(csv, (cells, row) => {
    if (cells.length === 1 && (cells[0] ?? "").trim() === "") return;
    const { positions, width } = header;
    if (positions === null) {
      header.positions = positionsOf(fields, cells);
      header.width = cells.length;
      return;
    }
    read.rowsRead += 1;
    if (cells.length !== width) {
      refuse(row, null, `${cells.length} cells`, `the row has ${cells.length} cells, the header ${width}`);
      return;
    }
    const loaded: Cell[] = [String(row)];
    for (const [index, position] of positions.entries()) {
      const raw = cells[position] ?? "";
      const value = checks[index]?.(raw) ?? null;
      if (value instanceof Impossible) {
        refuse(row, fields[index]?.[1] ?? null, raw, value.reason);
        return;
      }
      loaded.push(value);
    }
    const key = loaded[1] ?? null;
    const first = key === null ? undefined : firstRow.get(key);
    if (key === null) refuse(row, "URN", "", "no URN");
    else if (unique && first !== undefined) refuse(row, "URN", key, `the URN already stands in row ${first}`);
    else {
      if (unique) firstRow.set(key, row);
      read.rows.push(loaded);
    }
  });
  if (header.positions === null) throw new RefusedFile(["the file is empty"]);
  if (read.rowsRead === 0) throw new RefusedFile(["the file has a header and no rows"]);
  return read;
}

/** Where each field stands; throws RefusedFile naming the columns that are missing or stand twice. */
function positionsOf(fields: readonly Field[], header: readonly string[]): number[] {
  const folded = header.map(fold);
  const reasons: string[] = [];
  const positions = fields.map(([, name]) => {
    const position = folded.indexOf(fold(name));
    if (position === -1) {
      const near = nearest(name, header);
      reasons.push(`missing column "${name}"${near === null ? "" : ` (nearest in the file: "${near}")`}`);
    } else if (folded.lastIndexOf(fold(name)) !== position) reasons.push(`column "${name}" stands twice`);
    return position;
  });
  if (reasons.length > 0) throw new RefusedFile(reasons);
  return positions;
}

function hasHeaders(bytes: Uint8Array, names: readonly string[]): boolean {
  const lines = Buffer.from(bytes.subarray(0, headBytes))
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "");
  const first = fold(lines.split(/[\r\n]/, 1)[0] ?? "")
    .replaceAll('"', "")
    .split(",");
  return names.every((name) => first.includes(fold(name)));
}
