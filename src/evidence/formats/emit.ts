import type { Passage } from "../evidence.ts";

/** Takes the next bytes of a file. */
export type Emit = (bytes: Uint8Array) => void;

/** Writes a file passage by passage, so that they need not all be held; nothing is whole before `end`. */
export interface PassageWriter {
  add(passage: Passage): void;
  end(): void;
}
