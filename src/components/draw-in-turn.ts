/** Charts made and not yet drawn, first come first drawn. */
const waiting: (() => void)[] = [];

/**
 * Keeps a chart drawn at the width its holder has: soon after it was made, and whenever the width changes.
 *
 * The first chart of a page is drawn before the browser lays the page out, so that nothing moves when it comes; those
 * after it each in a task of its own, so that between them the page answers.
 */
export function drawInTurn(holder: HTMLElement, draw: (width: number) => SVGSVGElement): void {
  let drawn = 0;
  const redraw = (width: number): void => {
    if (width === 0 || width === drawn) return;
    drawn = width;
    holder.replaceChildren(draw(width));
  };
  waiting.push(() => {
    // A holder that is not on the page yet, or shut away, has no width: it is drawn when it gets one.
    redraw(holder.clientWidth);
    new ResizeObserver(([entry]) => {
      redraw(Math.floor(entry?.contentRect.width ?? 0));
    }).observe(holder);
  });
  if (waiting.length === 1) queueMicrotask(drawNext);
}

function drawNext(): void {
  const [next] = waiting;
  try {
    next?.();
  } finally {
    waiting.shift();
    if (waiting.length > 0) setTimeout(drawNext);
  }
}
