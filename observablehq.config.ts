import { pageFooter, pageHead, pageHeader, readBuildInfo } from "./pipeline/site/chrome.ts";

// Set by buildSite (pipeline/site/build-site.ts); the defaults serve a build by hand over the data folder.
const build = readBuildInfo(process.env["OUTCOMES_PUBLISHED"] ?? "data/published/site");

export default {
  root: process.env["OUTCOMES_SITE_ROOT"] ?? "src",
  output: process.env["OUTCOMES_SITE_OUTPUT"] ?? "dist",
  title: "Inspection Outcomes",
  style: "style.css",
  head: pageHead(),
  globalStylesheets: [],
  pages: [],
  sidebar: false,
  toc: false,
  pager: false,
  search: false,
  interpreters: { ".ts": [process.execPath, "--import", "tsx"] },
  header: ({ path }: { path: string }): string => pageHeader(build, path),
  footer: ({ path }: { path: string }): string => pageFooter(build, path),
};
