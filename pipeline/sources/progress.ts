import type { Clock } from "../http/clock.ts";
import type { Step } from "./crawl.ts";

/** Where words on what is under way go; `progress` overwrites its line and is left out where there is no terminal. */
export interface Reporter {
  note(text: string): void;
  progress(text: string): void;
}

/** A plain line comes this often where there is no terminal to overwrite one. */
const PLAIN_EVERY_MS = 60_000;

/** Tells how a crawl goes on: rate, done, left, the estimated end; and each failure as it happens. */
export function progressOf(name: string, reporter: Reporter, clock: Clock): (step: Step) => void {
  const began = clock.now();
  let steps = 0;
  let lastPlain = began;
  return (step) => {
    steps += 1;
    const now = clock.now();
    const text = `${name}: ${progressText(steps, step, now - began, now)}`;
    if (step.how === "failed")
      reporter.note(`${name}: failed ${step.task.url} (${step.reason ?? "no reason"})`);
    reporter.progress(text);
    if (now - lastPlain >= PLAIN_EVERY_MS) {
      lastPlain = now;
      reporter.note(text);
    }
  };
}

/** "1,234 done, 567 left, 0.9 a second, about 14:05" after `steps` steps in `elapsedMs`. */
export function progressText(
  steps: number,
  { done, left }: Pick<Step, "done" | "left">,
  elapsedMs: number,
  now: number,
): string {
  const rate = elapsedMs > 0 ? (steps * 1000) / elapsedMs : 0;
  const counts = `${done.toLocaleString("en-GB")} done, ${left.toLocaleString("en-GB")} left`;
  if (rate === 0 || left === 0) return counts;
  const end = new Date(now + (left / rate) * 1000);
  const time = `${String(end.getHours()).padStart(2, "0")}:${String(end.getMinutes()).padStart(2, "0")}`;
  const days = Math.floor(left / rate / 86_400);
  return `${counts}, ${rate.toFixed(1)} a second, done about ${time}${days > 0 ? ` in ${days} days` : ""}`;
}
