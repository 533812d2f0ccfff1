import type { Line } from "./line.ts";

/** What most of a document is printed in. */
export interface Typeface {
  size: number;
  font: string;
  /** Distance between baselines of running text, in letter heights. */
  pitch: number;
}

const USUAL_PITCH = 1.2;
/** Share of the text from which on a line distance is a usual one. */
const COMMON = 0.15;

/** Size, font and line distance of a document's running text, by the number of characters printed in each. */
export function bodyTypeface(columns: readonly (readonly Line[])[]): Typeface {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const pitches = new Map<number, number>();
  for (const lines of columns) {
    lines.forEach((line, index) => {
      add(sizes, roundedSize(line), line.text.length);
      add(fonts, line.font, line.text.length);
      const above = lines[index - 1];
      if (above !== undefined && roundedSize(above) === roundedSize(line)) {
        add(pitches, Math.round(((above.y - line.y) / line.size) * 20) / 20, line.text.length);
      }
    });
  }
  return {
    size: most(sizes) ?? 12,
    font: most(fonts) ?? "",
    pitch: Math.min(closest(pitches), 2.5),
  };
}

/** The least distance that is common: in a letter of short paragraphs the gap between them is the commonest. */
function closest(pitches: ReadonlyMap<number, number>): number {
  const total = [...pitches.values()].reduce((sum, weight) => sum + weight, 0);
  const common = [...pitches].filter(([pitch, weight]) => pitch > 0.8 && weight >= total * COMMON);
  return common.length === 0 ? USUAL_PITCH : Math.min(...common.map(([pitch]) => pitch));
}

export function roundedSize(line: Line): number {
  return Math.round(line.size * 2) / 2;
}

function add<K>(counts: Map<K, number>, key: K, weight: number): void {
  counts.set(key, (counts.get(key) ?? 0) + weight);
}

function most<K>(counts: ReadonlyMap<K, number>): K | undefined {
  let best: K | undefined;
  let highest = 0;
  for (const [key, weight] of counts) {
    if (weight > highest) [best, highest] = [key, weight];
  }
  return best;
}
