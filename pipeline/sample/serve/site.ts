import { addDays } from "../calendar.ts";
import { linkChunks, registerChunks } from "../gias/register.ts";
import type { Inspectorate } from "../inspectorate.ts";
import { letterOf } from "../letter/compose.ts";
import { letterPdf } from "../letter/pdf.ts";
import { FICTIONAL_WEB, miFiles } from "../mi/files.ts";
import type { MiFile } from "../mi/files.ts";
import type { Provider } from "../provider.ts";
import { providers } from "../provider.ts";
import { chosenLetters, isListed, siteIndexOfFile, sitePublications } from "../publication.ts";
import { providerPage, searchPage } from "./pages.ts";
import type { Answer } from "./response.ts";
import { NOT_FOUND, redirect } from "./response.ts";
import { pageAddress, search } from "./search.ts";

const HTML = "text/html; charset=utf-8";
const LISTING =
  "/api/content/government/statistical-data-sets/monthly-management-information-ofsteds-school-inspections-outcomes";
const GIAS_DAYS = 7;

/** What the sites hold on a day: answers to addresses. One origin serves all four sites, since no path is on two. */
export class SampleSite {
  readonly #inspectorate: Inspectorate;
  readonly #until: string;
  readonly #base: string;
  readonly #today: () => string;
  readonly #chosen: ReadonlySet<number>;
  readonly #providers: readonly Provider[];
  readonly #byUrn: ReadonlyMap<number, Provider>;
  readonly #files: readonly MiFile[];

  /** `base` is the origin it is served at; `today` gives the real day, which the register's names go by. */
  constructor(inspectorate: Inspectorate, until: string, base: string, today: () => string) {
    this.#inspectorate = inspectorate;
    this.#until = until;
    this.#base = base;
    this.#today = today;
    this.#chosen = new Set(chosenLetters(inspectorate).map(({ id }) => id));
    this.#providers = [...providers(inspectorate, until, this.#chosen)];
    this.#byUrn = new Map(this.#providers.map((provider) => [provider.school.urn, provider]));
    // Their links stay those of the fictional site, so that the bytes do not change with the port.
    this.#files = miFiles(inspectorate, until, FICTIONAL_WEB);
  }

  /** The answer to a GET of an address. */
  async answer(url: URL): Promise<Answer> {
    const { pathname } = url;
    if (pathname === "/robots.txt")
      return {
        status: 200,
        type: "text/plain; charset=utf-8",
        body: "User-agent: *\nDisallow: /search/subscribe\n",
      };
    if (pathname === LISTING) return this.#listing();
    if (pathname === "/search") return this.#search(url.searchParams);
    const media = /^\/media\/([0-9a-f]{24})\/([^/]+)$/.exec(pathname);
    if (media !== null) return this.#media(media[1] ?? "", decodeURIComponent(media[2] ?? ""));
    const provider = /^\/provider\/(\d+)\/(\d+)\/?$/.exec(pathname);
    if (provider !== null) return this.#provider(Number(provider[1]), Number(provider[2]));
    const old = /^\/inspection-reports\/find-inspection-report\/provider\/ELS\/(\d+)$/.exec(pathname);
    if (old !== null) return this.#oldAddress(Number(old[1]));
    const file = /^\/v1\/file\/(\d+)$/.exec(pathname);
    if (file !== null) return await this.#document(Number(file[1]));
    const register = /^\/edubase\/downloads\/public\/(links_)?edubasealldata(\d{8})\.csv$/.exec(pathname);
    if (register !== null) return this.#register(register[1] !== undefined, register[2] ?? "");
    return NOT_FOUND;
  }

  #listing(): Answer {
    const attachments = this.#files.map((file) => ({
      attachment_type: "file",
      content_type: file.contentType,
      filename: file.name,
      id: file.name,
      title: file.title,
      url: `${this.#base}/media/${file.mediaId}/${file.name}`,
    }));
    // The site lists the newest first.
    const body = {
      base_path: LISTING.replace("/api/content", ""),
      document_type: "statistical_data_set",
      title: "Monthly management information: school inspections and outcomes (fictional sample)",
      public_updated_at: `${this.#newest()}T09:30:00+00:00`,
      details: { attachments: attachments.reverse() },
    };
    return {
      status: 200,
      type: "application/json; charset=utf-8",
      body: JSON.stringify(body),
      modified: this.#newest(),
    };
  }

  #newest(): string {
    return this.#files.at(-1)?.released ?? this.#until;
  }

  #media(id: string, name: string): Answer {
    const file = this.#files.find((one) => one.mediaId === id && one.name === name);
    if (file === undefined) return NOT_FOUND;
    return {
      status: 200,
      type: file.contentType,
      body: Buffer.concat([...file.chunks()]),
      modified: file.released,
    };
  }

  #search(parameters: URLSearchParams): Answer {
    const { total, start, rows, shown } = search(this.#providers, parameters);
    const previous = start > 0 ? pageAddress(parameters, Math.max(0, start - rows)) : null;
    const next = start + rows < total ? pageAddress(parameters, start + rows) : null;
    return { status: 200, type: HTML, body: searchPage({ total, shown, previous, next }) };
  }

  #provider(category: number, urn: number): Answer {
    const provider = this.#byUrn.get(urn);
    if (provider === undefined || provider.category !== category) return NOT_FOUND;
    return { status: 200, type: HTML, body: providerPage(provider, this.#base) };
  }

  #oldAddress(urn: number): Answer {
    const provider = this.#byUrn.get(urn);
    return provider === undefined
      ? NOT_FOUND
      : redirect(`${this.#base}/provider/${provider.category}/${urn}`);
  }

  /** Any listed document, made when it is asked for. */
  async #document(id: number): Promise<Answer> {
    const history = this.#inspectorate.histories[siteIndexOfFile(id)];
    const publication =
      history === undefined ? undefined : sitePublications(history).find((one) => one.id === id);
    if (publication === undefined || publication.publicationDate > this.#until) return NOT_FOUND;
    if (!isListed(publication, this.#chosen)) return NOT_FOUND;
    const body = await letterPdf(letterOf(this.#inspectorate.seed, publication));
    return { status: 200, type: "application/pdf", body, modified: publication.publicationDate };
  }

  /** The register is there for each of the seven days before today; today's is not out yet. */
  #register(links: boolean, digits: string): Answer {
    const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
    const today = this.#today();
    if (day >= today || day < addDays(today, -GIAS_DAYS)) return NOT_FOUND;
    const chunks = (links ? linkChunks : registerChunks)(this.#inspectorate, this.#until);
    return { status: 200, type: "text/csv", body: Buffer.concat([...chunks]), modified: day };
  }
}
