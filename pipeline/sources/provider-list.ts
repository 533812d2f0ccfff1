import { providerPath } from "../parse/html.ts";
import type { AnswerLog } from "./answer-log.ts";
import { likelyCategories } from "./category.ts";
import type { ListedSchool } from "./schools.ts";
import type { Task } from "./source.ts";

interface Visit {
  category: string;
  /** ISO moment. */
  at: string;
}

/** Which provider pages there are to ask for, under which category each was found, and when it was last seen. */
export class ProviderList {
  readonly #base: string;
  readonly #answers: AnswerLog;
  readonly #schools: ReadonlyMap<string, ListedSchool>;

  constructor(base: string, schools: readonly ListedSchool[], answers: AnswerLog) {
    this.#base = base;
    this.#answers = answers;
    this.#schools = new Map(schools.map((school) => [school.urn, school]));
  }

  /** URNs of the management information, in order. */
  get urns(): readonly string[] {
    return [...this.#schools.keys()];
  }

  /** The page of a provider under one category. */
  address(category: string, urn: string): string {
    return `${this.#base}/provider/${category}/${urn}`;
  }

  /** The page of a provider that is held, null where none is. */
  heldAddress(urn: string): string | null {
    return (
      this.#categories(urn)
        .map((category) => this.address(category, urn))
        .find((url) => this.#answers.held(url) !== null) ?? null
    );
  }

  /** Asks for a provider's page: where it was found last, else where its phase and type point, then everywhere else. */
  task(urn: string, why: string, category?: string): Task {
    const school = this.#schools.get(urn);
    const known = this.#categories(urn);
    const likely = likelyCategories(school?.phase ?? null, school?.schoolType ?? null);
    const addresses = [...new Set([...(category === undefined ? [] : [category]), ...known, ...likely])].map(
      (code) => this.address(code, urn),
    );
    // What answered "nothing here" before is asked after all that never did.
    const [url = "", ...others] = [
      ...addresses.filter((address) => !this.#isEmpty(address)),
      ...addresses.filter((address) => this.#isEmpty(address)),
    ];
    return { kind: "page", url, others, why, urn, title: `provider page of URN ${urn}` };
  }

  /**
   * Providers never seen, and those seen, the longest ago first; before them those seen later than `now` (ISO), while the
   * clock stood ahead: else they would be the last for as long as it did.
   */
  bySight(now: string): { never: string[]; seen: string[] } {
    const visits = this.#visits();
    const age = ({ at }: Visit): string => (at > now ? "" : at);
    const seen = [...visits]
      .sort(([, a], [, b]) => (age(a) < age(b) ? -1 : age(a) > age(b) ? 1 : 0))
      .map(([urn]) => urn);
    return { never: this.urns.filter((urn) => !visits.has(urn)), seen };
  }

  #categories(urn: string): string[] {
    const listed = likelyCategories(null, null).map((category) => this.address(category, urn));
    return listed.flatMap((url) =>
      this.#answers.held(url) === null ? [] : [providerPath(url)?.category ?? []].flat(),
    );
  }

  #isEmpty(url: string): boolean {
    const status = this.#answers.last(url)?.status;
    return status === 404 || status === 410;
  }

  #visits(): Map<string, Visit> {
    const visits = new Map<string, Visit>();
    for (const { url, at } of this.#answers.all()) {
      const path = url.startsWith(`${this.#base}/provider/`) ? providerPath(url) : null;
      if (path === null) continue;
      const other = visits.get(path.urn);
      if (other === undefined || other.at < at) visits.set(path.urn, { category: path.category, at });
    }
    return visits;
  }
}
