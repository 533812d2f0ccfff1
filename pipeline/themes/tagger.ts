import { DuckDBInstance, INTEGER, LIST, VARCHAR, listValue } from "@duckdb/node-api";
import { type Codebook, type Stance, stances } from "./codebook.ts";
import { asWritten, labelTable } from "./tables.ts";

/** Where in a text a rule found its words: code points from 0, `end` is the first after them. */
export interface Match {
  readonly theme: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** What the codebook says of one text. */
export interface Tagged {
  /** In the order of the codebook. */
  readonly themes: readonly string[];
  readonly stance: Stance;
  readonly matches: readonly Match[];
}

/** Texts given to the SQL of the build as parameters, so that it is planned and its patterns compiled once. */
const texts = "(SELECT unnest($ids) AS text_id, unnest($texts) AS text)";

/** Runs the very SQL of the build over texts in hand. */
export class Tagger {
  readonly #order: ReadonlyMap<string, number>;
  readonly #ask: (given: readonly string[]) => Promise<Record<string, unknown>[]>;
  readonly close: () => void;

  private constructor(
    codebook: Codebook,
    ask: (given: readonly string[]) => Promise<Record<string, unknown>[]>,
    close: () => void,
  ) {
    this.#order = new Map(codebook.themes.map(({ id }, index) => [id, index]));
    this.#ask = ask;
    this.close = close;
  }

  /** @throws Error when the codebook holds an expression RE2 refuses. */
  static async open(codebook: Codebook): Promise<Tagger> {
    const instance = await DuckDBInstance.create(":memory:", { threads: "2" });
    try {
      return await Tagger.#prepared(codebook, instance);
    } catch (thrown) {
      instance.closeSync();
      throw thrown;
    }
  }

  static async #prepared(codebook: Codebook, instance: DuckDBInstance): Promise<Tagger> {
    const connection = await instance.connect();
    await connection.run(asWritten.before);
    const statement = await connection.prepare(labelTable(codebook, texts).sql);
    const ask = async (given: readonly string[]) => {
      statement.bind(
        { ids: listValue(given.map((_, index) => index)), texts: listValue([...given]) },
        { ids: LIST(INTEGER), texts: LIST(VARCHAR) },
      );
      return (await statement.runAndReadAll()).getRowObjectsJS();
    };
    return new Tagger(codebook, ask, () => {
      connection.closeSync();
      instance.closeSync();
    });
  }

  /** Gives back as many as were given, in their order; a text's tags depend on that text alone. */
  async tag(given: readonly string[]): Promise<Tagged[]> {
    if (given.length === 0) return [];
    const matches: Match[][] = given.map(() => []);
    const found: (Stance | undefined)[] = given.map(() => undefined);
    for (const row of await this.#ask(given)) {
      const index = Number(row["text_id"]);
      const stance = stances.find((one) => one === row["label"]);
      if (stance !== undefined) found[index] = stance;
      else {
        matches[index]?.push({
          theme: String(row["label"]),
          start: Number(row["match_start"]),
          end: Number(row["match_end"]),
          rule: String(row["rule"]),
        });
      }
    }
    return matches.map((unordered, index) => {
      const place = (match: Match): number => this.#order.get(match.theme) ?? 0;
      const ordered = unordered.sort((a, b) => place(a) - place(b));
      return {
        themes: ordered.map(({ theme }) => theme),
        stance: found[index] ?? "neutral",
        matches: ordered,
      };
    });
  }
}
