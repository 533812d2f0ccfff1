import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // Order must not matter: files and tests are shuffled, and the seed is printed when one fails.
    sequence: { shuffle: true },
    testTimeout: 60_000,
    // Most of the time of a test here is a wait: for a browser, a server, a disk. Left alone, two cores get one worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: "pipeline",
          include: ["test/**/*.test.ts"],
          exclude: ["test/browser/**"],
          globalSetup: ["test/shared-folder.ts"],
          setupFiles: ["test/next-frame.ts"],
        },
      },
      {
        // One site of the sample is built for all of them.
        extends: true,
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          globalSetup: ["test/browser/sample-site.ts"],
        },
      },
    ],
  },
});
