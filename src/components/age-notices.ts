import type { Freshness } from "../../pipeline/publish/published.ts";
import { ageOf, missedAt } from "../../pipeline/run/age.ts";
import type { PublicHealth } from "../../pipeline/run/public-health.ts";
import { element } from "./element.ts";
import { OUTCOMES } from "./nights.ts";
import { countWords, dayWords, momentWords } from "./wording.ts";

/**
 * What a reader must know before using a figure: that Ofsted's figures here are old, and that the last refresh brought
 * nothing or never began. By the rule of `outcomes status` (pipeline/run/age.ts), as seen at `now`; nothing where all is well.
 * @param figures those of the fictional sample stand still: nobody waits for newer ones
 * @param health null where the server gives none out
 */
export function ageNotices(
  figures: { freshness: readonly Freshness[]; isSample: boolean },
  health: PublicHealth | null,
  now: Date,
): HTMLElement[] {
  return [
    ...(figures.isSample ? [] : figuresNotice(figures.freshness, now)),
    ...(health === null ? [] : refreshNotice(health, now)),
  ];
}

function figuresNotice(freshness: readonly Freshness[], now: Date): HTMLElement[] {
  const day = freshness.find(({ kind }) => kind === "mi")?.latest_as_at ?? null;
  const { level, days } = ageOf("mi", day, now);
  if (level !== "late" && level !== "stale") return [];
  const words =
    level === "late"
      ? "A newer month is due."
      : "That is far too old: Ofsted has published no newer month, or it could not be read.";
  return [
    element(
      "p",
      { class: level === "stale" ? "notice stale" : "notice late", role: "status" },
      `Ofsted’s figures here are as at ${dayWords(day)}, ${countWords(days ?? 0)} days ago. ${words}`,
    ),
  ];
}

function refreshNotice(
  { last_good: good, last_tried: tried, next_expected: next }: PublicHealth,
  now: Date,
): HTMLElement[] {
  const missed = missedAt(next, now);
  if (missed === null && tried?.outcome !== "failed" && tried?.outcome !== "partial") return [];
  const fault =
    missed !== null
      ? `The refresh expected at ${momentWords(missed)} has not begun`
      : `The last refresh, of ${momentWords(tried?.began ?? "")}, ${OUTCOMES[tried?.outcome ?? ""] ?? "failed"}`;
  const shown =
    good === null ? "no refresh has gone well yet" : `what is shown is of ${momentWords(good.ended)}`;
  return [element("p", { class: "notice late", role: "status" }, `${fault}: ${shown}.`)];
}
