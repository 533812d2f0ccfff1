/** What a server may be told of a copy already held, so that it need not send it again. */
export interface Validators {
  etag: string | null;
  last_modified: string | null;
}

/** What became of one request, tries and redirects included. */
export type Answer =
  | ({ outcome: "fetched"; body: Uint8Array; url: string } & Validators)
  /** 304: the copy held is still the one. */
  | { outcome: "unchanged" }
  /** 404 or 410: there is nothing there. */
  | { outcome: "missing"; status: number }
  /** No usable answer after all tries, or one that trying again cannot mend. */
  | { outcome: "failed"; reason: string; tries: number; status: number | null }
  /** The host is not asked any more in this run; the request was not made, or will not be made again. */
  | { outcome: "stopped"; reason: string };

/** A way to ask that a collector relies on. */
export interface Asking {
  /** The copy held, if any. */
  held?: Validators | undefined;
  /** What is wrong with a body that came as 200, in words; null when it is what was due. A wrong one is asked for again. */
  wrong?: (body: Uint8Array) => Promise<string | null>;
}
