/**
 * Appends cards one after the other, each in a task of its own, so that the first answers a choice at once however many
 * follow. Stops when the holder is no longer shown.
 * @param appended called after each
 */
export function appendInTurn(
  holder: HTMLElement,
  cards: readonly (() => HTMLElement)[],
  appended: () => void,
): void {
  const [first, ...rest] = cards;
  if (first === undefined) return;
  setTimeout(() => {
    if (!holder.isConnected) return;
    holder.append(first());
    appended();
    appendInTurn(holder, rest, appended);
  });
}
