import * as Plot from "@observablehq/plot";
import { JSDOM } from "jsdom";
import type { NightRow } from "./year.ts";

const WIDTH = 800;

/** Draws a simulated time: seconds a night, and what the data folder holds in the morning. Gives one SVG file's text. */
export function drawYear(rows: readonly NightRow[]): string {
  const { document } = new JSDOM("").window;
  const nights = rows.map((row) => ({ ...row, date: new Date(`${row.day}T00:00:00Z`) }));
  const common = { document, width: WIDTH, marginLeft: 50, style: { fontFamily: "sans-serif" } };
  const time = Plot.plot({
    ...common,
    height: 220,
    y: { label: "seconds a night", grid: true },
    x: { label: null },
    color: { legend: false, domain: ENDED, range: ["#767676", "#14568f", "#b00020"] },
    symbol: { domain: ENDED, range: ["circle", "square", "times"] },
    marks: [
      Plot.dot(nights, { x: "date", y: "seconds", stroke: "ended", symbol: "ended", r: 2.5 }),
      Plot.ruleY([0]),
    ],
  });
  const disk = Plot.plot({
    ...common,
    height: 220,
    y: { label: "megabytes on the disk", grid: true },
    x: { label: null },
    marks: [
      Plot.line(nights, { x: "date", y: (row: NightRow) => row.all_bytes / 1e6, stroke: "#14568f" }),
      Plot.line(nights, {
        x: "date",
        y: (row: NightRow) => row.archive_bytes / 1e6,
        stroke: "#14568f",
        strokeDasharray: "4,3",
      }),
      Plot.text(nights.slice(-1), {
        x: "date",
        y: (row: NightRow) => row.all_bytes / 1e6,
        text: () => "all",
        dy: -8,
        textAnchor: "end",
      }),
      Plot.text(nights.slice(-1), {
        x: "date",
        y: (row: NightRow) => row.archive_bytes / 1e6,
        text: () => "archive",
        dy: -8,
        textAnchor: "end",
      }),
      Plot.ruleY([0]),
    ],
  });
  const key = ENDED.map(
    (ended, index) =>
      `<tspan x="50" dy="16">${MARKS[index] ?? ""} ${ended}: ${rows.filter((row) => row.ended === ended).length} nights</tspan>`,
  );
  const inner = [time, disk].map((chart, index) => {
    chart.setAttribute("y", String(index * 230));
    return chart.outerHTML;
  });
  const height = 460 + 16 * (ENDED.length + 1);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}">
<rect width="100%" height="100%" fill="#fff"/>
${inner.join("\n")}
<text y="460" font-family="sans-serif" font-size="12">${key.join("")}</text>
</svg>
`;
}

const ENDED: readonly NightRow["ended"][] = ["nothing changed", "published", "failed"];
const MARKS = ["○", "□", "×"];
