import { defineConfig } from "vitest/config"

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    // Two, each with its modules loaded once for all its files: no test keeps anything in them that another would see.
    maxWorkers: 2,
    isolate: false,
    globalSetup: "test/once.ts",
  },
})
