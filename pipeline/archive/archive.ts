import { join } from "node:path";
import { type Disk, realDisk } from "./disk.ts";
import type { EntryMeta, LedgerEntry } from "./entry.ts";
import { Ledger } from "./ledger.ts";
import { Objects, sha256Of } from "./objects.ts";
import { openPruned } from "./pruned.ts";

export type { EntryMeta, LedgerEntry } from "./entry.ts";

/** What the archive touches of the world. */
export interface ArchiveWorld {
  disk?: Disk;
  clock?: () => Date;
}

export interface Put {
  /** The line of the ledger that stands for these bytes under this name and address. */
  entry: LedgerEntry;
  /** The bytes were not in the archive before. */
  isNew: boolean;
  /** The bytes were there, but not under this name, address or kind: a line was added. */
  newlyListed: boolean;
  /** What stood under this hash had gone bad and was put right. */
  repaired: boolean;
}

/**
 * Every byte that came in, and where it came from: `<data folder>/archive/objects` and `…/ledger.jsonl`.
 *
 * Any number of processes may read; the one that puts must hold the lock on the data folder (`pipeline/lock.ts`).
 * An entry is only ever written after its object stands whole on the disk.
 */
export class Archive {
  readonly #objects: Objects;
  readonly #ledger: Ledger;
  readonly #clock: () => Date;
  /** The lines of the ledger whose bytes are here. */
  readonly #present: LedgerEntry[] = [];
  readonly #bySha = new Map<string, LedgerEntry[]>();
  #tidied = false;
  /** Puts run one after another, whatever the caller's concurrency: the ledger has one end. */
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    objects: Objects,
    ledger: Ledger,
    clock: () => Date,
    prunedAt: ReadonlyMap<string, number>,
  ) {
    this.#objects = objects;
    this.#ledger = ledger;
    this.#clock = clock;
    for (const entry of ledger.entries) {
      if (entry.sequence > (prunedAt.get(entry.sha256) ?? 0)) this.#index(entry);
    }
  }

  /** Opens the archive of a data folder; a folder that holds none yet is an empty archive. Changes nothing. */
  static async open(dataDir: string, world: ArchiveWorld = {}): Promise<Archive> {
    const disk = world.disk ?? realDisk;
    const folder = join(dataDir, "archive");
    const ledger = await Ledger.open(join(folder, "ledger.jsonl"), disk);
    const pruned = (await openPruned(dataDir)).lines;
    return new Archive(
      new Objects(join(folder, "objects"), disk),
      ledger,
      world.clock ?? (() => new Date()),
      new Map(pruned.map((object) => [object.sha256, object.ledger_lines])),
    );
  }

  /** Every line of the ledger whose bytes are here, in order: all but those of pruned objects. */
  entries(): readonly LedgerEntry[] {
    return this.#present;
  }

  /** How many lines the ledger has, those of pruned objects among them. */
  get ledgerLines(): number {
    return this.#ledger.entries.length;
  }

  /** One entry per object: the newest line that names it, in the order the objects first came. */
  objects(): LedgerEntry[] {
    return [...this.#bySha.values()].flatMap((entries) => entries.slice(-1));
  }

  has(sha256: string): boolean {
    return this.#bySha.has(sha256);
  }

  /** Where an object lies; for messages and for readers that want a path. */
  path(sha256: string): string {
    return this.#objects.path(sha256);
  }

  /** What a kill left at the end of the ledger, null when it is whole. */
  get tornTail(): string | null {
    return this.#ledger.tornTail;
  }

  /** The bytes of an object; throws `CorruptObject` naming the path when they are not those of the hash. */
  async read(sha256: string): Promise<Uint8Array> {
    return this.#objects.read(sha256);
  }

  /** Stores bytes once and notes where they came from. The same again changes nothing. */
  put(bytes: Uint8Array, meta: EntryMeta): Promise<Put> {
    const done = this.#last.then(() => this.#put(bytes, meta));
    this.#last = done.catch(() => undefined);
    return done;
  }

  async #put(bytes: Uint8Array, meta: EntryMeta): Promise<Put> {
    if (!this.#tidied) {
      await this.#objects.removePartials();
      this.#tidied = true;
    }
    const sha256 = sha256Of(bytes);
    const repaired = (await this.#objects.store(sha256, bytes)) === "repaired";
    const listed = this.#bySha.get(sha256) ?? [];
    const same = listed.find(
      (entry) =>
        entry.kind === meta.kind && entry.name === (meta.name ?? null) && entry.url === (meta.url ?? null),
    );
    if (same !== undefined) return { entry: same, isNew: false, newlyListed: false, repaired };

    const entry: LedgerEntry = {
      sequence: this.#ledger.entries.length + 1,
      at: this.#clock().toISOString(),
      how: meta.how,
      sha256,
      bytes: bytes.length,
      kind: meta.kind,
      label: meta.label,
      name: meta.name ?? null,
      url: meta.url ?? null,
      as_at: meta.as_at ?? null,
      etag: meta.etag ?? null,
      last_modified: meta.last_modified ?? null,
    };
    await this.#ledger.append(entry);
    this.#index(entry);
    return { entry, isNew: listed.length === 0, newlyListed: listed.length > 0, repaired };
  }

  #index(entry: LedgerEntry): void {
    this.#present.push(entry);
    const listed = this.#bySha.get(entry.sha256);
    if (listed === undefined) this.#bySha.set(entry.sha256, [entry]);
    else listed.push(entry);
  }
}
