import { element } from "./element.ts";
import { MissingData } from "./site-data.ts";

/** What an address shows, and what the page is called with it. */
export interface Addressed {
  title: string;
  content: Node;
}

/**
 * Shows in `holder` what the address asks for, now and after back and forward. What was asked for before and comes later,
 * a failure too, neither takes the place of what is shown since nor gives the page its name.
 * @param look finds what the address asks for
 * @param otherwise the page's name, and what is said, where that failed and the data do not say why
 * @returns does the same once the address was changed
 */
export function showAddressed(
  holder: HTMLElement,
  look: () => Promise<Addressed>,
  otherwise: { title: string; failed: string },
): () => void {
  let asked = 0;
  const follow = (): void => {
    asked += 1;
    const mine = asked;
    look()
      .catch((error: unknown): Addressed => ({
        title: otherwise.title,
        content: element(
          "p",
          { class: "notice" },
          error instanceof MissingData ? error.message : otherwise.failed,
        ),
      }))
      .then(({ title, content }) => {
        if (mine !== asked) return;
        document.title = title;
        holder.replaceChildren(content);
      })
      .catch(() => undefined);
  };
  addEventListener("popstate", follow);
  follow();
  return follow;
}
