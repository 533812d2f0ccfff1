import { readFileSync } from "node:fs";
import { WrongUse } from "../errors.ts";
import { isLocal } from "./address.ts";

/** The name that robots.txt files know the collector by. */
export const ROBOT_NAME = "InspectionOutcomes";

/**
 * Who asks, and how to reach them: `InspectionOutcomes/0.1.0 (+mailto:someone@example.org)`.
 * Only a run that stays on this machine (all `bases` local) may go without a contact.
 * @throws WrongUse when a live run has none.
 */
export function userAgent(contact: string | null, bases: readonly string[]): string {
  if (contact === null && bases.some((base) => !isLocal(new URL(base)))) {
    throw new WrongUse(
      "A live collection needs a contact, so that the sites' engineers know whom to write to: set OUTCOMES_CONTACT " +
        '(or "contact" in outcomes.config.json) to an e-mail or web address. Nothing was asked of any site.',
    );
  }
  return `${ROBOT_NAME}/${version()} (${contact === null ? "local servers only" : addressOf(contact)})`;
}

/** Web addresses may hold an "@" as well: those of people on social networks do. */
function addressOf(contact: string): string {
  return /^https?:/i.test(contact) ? `+${contact}` : `+mailto:${contact}`;
}

function version(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return /"version":\s*"([^"]+)"/.exec(text)?.[1] ?? "0";
}
