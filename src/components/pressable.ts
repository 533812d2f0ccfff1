import type { RenderFunction } from "@observablehq/plot";

/** What pressing a mark of a chart does; the same for the row of its table. */
export interface Press<Row> {
  /** What stands under the chart: how to press, and what comes. */
  hint: string;
  /** Heading of the table's column of buttons. */
  column: string;
  /** The mark in words, for screen readers and the button in the table. */
  name: (row: Row) => string;
  does: (row: Row) => void;
  /** True for the mark whose sentences are shown. */
  isChosen: (row: Row) => boolean;
}

/** The same for what is drawn of a row. */
export function onRow<Drawn, Row>(press: Press<Row>, rowOf: (drawn: Drawn) => Row): Press<Drawn> {
  return {
    hint: press.hint,
    column: press.column,
    name: (drawn) => press.name(rowOf(drawn)),
    does: (drawn) => {
      press.does(rowOf(drawn));
    },
    isChosen: (drawn) => press.isChosen(rowOf(drawn)),
  };
}

/**
 * Options of a Plot mark that turn each of its shapes into a button. The shapes are see-through and may be larger than
 * what is drawn under them, so that a finger finds them.
 * @param rows the very rows the mark draws
 */
export function pressLayer<Row>(
  rows: readonly Row[],
  press: Press<Row>,
): { className: string; fill: string; render: RenderFunction } {
  return {
    className: "press",
    fill: "transparent",
    render(index, scales, values, dimensions, context, next) {
      const group = next?.(index, scales, values, dimensions, context) ?? null;
      const shown = new Map<EventTarget, Row>();
      [...(group?.children ?? [])].forEach((shape, at) => {
        const row = rows[index[at] ?? -1];
        if (row === undefined || !(shape instanceof SVGElement)) return;
        asButton(shape, row, press);
        shown.set(shape, row);
      });
      if (group !== null) listen(group, shown, press);
      return group;
    },
  };
}

/** Whether what a shape stands for is chosen, as asked anew each time. */
const chosen = new WeakMap<Element, () => boolean>();

/**
 * Marks, among the shapes that can be pressed, the one that is chosen now: after a press, and after back and forward.
 * @param isAny false where none is: then only those that were are looked at, of many hundreds
 */
export function markChosen(charts: Element, isAny: boolean): void {
  const shapes = isAny ? ".press [role=button]" : ".press [aria-current]";
  for (const shape of charts.querySelectorAll(shapes)) {
    if (chosen.get(shape)?.() === true) shape.setAttribute("aria-current", "true");
    else shape.removeAttribute("aria-current");
  }
}

function asButton<Row>(shape: SVGElement, row: Row, press: Press<Row>): void {
  shape.setAttribute("role", "button");
  shape.setAttribute("tabindex", "-1");
  shape.setAttribute("aria-label", press.name(row));
  if (press.isChosen(row)) shape.setAttribute("aria-current", "true");
  chosen.set(shape, () => press.isChosen(row));
}

/** One listener for all shapes of a panel: a chart may have many hundreds. */
function listen<Row>(group: SVGElement, rows: ReadonlyMap<EventTarget, Row>, press: Press<Row>): void {
  const rowAt = ({ target }: Event): Row | undefined => (target === null ? undefined : rows.get(target));
  // Plot would pin its tip, which may then lie under the finger when it lets go.
  group.addEventListener("pointerdown", (event) => {
    if (rowAt(event) !== undefined) event.stopPropagation();
  });
  group.addEventListener("click", (event) => {
    const row = rowAt(event);
    if (row !== undefined) press.does(row);
  });
  group.addEventListener("keydown", (event) => {
    const row = rowAt(event);
    if (row === undefined || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    press.does(row);
  });
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/**
 * Makes a chart with buttons one stop of the Tab key: arrow keys go to the nearest button that way, Home and End to the
 * first and last. Everything else in it is hidden from screen readers.
 */
export function rovingButtons(chart: SVGSVGElement): void {
  const buttons = [...chart.querySelectorAll<SVGElement>("[role=button]")];
  for (const child of chart.children)
    if (child.querySelector("[role=button]") === null) child.setAttribute("aria-hidden", "true");
  const start = buttons.find((button) => button.hasAttribute("aria-current")) ?? buttons[0];
  start?.setAttribute("tabindex", "0");
  const goTo = (button: SVGElement | undefined): void => {
    if (button === undefined) return;
    for (const other of buttons) other.setAttribute("tabindex", "-1");
    button.setAttribute("tabindex", "0");
    button.focus();
  };
  chart.addEventListener("keydown", (event) => {
    const from = buttons.find((button) => button === event.target);
    if (from === undefined) return;
    const way = DIRECTIONS[event.key];
    if (way !== undefined) goTo(nearest(from, buttons, way));
    else if (event.key === "Home") goTo(buttons[0]);
    else if (event.key === "End") goTo(buttons.at(-1));
    else return;
    event.preventDefault();
  });
}

/** The button that lies nearest in a direction; what lies aside counts as further away. */
function nearest(
  from: SVGElement,
  buttons: readonly SVGElement[],
  [right, down]: readonly [number, number],
): SVGElement | undefined {
  const middle = (shape: Element): readonly [number, number] => {
    const { x, y, width, height } = shape.getBoundingClientRect();
    return [x + width / 2, y + height / 2];
  };
  const [x, y] = middle(from);
  const ahead = buttons.flatMap((button) => {
    const [itsX, itsY] = middle(button);
    const along = (itsX - x) * right + (itsY - y) * down;
    const aside = Math.abs((itsX - x) * down) + Math.abs((itsY - y) * right);
    return along > 1 ? [{ button, distance: along + 3 * aside }] : [];
  });
  return ahead.sort((a, b) => a.distance - b.distance)[0]?.button;
}
