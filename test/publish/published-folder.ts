import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { folderOfEachTest } from "../empty-folder.ts";

/** A data folder of each test, and what it publishes for the site. */
export function publishingFolder(): {
  readonly path: string;
  /** A file of `published/site` as JSON. */
  read: <Content>(name: string) => Promise<Content>;
} {
  const folder = folderOfEachTest();
  return {
    get path() {
      return folder.path;
    },
    async read<Content>(name: string) {
      return JSON.parse(await readFile(join(folder.path, "published", "site", name), "utf8")) as Content;
    },
  };
}
