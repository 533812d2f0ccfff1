import { dashDate } from "../calendar.ts";
import { csvChunks } from "../csv.ts";
import type { Inspectorate } from "../inspectorate.ts";
import type { School, Site } from "../school.ts";
import { encodeWindows1252 } from "../windows1252.ts";
import { LINK_COLUMNS, REGISTER_COLUMNS } from "./columns.ts";

/** The register's words for phases: nursery, primary and secondary; the others are "Not applicable" there. */
const PHASES: Readonly<Record<string, readonly [code: string, name: string]>> = {
  Nursery: ["1", "Nursery"],
  Primary: ["2", "Primary"],
  Secondary: ["4", "Secondary"],
};

/** The register writes types in lower case after the first word. */
function registerType(type: string): string {
  return type.charAt(0) + type.slice(1).toLowerCase();
}

function cellsOf(site: Site, school: School, day: string): Readonly<Record<string, string>> {
  const closed = school.closeDate !== null && school.closeDate <= day;
  const converted = closed && site.schools.at(-1) !== school;
  const academy = /Academy|Free School|College|Studio/.test(school.type);
  const [phaseCode, phase] = PHASES[site.phase] ?? ["0", "Not applicable"];
  const cells: Record<string, string> = {
    URN: String(school.urn),
    "LA (code)": String(site.authority.code),
    "LA (name)": site.authority.name,
    EstablishmentNumber: school.laestab.slice(3),
    EstablishmentName: school.name,
    "TypeOfEstablishment (name)": registerType(school.type),
    "EstablishmentTypeGroup (code)": academy ? "10" : "4",
    "EstablishmentTypeGroup (name)": academy ? "Academies" : "LA maintained schools",
    "EstablishmentStatus (code)": closed ? "2" : "1",
    "EstablishmentStatus (name)": closed ? "Closed" : "Open",
    OpenDate: school.openDate === null ? "" : dashDate(school.openDate),
    "ReasonEstablishmentClosed (name)": converted ? "Academy Converter" : "Not applicable",
    CloseDate: closed && school.closeDate !== null ? dashDate(school.closeDate) : "",
    "PhaseOfEducation (code)": phaseCode,
    "PhaseOfEducation (name)": phase,
    StatutoryLowAge: String(site.lowestAge),
    StatutoryHighAge: String(site.highestAge),
    "OfficialSixthForm (name)": site.sixthForm ? "Has a sixth form" : "Does not have a sixth form",
    "Gender (name)": "Mixed",
    "ReligiousCharacter (name)": site.religiousCharacter,
    "ReligiousEthos (name)": site.religiousEthos,
    "AdmissionsPolicy (name)": site.admissions,
    NumberOfPupils: closed ? "" : String(site.pupils),
    "Trusts (code)": school.trust === null ? "" : String(school.trust.uid),
    "Trusts (name)": school.trust?.name ?? "",
    Street: site.street,
    Town: site.town,
    Postcode: site.postcode,
    "GOR (name)": site.authority.region,
    "ParliamentaryConstituency (name)": site.constituency,
    LastChangedDate: dashDate(day),
  };
  return cells;
}

/** The columns that hold numbers stand without quotes in the register; the sample quotes all but the URN. */
function* lines(rows: Iterable<readonly string[]>): Generator<Uint8Array> {
  for (const chunk of csvChunks(rows, { quoteAll: true })) yield encodeWindows1252(chunk);
}

function existed(school: School, day: string): boolean {
  return school.openDate === null || school.openDate <= day;
}

/** The register of all schools, open and closed, as it stood on a day. */
export function registerChunks({ histories }: Inspectorate, day: string): Iterable<Uint8Array> {
  function* rows(): Generator<readonly string[]> {
    yield REGISTER_COLUMNS;
    for (const { site } of histories) {
      for (const school of site.schools) {
        if (!existed(school, day)) continue;
        const cells = cellsOf(site, school, day);
        yield REGISTER_COLUMNS.map((name) => cells[name] ?? "");
      }
    }
  }
  return lines(rows());
}

/** Predecessors and successors, each link from both its ends; about a quarter without a date, as in the real file. */
export function linkChunks({ histories }: Inspectorate, day: string): Iterable<Uint8Array> {
  function* rows(): Generator<readonly string[]> {
    yield LINK_COLUMNS;
    for (const { site } of histories) {
      const [before, after] = site.schools;
      if (before === undefined || after === undefined || !existed(after, day)) continue;
      const date = site.index % 4 === 1 ? "" : dashDate(after.openDate ?? day);
      yield [String(before.urn), String(after.urn), after.name, "Successor", date];
      yield [String(after.urn), String(before.urn), before.name, "Predecessor", date];
    }
  }
  return lines(rows());
}
