/** Does a task once what stands on the page now has been painted: what a reader waits for comes first. */
export function afterPaint(task: () => void): void {
  requestAnimationFrame(() => setTimeout(task));
}
