import { afterEach } from "vitest";

/**
 * Every test with a page waits for the page's next frame. What a page draws there belongs to the test that made it: left
 * alone, a fault of it shows on a slow machine only, and then under the name of another test.
 */
afterEach(async () => {
  if (typeof requestAnimationFrame === "undefined") return;
  await new Promise((resolve) => requestAnimationFrame(resolve));
});
