/** The file's name out of its address, decoded where it can be. */
export function fileNameIn(url: string): string {
  const name = new URL(url).pathname.split("/").at(-1) ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    // "100%.csv": a server may have such a name, and it is the same file.
    return name;
  }
}
