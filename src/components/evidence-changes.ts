import type { EvidenceBuild } from "../evidence/evidence.ts";
import type { Permalink } from "../evidence/permalink.ts";
import type { PublishedBuild } from "../evidence/published.ts";
import { element } from "./element.ts";

/** What has changed since an address was made, and where the tables of its build are; empty where nothing has. */
export function changeNotices({ build, codebook }: Permalink, now: EvidenceBuild): HTMLElement[] {
  const words = [
    build !== null && build !== now.build_id
      ? `made with build ${build}; the data is now build ${now.build_id}`
      : null,
    codebook !== null && codebook !== now.codebook_version
      ? `made with codebook ${codebook}; it is now ${now.codebook_version}`
      : null,
  ].filter((word) => word !== null);
  const notices = words.map((word) =>
    element("p", { class: "notice" }, `This address was ${word}. What is shown may differ.`),
  );
  const [first] = notices;
  if (build !== null && build !== now.build_id && first !== undefined)
    keptWords(build)
      .then((where) => {
        first.append(...where);
      })
      .catch(() => undefined);
  return notices;
}

async function keptWords(id: string): Promise<(Node | string)[]> {
  const response = await fetch(new URL("downloads/builds.json", document.baseURI));
  if (!response.ok) return [];
  const { builds } = (await response.json()) as { builds: PublishedBuild[] };
  const build = builds.find(({ build_id }) => build_id === id);
  if (build === undefined) return [" This site has not published that build."];
  const link = (name: string, words: string): HTMLElement =>
    element("a", { href: `downloads/${id}/${name}` }, words);
  return build.kept
    ? [" The tables of that build are still ", link("README.md", "here"), "."]
    : [" The tables of that build are no longer kept; ", link("SHA256SUMS", "their hashes"), " are."];
}
