import { createHash } from "node:crypto";
import { join } from "node:path";
import { serveSite } from "../../pipeline/site/serve-site.ts";

/** What a reader asks for, over and over. */
const ADDRESSES = [
  "/",
  "/data/build.json",
  "/data/schools.json",
  "/downloads/latest/core_school.csv",
  "/downloads/latest/README.md",
] as const;

/** The hash of each of a reader's addresses in one release. */
export type Seen = ReadonlyMap<string, string>;

/** Reads every address once. An answer other than 200 is noted as such. */
async function readOnce(url: string): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  for (const address of ADDRESSES) {
    const answer = await fetch(`${url}${address}`);
    const body = Buffer.from(await answer.arrayBuffer());
    const hash = createHash("sha256").update(body).digest("hex");
    seen.set(address, answer.status === 200 ? hash : `${answer.status}`);
  }
  return seen;
}

/** What readers get from the site of a data folder. */
export async function readSite(data: string): Promise<Seen> {
  const server = await serveSite({ dir: join(data, "site"), port: 0 });
  try {
    return await readOnce(server.url);
  } finally {
    await server.close();
  }
}

/** Reads a site while something else goes on, and says what was neither of the `known` releases. */
export class Reader {
  #stopped = false;
  readonly #done: Promise<void>;
  /** Answers read. */
  answers = 0;
  /** Answers that belong to no known release: half a file, an address that leads nowhere. */
  readonly wrong: string[] = [];

  constructor(data: string, known: readonly Seen[]) {
    this.#done = this.#read(data, known);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#done;
  }

  async #read(data: string, known: readonly Seen[]): Promise<void> {
    const server = await serveSite({ dir: join(data, "site"), port: 0 });
    while (!this.#stopped) {
      for (const [address, hash] of await readOnce(server.url)) {
        this.answers += 1;
        if (!known.some((seen) => seen.get(address) === hash)) this.wrong.push(`${address}: ${hash}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await server.close();
  }
}
