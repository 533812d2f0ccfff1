import type { PublicHealth } from "../../pipeline/run/public-health.ts";
import { element } from "./element.ts";

/** A file of the site's data that is not there or cannot be read; the message is for readers. */
export class MissingData extends Error {
  override readonly name = "MissingData";
}

let looked = false;

/**
 * Looks, once, whether the data on the site are of the build this page was made with, and says so above the page where
 * they are not: a page kept open over a refresh would mix two builds.
 */
async function lookForOtherBuild(): Promise<void> {
  if (looked) return;
  looked = true;
  const own = document.getElementById("build")?.textContent ?? "";
  const response = await fetch(new URL("data/build.json", document.baseURI), { cache: "no-cache" });
  const { build_id: there } = (await response.json()) as { build_id?: string };
  if (own === "" || there === undefined || there === own) return;
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
        `This page is of build ${own}, and the data are now of build ${there}. `,
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
  // Whatever is wrong with the look itself, the file asked for will show it.
  lookForOtherBuild().catch(() => undefined);
  const response = await fetch(new URL(`data/${name}`, document.baseURI)).catch(() => null);
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
