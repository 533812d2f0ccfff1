import { element } from "./element.ts";

/** Bytes of letters, before compression, that a page reads without being told to; and the most it reads at all. */
export const UNASKED_BYTES = 60_000_000;
const MOST_BYTES = 400_000_000;

/**
 * The button that tells a page to read more than it does by itself; null where it is more than a page can read.
 * @param read given how many bytes may be fetched now
 */
export function readAllButton(bytes: number, read: (most: number) => void): HTMLButtonElement | null {
  if (bytes > MOST_BYTES) return null;
  const button = element("button", { type: "button" }, "Read it all");
  button.addEventListener("click", () => {
    read(MOST_BYTES);
  });
  return button;
}
