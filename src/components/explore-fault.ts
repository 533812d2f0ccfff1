import type { QueryFault } from "../explore/query-error.ts";
import { element } from "./element.ts";

/** What is wrong with a query, where, and what may help. */
export function faultNotice({ words, line, excerpt, hint }: QueryFault): HTMLElement {
  return element(
    "div",
    { class: "fault", role: "alert" },
    element(
      "p",
      {},
      element(
        "strong",
        {},
        line === null ? "The query did not run. " : `The query did not run: line ${line}. `,
      ),
      words,
    ),
    excerpt === null ? null : element("pre", {}, excerpt),
    element("p", {}, hint),
  );
}
