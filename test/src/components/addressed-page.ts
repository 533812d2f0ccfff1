import type { BuildInfo } from "../../../pipeline/publish/published.ts";

/** A build of which nothing is told. */
export const BUILD: BuildInfo = {
  build_id: "b",
  site_id: "s",
  version: "1",
  as_at: "2026-08-31",
  register_as_at: null,
  letters_to: null,
  schools: 2,
  inspections: 0,
  documents: 0,
  is_sample: true,
};

/** Waits until everything that answers at once has answered. */
export function settled(): Promise<unknown> {
  return new Promise((resolve) => setTimeout(resolve));
}

/** Goes to an address as a page is told of it by back and forward. */
export function goTo(address: string): Promise<unknown> {
  history.pushState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
  return settled();
}
