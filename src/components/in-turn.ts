import { afterPaint } from "./after-paint.ts";

/**
 * Appends cards one after the other, each when what stood before it has been painted, so that the first answers a choice at
 * once however many follow. Stops when the holder is no longer shown.
 * @param appended called after each
 */
export function appendInTurn(
  holder: HTMLElement,
  cards: readonly (() => HTMLElement)[],
  appended: () => void = () => undefined,
): void {
  const [first, ...rest] = cards;
  if (first === undefined) return;
  afterPaint(() => {
    if (!holder.isConnected) return;
    holder.append(first());
    appended();
    appendInTurn(holder, rest, appended);
  });
}
