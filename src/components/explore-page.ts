import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { ExploreFile } from "../../pipeline/publish/explore.ts";
import { ENGINE } from "../explore/engine.ts";
import { EXAMPLES } from "../explore/examples.ts";
import { faultOf } from "../explore/query-error.ts";
import type { Session } from "../explore/session.ts";
import { element } from "./element.ts";
import { exploreResult, SHOWN } from "./explore-result.ts";
import { exploreTables } from "./explore-tables.ts";
import { faultNotice } from "./explore-fault.ts";
import { lookForOtherBuild, MissingData, siteData } from "./site-data.ts";
import { dayWords, sizeWords } from "./wording.ts";

/** A box for SQL over the marts, examples to begin with, the result, and what the tables are. State in the address. */
export function explorePage(build: BuildInfo): HTMLElement {
  const page = element("div", { class: "explore" }, element("p", {}, "Loading the list of tables …"));
  siteData<ExploreFile>("explore/tables.json")
    .then((file) => {
      if (file === null) throw new MissingData("No tables are published for this page.");
      page.replaceChildren(new ExploreView(file, build).node);
    })
    .catch((error: unknown) => {
      const words = error instanceof MissingData ? error.message : "The page cannot be shown: load it again.";
      page.replaceChildren(element("p", { class: "notice" }, words));
    });
  return page;
}

class ExploreView {
  readonly node: HTMLElement;
  readonly #file: ExploreFile;
  readonly #build: BuildInfo;
  readonly #query = element("textarea", {
    id: "query",
    rows: 8,
    spellcheck: "false",
    autocapitalize: "off",
    autocomplete: "off",
    "aria-describedby": "query-hint",
  });
  readonly #stop = element("button", { type: "button", hidden: true }, "Stop");
  readonly #status = element("p", { class: "said", role: "status" });
  readonly #result = element("div", {});
  #session: Promise<Session> | null = null;
  /** Counts runs: what an earlier one still gives is not shown any more. */
  #run = 0;

  constructor(file: ExploreFile, build: BuildInfo) {
    this.#file = file;
    this.#build = build;
    const run = element("button", { type: "button" }, "Run");
    run.addEventListener("click", () => {
      this.#goTo(this.#query.value);
    });
    this.#stop.addEventListener("click", () => {
      this.#stopRunning();
    });
    this.#query.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#goTo(this.#query.value);
    });
    addEventListener("popstate", () => {
      this.#follow();
    });
    this.node = element(
      "div",
      {},
      element("h2", {}, "Questions to begin with"),
      this.#examples(),
      element("h2", {}, "Your query"),
      element("label", { for: "query" }, "Query, in DuckDB’s SQL"),
      this.#query,
      element(
        "p",
        { class: "hint", id: "query-hint" },
        `Ctrl and Enter (⌘ and Enter) run it. The first run loads the query engine and the tables: ${sizeWords(ENGINE.bytes + file.bytes)} before compression, once.`,
      ),
      element("div", { class: "actions" }, run, this.#stop, this.#status),
      this.#result,
      exploreTables(file.tables),
      this.#provenance(),
    );
    this.#follow();
  }

  #examples(): HTMLElement {
    const items = EXAMPLES.map(({ question, sql }) => {
      const link = element("a", { href: addressOf(sql) }, question);
      link.addEventListener("click", (event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        this.#goTo(sql);
      });
      return element("li", {}, link);
    });
    return element("ul", { class: "examples" }, ...items);
  }

  #provenance(): HTMLElement {
    const { as_at, build_id, codebook_version } = this.#file.build;
    return element(
      "div",
      { class: "provenance" },
      element(
        "p",
        {},
        element("strong", {}, "Source "),
        `Ofsted, management information, letters and reports; Department for Education, register of schools. Newest source as at ${dayWords(as_at)}. Build ${build_id}, site ${this.#build.site_id}, codebook ${codebook_version}; not Ofsted.`,
      ),
    );
  }

  #goTo(sql: string): void {
    const address = addressOf(sql);
    if (address === location.search) this.#follow();
    else {
      history.pushState(null, "", address);
      this.#follow();
    }
  }

  /** Shows what the address asks for. */
  #follow(): void {
    const sql = new URLSearchParams(location.search).get("sql");
    this.#query.value = sql ?? EXAMPLES[0]?.sql ?? "";
    this.#run += 1;
    this.#stop.hidden = true;
    this.#status.textContent = "";
    this.#result.replaceChildren();
    if (sql !== null) void this.#show(sql, this.#run);
  }

  async #show(sql: string, run: number): Promise<void> {
    this.#stop.hidden = false;
    this.#status.textContent = this.#session === null ? "Loading the query engine …" : "Running …";
    let shown: Node;
    try {
      this.#session ??= this.#open();
      const session = await this.#session;
      if (run !== this.#run) return;
      this.#status.textContent = "Running …";
      shown = exploreResult(await session.run(sql, SHOWN), this.#file.build);
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      const tables = this.#file.tables.map(({ name }) => name);
      shown = faultNotice(faultOf(words, tables));
    }
    if (run !== this.#run) return;
    this.#stop.hidden = true;
    this.#status.textContent = "";
    this.#result.replaceChildren(shown);
  }

  async #open(): Promise<Session> {
    const { Session } = await import("../explore/session.ts");
    const at = (name: string): URL => new URL(name, document.baseURI);
    const opening = Session.open(
      {
        worker: at(`${ENGINE.folder}/${ENGINE.worker}`),
        wasm: at(`${ENGINE.folder}/${ENGINE.wasm}`),
        database: at("data/explore/marts.duckdb"),
      },
      (bytes) => {
        if (!this.#stop.hidden) this.#status.textContent = `Loading the query engine: ${sizeWords(bytes)} …`;
      },
    );
    opening.then(lookForOtherBuild, () => {
      this.#session = null;
    });
    return opening;
  }

  #stopRunning(): void {
    const session = this.#session;
    this.#session = null;
    this.#run += 1;
    this.#stop.hidden = true;
    this.#status.textContent = "Stopped.";
    session?.then((open) => open.close()).catch(() => undefined);
  }
}

function addressOf(sql: string): string {
  return `?${new URLSearchParams({ sql }).toString()}`;
}
