import type { Evidence } from "../evidence/evidence.ts";
import { sha256Hex } from "../evidence/pack.ts";
import { MissingData } from "./site-data.ts";

/** The PDFs this site offers, by the SHA-256 of their bytes. */
export class SourceDocuments {
  readonly #bytes: ReadonlyMap<string, number>;

  constructor(sha256s: readonly string[], bytes: readonly (number | null)[]) {
    this.#bytes = new Map(
      sha256s.flatMap((sha256, place) => {
        const size = bytes[place] ?? null;
        return size === null ? [] : [[sha256, size] as const];
      }),
    );
  }

  /** How many of the sources of evidence are offered, and how large they are together. */
  of({ sources }: Evidence): { count: number; bytes: number } {
    const sizes = sources.flatMap(({ sha256 }) => this.#bytes.get(sha256) ?? []);
    return { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
  }

  /** Fetches them, one after another. Throws `MissingData` when one can not be fetched, or is not the bytes of its hash. */
  async fetched({ sources }: Evidence): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
    const documents = new Map<string, Uint8Array<ArrayBuffer>>();
    for (const { sha256, title } of sources) {
      if (!this.#bytes.has(sha256)) continue;
      const response = await fetch(new URL(`documents/${sha256}.pdf`, document.baseURI)).catch(() => null);
      if (response?.ok !== true) throw new MissingData(`“${title}” can not be fetched: try again.`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if ((await sha256Hex(bytes)) !== sha256)
        throw new MissingData(`“${title}” did not come whole: its SHA-256 is another. Try again.`);
      documents.set(sha256, bytes);
    }
    return documents;
  }
}
