import type { Random } from "../random.ts";

const FIRST = [
  "Alda",
  "Bram",
  "Cerys",
  "Dorin",
  "Edda",
  "Florin",
  "Gwil",
  "Hesta",
  "Ivo",
  "Jora",
  "Kester",
  "Linnet",
];
const LAST = [
  "Ashgrove-Quill",
  "Brackenwythe",
  "Corvell",
  "Dunmarrow",
  "Eldertoft",
  "Fernhallow",
  "Gatherwick",
  "Hollinsby-Rook",
  "Inkersall",
  "Jessamoor",
  "Kitterby",
  "Lanternwood",
];

/** An invented name. */
export function personName(random: Random): string {
  return `${random.pick(FIRST)} ${random.pick(LAST)}`;
}

/** "Mrs Corvell", as a greeting has it. */
export function greetingName(random: Random, name: string): string {
  return `${random.pick(["Mr", "Mrs", "Ms", "Dr"])} ${name.split(" ")[1] ?? name}`;
}

/** Her until 8 September 2022, His since. */
export function inspectorRole(random: Random, date: string): string {
  if (random.chance(0.25)) return "Ofsted Inspector";
  return date <= "2022-09-08" ? "Her Majesty's Inspector" : "His Majesty's Inspector";
}
