import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Order must not matter: files and tests are shuffled, and the seed is printed when one fails.
    sequence: { shuffle: true },
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
