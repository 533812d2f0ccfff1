import { fileName } from "../../src/components/download.ts";

/**
 * The name of a JSON file for something named ("St Helens" → "st-helens.json"); a number is added where the name is taken,
 * since two names can make one.
 */
export function ownFile(named: string, isTaken: (file: string) => boolean): string {
  const stem = fileName(named);
  let file = `${stem}.json`;
  for (let more = 2; isTaken(file); more += 1) file = `${stem}-${more}.json`;
  return file;
}
