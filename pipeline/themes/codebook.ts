import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { errorText } from "../errors.ts";
import { type Vocabulary, wholeWords } from "./pattern.ts";
import { ruleInWords } from "./rule-words.ts";
import { type Weights, parseWeights, weightsText } from "./weights.ts";

/** Where the reviewed codebook stands in the project. */
export const codebookFolder = fileURLToPath(new URL("../../data/codebook/", import.meta.url));

export const stances = ["strength", "concern", "mixed", "neutral"] as const;
export type Stance = (typeof stances)[number];

const ruleName = z.string().regex(/^[a-z0-9_]+$/, "use lower-case letters, figures and _ only");
const patterns = z.array(z.string().min(1)).min(1);

const phraseShape = z.strictObject({ name: ruleName, words: z.string().min(1), any: patterns });
const ruleShape = phraseShape.extend({ with: patterns.optional(), unless: patterns.optional() });
const themeShape = z.strictObject({
  id: ruleName,
  label: z.string().min(1),
  definition: z.string().min(1),
  excludes: z.string(),
  ignore: z.array(phraseShape).default([]),
  rules: z.array(ruleShape).min(1),
});
const themesShape = z.strictObject({
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "write it as 1.2.3"),
  vocabulary: z.record(z.string(), patterns).default({}),
  administrative: z.array(phraseShape),
  themes: z.array(themeShape).min(1),
});
const stanceShape = z.strictObject({ cues: z.array(phraseShape).min(1) });
const headingShape = phraseShape.extend({
  stance: z.enum(stances),
  turns: z.array(z.enum(stances)).min(1),
});
const headingsShape = z.strictObject({
  headings: z.array(headingShape).min(1),
  whole_sentence: z.strictObject({ begins: patterns, verb: patterns, clause: patterns }),
});

/** A named list of phrases, as one expression for RE2. `words` tells a reader what it looks for. */
export interface Phrase {
  readonly name: string;
  readonly words: string;
  readonly pattern: string;
}

/** What may speak for a theme: its pattern is found, `with` is found too, and `unless` is not. */
export interface Rule extends Phrase {
  readonly with: string | null;
  readonly unless: string | null;
  /** The whole rule in words, for readers who know no patterns. */
  readonly inWords: string;
}

export interface Theme {
  readonly id: string;
  readonly label: string;
  readonly definition: string;
  readonly excludes: string;
  /** Phrases that hold a cue word in another sense; they are passed over before the rules look. */
  readonly ignore: readonly Phrase[];
  readonly rules: readonly Rule[];
}

/** Headings under which lists stand whose items have the stance of the heading, where their words tell one of `turns`. */
export interface Headings {
  readonly headings: readonly (Phrase & { readonly stance: Stance; readonly turns: readonly Stance[] })[];
  /** How a whole sentence begins: in such a way, or with these words up to its verb, none of them that of a clause. */
  readonly wholeSentence: { readonly begins: string; readonly verb: string; readonly clause: string };
}

/** What is looked for in a text, before it is weighed. */
export interface Rulebook {
  /** Sentences with such a phrase carry no theme, whatever words they hold. */
  readonly administrative: readonly Phrase[];
  readonly themes: readonly Theme[];
  readonly stance: { readonly cues: readonly Phrase[] };
}

export interface Codebook extends Rulebook {
  /** The declared version and the first eight hex of the files' SHA-256: any change of a file changes it. */
  readonly version: string;
  readonly weights: Weights;
  readonly headings: Headings;
}

/**
 * The codebook's files as text, under their names; `themes.yml` with all themes, as {@link themesText} joins them, and `weights`
 * with those of all labels, as {@link weightsText} does.
 */
export interface CodebookFiles {
  readonly "themes.yml": string;
  readonly "stance.yml": string;
  readonly weights: string;
  readonly "headings.yml": string;
}

const CODEBOOK_FILES = ["themes.yml", "stance.yml", "weights", "headings.yml"] as const;

type RulebookFiles = Pick<CodebookFiles, "themes.yml" | "stance.yml">;

/** What was read last: a build, its evidence and its publication ask for the same files within one process. */
let lastRead: { files: CodebookFiles; codebook: Codebook } | null = null;

/**
 * Reads `themes.yml`, a file of `themes/` for each theme, `stance.yml`, `headings.yml` and the tables of `weights/` of a folder; files
 * that say the same as last time are not parsed again.
 * @throws Error naming file, theme and rule, or line, of what is wrong.
 */
export function loadCodebook(folder: string = codebookFolder): Codebook {
  const files: CodebookFiles = {
    ...rulebookFiles(folder),
    weights: weightsText(`${folder.replace(/\/$/, "")}/weights`),
    "headings.yml": fileOf(folder, "headings.yml"),
  };
  const known = lastRead;
  if (known !== null && CODEBOOK_FILES.every((name) => known.files[name] === files[name]))
    return known.codebook;
  const codebook = parseCodebook(files);
  lastRead = { files, codebook };
  return codebook;
}

/** {@link loadCodebook} without the weights: what they are fitted to. */
export function loadRulebook(folder: string = codebookFolder): Rulebook {
  return parseRulebook(rulebookFiles(folder));
}

