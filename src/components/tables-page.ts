import { element } from "./element.ts";
import { MissingData } from "./site-data.ts";
import { numbered, sizeWords } from "./wording.ts";

/** What this page reads of datapackage.json. */
interface DataPackage {
  version: string;
  resources: readonly {
    path: string;
    parquet: string;
    bytes: number;
    description: string;
    schema: { fields: readonly { name: string; type: string; description?: string; unit?: string }[] };
  }[];
}

const LATEST = "downloads/latest/";

/** Tables about the others. */
const BESIDE: ReadonlySet<string> = new Set([
  "core_build",
  "core_check",
  "core_disagreement",
  "core_fingerprint",
  "core_refused",
  "core_run",
  "core_source",
]);

/** What a reader comes for first; what it was made from, and what was refused, last. */
const GROUPS: readonly { title: string; holds: (name: string) => boolean }[] = [
  {
    title: "Schools, inspections and letters",
    holds: (name) => name.startsWith("core_") && !BESIDE.has(name),
  },
  { title: "Figures behind the charts", holds: (name) => name.startsWith("marts_") },
  { title: "The codebook, and how well it reads", holds: (name) => name.startsWith("codebook_") },
  { title: "Sources, checks and the build", holds: (name) => BESIDE.has(name) },
];

/** Every table with its links, what one row is, its caveats and its columns, from the data package itself. */
export function tablesPage(): HTMLElement {
  const page = element(
    "div",
    { class: "tables" },
    element("p", { class: "hint" }, "Loading the list of tables …"),
  );
  load()
    .then((described) => {
      const groups = GROUPS.map(({ title, holds }) => ({
        title,
        tables: described.resources.filter((table) => holds(nameOf(table))),
      }));
      page.replaceChildren(
        element(
          "p",
          {},
          "Build ",
          element("code", {}, described.version),
          ". These addresses always hold the newest build; in place of “latest”, the build’s own name is an address that stays: whole for the newest builds, with the list of hashes for older ones (",
          element("a", { href: "downloads/builds.json" }, "all builds"),
          ").",
        ),
        element("nav", { "aria-label": "Tables" }, ...groups.flatMap(tableList)),
        ...groups.flatMap(({ title, tables }) => [element("h2", {}, title), ...tables.map(tableCard)]),
      );
      // The table an address names was not there yet when the browser looked for it.
      document.getElementById(location.hash.slice(1))?.scrollIntoView();
    })
    .catch((error: unknown) => {
      const words =
        error instanceof MissingData ? error.message : "The list cannot be shown: load the page again.";
      page.replaceChildren(element("p", { class: "notice" }, words));
    });
  return page;
}

async function load(): Promise<DataPackage> {
  const response = await fetch(new URL(`${LATEST}datapackage.json`, document.baseURI)).catch(() => null);
  if (response?.ok !== true) throw new MissingData("No tables are published on this site.");
  return (await response.json()) as DataPackage;
}

type Table = DataPackage["resources"][number];

function nameOf({ path }: Table): string {
  return path.replace(/\.csv$/, "");
}

/** Where each table of a group stands on the page. */
function tableList({ title, tables }: { title: string; tables: readonly Table[] }): HTMLElement[] {
  return [
    element("p", { class: "table-list-title" }, title),
    element(
      "ul",
      { class: "table-list" },
      ...tables.map((table) => element("li", {}, element("a", { href: `#${nameOf(table)}` }, nameOf(table)))),
    ),
  ];
}

function tableCard(given: Table): HTMLElement {
  const { path, parquet, bytes, description, schema } = given;
  const link = (name: string, words: string): HTMLElement =>
    element("a", { class: "button", href: `${LATEST}${name}`, download: name }, words);
  const table = element(
    "table",
    {},
    element("caption", {}, `Columns of ${path}`),
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...["Column", "Type", "Meaning"].map((name) => element("th", { scope: "col" }, name)),
      ),
    ),
    element(
      "tbody",
      {},
      ...schema.fields.map((field) =>
        element(
          "tr",
          {},
          element("th", { scope: "row" }, field.name),
          element("td", {}, field.unit === undefined ? field.type : `${field.type}, ${field.unit}`),
          element("td", {}, field.description ?? "–"),
        ),
      ),
    ),
  );
  return element(
    "section",
    { class: "card", id: nameOf(given) },
    element("h3", {}, nameOf(given)),
    ...description.split(/\n(?=\w+: )/).map((words) => element("p", {}, words)),
    element("div", { class: "actions" }, link(path, `CSV, ${sizeWords(bytes)}`), link(parquet, "Parquet")),
    element(
      "details",
      { class: "behind" },
      element("summary", {}, numbered(schema.fields.length, "column", "columns")),
      element(
        "div",
        { class: "table-scroll", role: "region", tabindex: 0, "aria-label": `Columns of ${path}` },
        table,
      ),
    ),
  );
}
