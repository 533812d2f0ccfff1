import { afterPaint } from "./after-paint.ts";

/** Charts made and not yet drawn, first come first drawn. */
const waiting: { holder: HTMLElement; draws: () => void }[] = [];

/**
 * Keeps a chart drawn at the width its holder has: soon after it was made, and whenever the width changes.
 *
 * The first chart of a page is drawn before the browser lays the page out, so that nothing moves when it comes; those
 * after it each when the one before has been painted, so that nobody waits for a chart further down.
 */
export function drawInTurn(holder: HTMLElement, draw: (width: number) => SVGSVGElement): void {
  let drawn = 0;
  const redraw = (width: number): void => {
    if (width === 0 || width === drawn) return;
    drawn = width;
    holder.replaceChildren(draw(width));
  };
  const draws = (): void => {
    // A holder that is shut away has no width: it is drawn when it gets one.
    redraw(holder.clientWidth);
    new ResizeObserver(([entry]) => {
      redraw(Math.floor(entry?.contentRect.width ?? 0));
    }).observe(holder);
  };
  waiting.push({ holder, draws });
  if (waiting.length === 1) queueMicrotask(drawNext);
}

function drawNext(): void {
  const [next] = waiting;
  if (next === undefined) return;
  try {
    // Put on the page a moment later, it is drawn when the browser is about to lay the page out.
    if (next.holder.isConnected) next.draws();
    else requestAnimationFrame(next.draws);
  } finally {
    waiting.shift();
    if (waiting.length > 0) afterPaint(drawNext);
  }
}
