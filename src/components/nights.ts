import type { PublicHealth } from "../../pipeline/run/public-health.ts";
import { element } from "./element.ts";
import { momentWords } from "./wording.ts";

/** How a refresh ended, in words that follow "the refresh". */
export const OUTCOMES: Readonly<Record<string, string>> = {
  good: "went well",
  partial: "could not collect everything, so that nothing was published",
  failed: "failed",
  unfinished: "has not ended",
};

/** How the nights since this site was made went; what is shown above is the last good one, whatever came after. */
export function nights({
  last_good: good,
  last_tried: tried,
  next_expected: next,
}: PublicHealth): HTMLElement {
  const facts: [string, string][] = [
    [
      "Last good refresh",
      good === null
        ? "none yet"
        : `${momentWords(good.ended)}${good.changed ? "" : ", which found nothing new"}`,
    ],
  ];
  if (tried !== null && tried.run !== good?.run) {
    const where = tried.step === null ? "" : ` at “${tried.step}”`;
    const checks = tried.checks.length === 0 ? "" : `: ${tried.checks.map(plain).join(", ")}`;
    facts.push([
      "Last refresh tried",
      `${momentWords(tried.began)}: ${OUTCOMES[tried.outcome] ?? tried.outcome}${where}${checks}`,
    ]);
  }
  for (const [check, why] of Object.entries(tried?.accepted ?? {}))
    facts.push(["Let pass by a person", `${plain(check)}: ${why}`]);
  if (next !== null) facts.push(["Next refresh expected", momentWords(next)]);
  return element(
    "dl",
    { class: "facts" },
    ...facts.map(([term, words]) => element("div", {}, element("dt", {}, term), element("dd", {}, words))),
  );
}

function plain(name: string): string {
  return name.replaceAll("_", " ");
}
