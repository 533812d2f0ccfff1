/** A file of the site's data that is not there or cannot be read; the message is for readers. */
export class MissingData extends Error {
  override readonly name = "MissingData";
}

/**
 * Fetches a file of `published/site` by its name ("schools/0a.json").
 * @returns null where the site has no such file
 * @throws MissingData when the network or the file is at fault
 */
export async function siteData<Content>(name: string): Promise<Content | null> {
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
