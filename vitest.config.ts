import { defineConfig } from "vitest/config"

export default defineConfig({
  plugins: [
    {
      // What is tried is what runs: no package is asked for what it makes for development, which is slower.
      name: "as-it-runs",
      configResolved({ ssr: { resolve: packages } }) {
        if (packages?.conditions)
          packages.conditions = packages.conditions.filter(one => one !== "development|production")
      },
    },
  ],
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
