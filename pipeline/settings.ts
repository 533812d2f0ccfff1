import { lstatSync, readFileSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { OutsideFailed, WrongUse, errorCode, errorText } from "./errors.ts";
import { type SettingName, type Settings, definitions, settingNames } from "./setting-definitions.ts";

export type { Settings } from "./setting-definitions.ts";

/** The file looked for in the working folder when no other is named. */
export const SETTINGS_FILE = "outcomes.config.json";

/** Where settings may come from, weakest last: flags, environment, file; each passed in, so that a test needs no global. */
export interface SettingSources {
  /** Flags that were given, by setting; text as typed. */
  flags?: Partial<Record<SettingName, string>>;
  env?: Readonly<Record<string, string | undefined>>;
  /** The folder `outcomes.config.json` and relative paths are looked up in. */
  workingFolder?: string;
  /** A settings file named by the user (`--config`): it must be there. */
  file?: string;
}

/**
 * All settings, checked: flags before environment before file before default. Throws `WrongUse` naming the
 * setting, where it was given, its value and what is allowed. `data` comes back as an absolute path, of a folder or of
 * nothing yet.
 */
export function readSettings(sources: SettingSources = {}): Settings {
  const workingFolder = sources.workingFolder ?? process.cwd();
  const file = readFile(resolve(workingFolder, sources.file ?? SETTINGS_FILE), sources.file !== undefined);
  const env = sources.env ?? {};
  const settings: Record<string, unknown> = {};
  for (const name of settingNames) {
    const { variable } = definitions[name];
    const flag = sources.flags?.[name];
    const fromEnv = env[variable];
    if (flag !== undefined) settings[name] = checked(name, fromText(name, flag), `--${dashed(name)}`);
    else if (fromEnv !== undefined && fromEnv !== "")
      settings[name] = checked(name, fromText(name, fromEnv), variable);
    else if (file !== null && name in file.values)
      settings[name] = checked(name, file.values[name], file.path);
    else settings[name] = definitions[name].fallback;
  }
  const dataFromFile = sources.flags?.data === undefined && !env[definitions.data.variable] && file !== null;
  settings.data = resolve(
    dataFromFile && "data" in file.values ? dirname(file.path) : workingFolder,
    String(settings.data),
  );
  refuseNoFolder(String(settings.data));
  // Every name of the table was set to a value its own schema checked, or to its default.
  return settings as unknown as Settings;
}

/** Hosts that may be asked: those of the base addresses and those of `allowedHosts`, lower case, with port. */
export function allowedHosts(settings: Settings): ReadonlySet<string> {
  const bases = [settings.govukBase, settings.reportsBase, settings.filesBase, settings.giasBase];
  return new Set([...bases.map((base) => new URL(base).host), ...settings.allowedHosts]);
}

function readFile(
  path: string,
  mustExist: boolean,
): { path: string; values: Record<string, unknown> } | null {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (thrown) {
    if (errorCode(thrown) === "ENOENT" && !mustExist) return null;
    throw new WrongUse(`The settings file ${path} can not be read: ${errorText(thrown)}.`, { cause: thrown });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (thrown) {
    throw new WrongUse(`${path} is not JSON: ${errorText(thrown)}.`, { cause: thrown });
  }
  const object = z.record(z.string(), z.unknown()).safeParse(json);
  if (!object.success) throw new WrongUse(`${path} must hold one JSON object of settings.`);
  const unknown = Object.keys(object.data).filter((key) => !settingNames.includes(key as SettingName));
  if (unknown.length > 0) {
    throw new WrongUse(
      `${path}: unknown setting ${unknown.map((key) => `"${key}"`).join(", ")}. Settings are: ${settingNames.join(", ")}.`,
    );
  }
  return { path, values: object.data };
}

/** A data folder that is not there yet is made by the first command that needs it; these never can be. */
function refuseNoFolder(path: string): void {
  const found = codeOf(() => statSync(path).isDirectory());
  if (found === false || found === "ENOTDIR")
    throw new WrongUse(
      `The data folder is to be ${path}, but that is a file, or in one. Name a folder with --data or ${definitions.data.variable}.`,
    );
  if (found === "ENOENT" && codeOf(() => lstatSync(path).isSymbolicLink()) === true)
    throw new OutsideFailed(
      `The data folder ${path} is a link that leads nowhere. Is the disk there that it leads to?`,
    );
}

/** What it says of a path, or the code of the system's error. */
function codeOf(ask: () => boolean): boolean | string | null {
  try {
    return ask();
  } catch (thrown) {
    return errorCode(thrown);
  }
}

function checked(name: SettingName, value: unknown, where: string): unknown {
  const parsed = definitions[name].schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new WrongUse(
    `Setting ${name} (${where}) is ${JSON.stringify(value)}; allowed is ${definitions[name].allowed}.`,
  );
}

/** Text of a flag or variable as the type the setting has; what does not fit is left as text for the check to name. */
function fromText(name: SettingName, text: string): unknown {
  const { fallback } = definitions[name];
  if (Array.isArray(fallback)) {
    return text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "");
  }
  if (typeof fallback === "boolean" && /^(true|false)$/.test(text.trim())) return text.trim() === "true";
  return typeof fallback === "number" && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : text.trim();
}

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
