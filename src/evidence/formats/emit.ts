/** Takes the next bytes of a file. */
export type Emit = (bytes: Uint8Array) => void;
