import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { access, constants, mkdir, readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Emit } from "../../src/evidence/formats/emit.ts";
import { errorCode, errorText, OutsideFailed, WrongUse } from "../errors.ts";

/** A folder that exported files go to. */
export interface Output {
  folder: string;
  /** Writes a file whole: aside first, then in its place. Gives back its path. */
  write(name: string, fill: (emit: Emit) => void | Promise<void>): Promise<string>;
}

/**
 * Makes sure the files can be written.
 * @throws WrongUse when one of them is there and `force` is not said, OutsideFailed when the folder can not be written
 */
export async function openOutput(folder: string, names: readonly string[], force: boolean): Promise<Output> {
  await mkdir(folder, { recursive: true }).catch((thrown: unknown) => {
    throw notWritable(folder, thrown);
  });
  const there = (await readdir(folder)).filter((name) => names.includes(name));
  if (there.length > 0 && !force)
    throw new WrongUse(
      `In ${folder} there is ${there.join(", ")} already. Choose another --out, or say --force to replace it.`,
    );
  await access(folder, constants.W_OK).catch((thrown: unknown) => {
    throw notWritable(folder, thrown);
  });
  return { folder, write: (name, fill) => writeFile(folder, name, fill) };
}

async function writeFile(
  folder: string,
  name: string,
  fill: Parameters<Output["write"]>[1],
): Promise<string> {
  const path = join(folder, name);
  const aside = `${path}.writing`;
  try {
    mkdirSync(folder, { recursive: true });
    const file = openSync(aside, "w");
    try {
      await fill((bytes) => {
        for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at);
      });
    } finally {
      closeSync(file);
    }
    renameSync(aside, path);
    return path;
  } catch (thrown) {
    rmSync(aside, { force: true });
    throw errorCode(thrown) === null ? thrown : notWritable(folder, thrown);
  }
}

function notWritable(folder: string, thrown: unknown): OutsideFailed {
  return new OutsideFailed(
    `Nothing can be written to ${folder} (${errorText(thrown)}). Choose another --out.`,
  );
}
