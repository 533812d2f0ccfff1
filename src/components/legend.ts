import type { GradeStyle } from "./grade-scale.ts";

const SVG = "http://www.w3.org/2000/svg";
const CHARACTER = 6.6;
const SWATCH = 16;
const ROW = 22;

export interface PlacedGrade {
  style: GradeStyle;
  x: number;
  y: number;
}

/** Lays grades out in rows no wider than `width`, in pixels; `height` is what they take. */
export function placeLegend(
  grades: readonly GradeStyle[],
  width: number,
): { placed: PlacedGrade[]; height: number } {
  let x = 0;
  let y = 0;
  const placed = grades.map((style) => {
    const wide = SWATCH + 8 + style.label.length * CHARACTER + 16;
    if (x > 0 && x + wide > width) {
      x = 0;
      y += ROW;
    }
    const place = { style, x, y };
    x += wide;
    return place;
  });
  return { placed, height: y + ROW };
}

/** Draws the legend into a chart, so that it goes along when the chart is downloaded. */
export function drawLegend(svg: SVGElement, placed: readonly PlacedGrade[]): void {
  const group = document.createElementNS(SVG, "g");
  group.setAttribute("class", "legend");
  group.setAttribute("aria-hidden", "true");
  for (const { style, x, y } of placed) {
    group.append(
      make("rect", {
        x,
        y: y + 1,
        width: SWATCH,
        height: SWATCH,
        rx: 2,
        fill: style.fill,
        stroke: "currentColor",
        "stroke-opacity": 0.35,
      }),
      make(
        "text",
        {
          x: x + SWATCH / 2,
          y: y + 13,
          fill: style.ink,
          "text-anchor": "middle",
          "font-size": 10,
          "font-weight": 700,
        },
        style.mark,
      ),
      make(
        "text",
        { x: x + SWATCH + 6, y: y + 13.5, fill: "currentColor", "text-anchor": "start", "font-size": 12 },
        style.label,
      ),
    );
  }
  svg.append(group);
}

function make(name: string, attributes: Readonly<Record<string, string | number>>, text = ""): SVGElement {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== "") made.textContent = text;
  return made;
}
