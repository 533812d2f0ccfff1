import { barX, type Markish, text } from "@observablehq/plot";
import type { GradeStyle } from "./grade-scale.ts";

/** A piece of a bar of shares: from where to where, and whether it is of so few that it is faded. */
export interface GradePiece {
  x1: number;
  x2: number;
  style: GradeStyle;
  small: boolean;
}

/** Pieces in the colour of their grade, and the grade's mark in each that has room: colour is never the only cue. */
export function gradePieces<Piece extends GradePiece>(
  pieces: readonly Piece[],
  lane: keyof Piece & string,
  hasRoom: (piece: Piece) => boolean,
): Markish[] {
  return [
    barX(pieces, {
      y: lane,
      x1: "x1",
      x2: "x2",
      fill: (piece: Piece) => piece.style.fill,
      fillOpacity: (piece: Piece) => (piece.small ? 0.4 : 1),
      stroke: "var(--paper)",
      strokeWidth: 0.8,
    }),
    text(
      pieces.filter((piece) => !piece.small && hasRoom(piece)),
      {
        y: lane,
        x: (piece: Piece) => (piece.x1 + piece.x2) / 2,
        text: (piece: Piece) => piece.style.mark,
        fill: (piece: Piece) => piece.style.ink,
        fontSize: 11,
        fontWeight: 700,
      },
    ),
  ];
}
