import type { BuildInfo } from "../../pipeline/publish/published.ts";
import type { PublicHealth } from "../../pipeline/run/public-health.ts";
import { element } from "./element.ts";

/** A file of the site's data that is not there or cannot be read; the message is for readers. */
export class MissingData extends Error {
  override readonly name = "MissingData";
}

let looked: Promise<void> = Promise.resolve();
let isLookDue = false;

/**
 * Looks whether the data on the site are of the build this page was made with, after whatever is looked at already: a look
 * that began before a file came may have seen the build before it. Files that come together share one.
 */
export function lookForOtherBuild(): void {
  if (isLookDue) return;
  isLookDue = true;
  looked = looked
    .then(() => {
      isLookDue = false;
      return tellOtherBuild();
    })
    // Whatever is wrong with the look itself, the file asked for shows it.
    .catch(() => undefined);
}

/** Says above the page, once, that the data are of another build: a page kept open over a refresh mixes two. */
async function tellOtherBuild(): Promise<void> {
  if (document.getElementById("other-build") !== null) return;
  const own = (id: string): string => document.getElementById(id)?.textContent ?? "";
  const response = await fetch(new URL("data/build.json", document.baseURI), { cache: "no-cache" });
  const there = (await response.json()) as Partial<BuildInfo>;
  if (own("site") === "" || there.site_id === undefined || there.site_id === own("site")) return;
  const isSameBuild = there.build_id === own("build");
  const [mine, now] = isSameBuild
    ? [`site ${own("site")}`, `site ${there.site_id}`]
    : [`build ${own("build")}`, `build ${there.build_id ?? "unknown"}`];
  const again = element("a", { href: location.href }, "Load the page again");
  again.addEventListener("click", (event) => {
    event.preventDefault();
    location.reload();
  });
  document
    .querySelector("main")
    ?.prepend(
      element(
        "p",
        { class: "notice", id: "other-build", role: "status" },
        `This page is of ${mine}, and the data are now of ${now}. `,
        again,
        " before you use its figures.",
      ),
    );
}

/**
 * Fetches a file of `published/site` by its name ("schools/0a.json").
 * @returns null where the site has no such file
 * @throws MissingData when the network or the file is at fault
 */
export async function siteData<Content>(name: string): Promise<Content | null> {
  const response = await fetch(new URL(`data/${name}`, document.baseURI)).catch(() => null);
  lookForOtherBuild();
  if (response?.status === 404) return null;
  if (response?.ok !== true) {
    throw new MissingData("The data could not be loaded. Check the connection and load the page again.");
  }
  try {
    return (await response.json()) as Content;
  } catch {
    throw new MissingData(
      "A data file of this site is damaged: its keeper has to publish and build it again.",
    );
  }
}

/** How the last nights went, which is written anew after every night beside the site; null where no server gives it out. */
export async function publicHealth(): Promise<PublicHealth | null> {
  const response = await fetch(new URL("health.json", document.baseURI)).catch(() => null);
  return response === null ? null : ((await response.json().catch(() => null)) as PublicHealth | null);
}