/** The whole of `themes.yml`: its head, and under `themes:` the file of each theme, in the order of their names. */
export function themesText(folder: string = codebookFolder): string {
  const names = readdirSync(`${folder.replace(/\/$/, "")}/themes`).filter((name) => name.endsWith(".yml"));
  const themes = names.sort().map((name) => fileOf(folder, `themes/${name}`).trimEnd());
  return `${fileOf(folder, "themes.yml").trimEnd()}\n\nthemes:\n${themes.join("\n\n")}\n`;
}

function rulebookFiles(folder: string): RulebookFiles {
  return { "themes.yml": themesText(folder), "stance.yml": fileOf(folder, "stance.yml") };
}

function fileOf(folder: string, name: string): string {
  return readFileSync(`${folder.replace(/\/$/, "")}/${name}`, "utf8");
}

/** {@link loadCodebook} of texts in hand. Line ends do not count for the version. */
export function parseCodebook(files: CodebookFiles): Codebook {
  const themes = shaped("themes.yml", files["themes.yml"], themesShape);
  const { version } = themes;
  const rulebook = rulebookOf(themes, files["stance.yml"]);
  return {
    ...rulebook,
    version: `${version}+${digest(CODEBOOK_FILES.map((name) => files[name]))}`,
    weights: parseWeights(files.weights, rulebook),
    headings: headingsOf(files["headings.yml"], themes.vocabulary),
  };
}

function parseRulebook(files: RulebookFiles): Rulebook {
  return rulebookOf(shaped("themes.yml", files["themes.yml"], themesShape), files["stance.yml"]);
}

function headingsOf(file: string, vocabulary: Vocabulary): Headings {
  const { headings, whole_sentence: whole } = shaped("headings.yml", file, headingsShape);
  const patternOf = (where: string, given: readonly string[]): string =>
    expression(`headings.yml: ${where}`, given, vocabulary);
  return {
    headings: headings.map(({ any, ...heading }) => ({
      ...heading,
      pattern: patternOf(`heading ${heading.name}`, any),
    })),
    wholeSentence: {
      begins: patternOf("whole_sentence, begins", whole.begins),
      verb: patternOf("whole_sentence, verb", whole.verb),
      clause: patternOf("whole_sentence, clause", whole.clause),
    },
  };
}

function rulebookOf(themes: z.infer<typeof themesShape>, stanceFile: string): Rulebook {
  const stance = shaped("stance.yml", stanceFile, stanceShape);
  refuseTwice(
    "themes.yml",
    "theme",
    themes.themes.map((theme) => theme.id),
  );
  const phrase = (where: string, given: z.infer<typeof phraseShape>): Phrase => ({
    name: given.name,
    words: given.words,
    pattern: expression(`${where}, rule ${given.name}`, given.any, themes.vocabulary),
  });
  const rule = (where: string, given: z.infer<typeof ruleShape>): Rule => {
    const context = (text: string[] | undefined): string | null =>
      text ? expression(`${where}, rule ${given.name}`, text, themes.vocabulary) : null;
    return {
      ...phrase(where, given),
      with: context(given.with),
      unless: context(given.unless),
      inWords: ruleInWords(given),
    };
  };
  return {
    administrative: themes.administrative.map((given) => phrase("themes.yml: administrative", given)),
    themes: themes.themes.map((theme) => {
      const where = `themes.yml: theme ${theme.id}`;
      refuseTwice(
        where,
        "rule",
        theme.rules.map(({ name }) => name),
      );
      return {
        ...theme,
        ignore: theme.ignore.map((given) => phrase(where, given)),
        rules: theme.rules.map((given) => rule(where, given)),
      };
    }),
    stance: { cues: stance.cues.map((cue) => phrase("stance.yml: stance", cue)) },
  };
}

function shaped<T>(file: string, text: string, shape: z.ZodType<T>): T {
  let given: unknown;
  try {
    given = parse(text);
  } catch (error) {
    throw new Error(`${file}: not YAML: ${String(error)}`, { cause: error });
  }
  const result = shape.safeParse(given);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${place(given, issue.path)}: ${issue.message}`);
  throw new Error(`${file}: ${faults.join("; ")}`);
}

/** "themes[2] safeguarding, rules[0] harm, any" – indices with the id or name standing there. */
function place(given: unknown, path: readonly PropertyKey[]): string {
  const parts: string[] = [];
  let here = given;
  for (const key of path) {
    here =
      typeof here === "object" && here !== null ? (here as Record<PropertyKey, unknown>)[key] : undefined;
    if (typeof key !== "number") {
      parts.push(String(key));
      continue;
    }
    const named = here as { id?: unknown; name?: unknown } | null | undefined;
    const name = named?.id ?? named?.name;
    const list = parts.pop() ?? "";
    parts.push(`${list}[${key}]${typeof name === "string" ? ` ${name}` : ""}`);
  }
  return parts.join(", ") || "the whole file";
}

function expression(where: string, given: readonly string[], vocabulary: Vocabulary): string {
  try {
    return wholeWords(given, vocabulary);
  } catch (error) {
    throw new Error(`${where}: ${errorText(error)}`, { cause: error });
  }
}

function refuseTwice(where: string, what: string, names: readonly string[]): void {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`${where}: ${what} ${twice} stands there twice`);
}

function digest(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text.replaceAll("\r\n", "\n")).update("\0");
  return hash.digest("hex").slice(0, 8);
}
