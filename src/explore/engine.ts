/**
 * DuckDB-Wasm as the site holds it: files beside the pages, which `buildSite` takes from the installed package, so that
 * no other host is asked. Only the explore page loads them, when a query is first run.
 */
export const ENGINE = {
  folder: "_duckdb",
  worker: "duckdb-browser-eh.worker.js",
  wasm: "duckdb-eh.wasm",
  /** Of both files, before compression. */
  bytes: 35_000_000,
} as const;
