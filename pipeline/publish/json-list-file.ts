import { createHash } from "node:crypto";
import { appendFile } from "node:fs/promises";

/** Characters gathered before they are appended: some hundred lists grow at once. */
const AT_ONCE = 65_536;

/** A file that holds a JSON list, written item by item, so that no more than its newest items are in memory. */
export class JsonListFile {
  readonly #path: string;
  readonly #hash = createHash("sha256");
  #waiting = "";
  #isEmpty = true;
  #bytes = 0;

  /** @param path a file that is not there yet */
  constructor(path: string) {
    this.#path = path;
  }

  /** Bytes added so far, those not yet on the disk too. */
  get bytes(): number {
    return this.#bytes;
  }

  /** @param item the JSON text of one item */
  async add(item: string): Promise<void> {
    this.#gather(`${this.#isEmpty ? "[" : ","}${item}`);
    this.#isEmpty = false;
    if (this.#waiting.length >= AT_ONCE) await this.#append();
  }

  /**
   * Ends the list with a line break.
   * @returns SHA-256 of the file, in hex
   */
  async close(): Promise<string> {
    this.#gather(this.#isEmpty ? "[]\n" : "]\n");
    await this.#append();
    return this.#hash.digest("hex");
  }

  #gather(text: string): void {
    this.#waiting += text;
    this.#bytes += Buffer.byteLength(text);
  }

  async #append(): Promise<void> {
    this.#hash.update(this.#waiting);
    await appendFile(this.#path, this.#waiting);
    this.#waiting = "";
  }
}
