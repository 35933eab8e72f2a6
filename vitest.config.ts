import { defineConfig } from "vitest/config"

/** Rooms that keep nothing from one test to the next: their files share their modules, which saves a third of their time. */
const logic = [
  "test/{check,derive,forge,intake,model,read,report,words}/**/*.test.{ts,tsx}",
  "test/output/*.test.{ts,tsx}",
]

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: "forks",
    maxWorkers: 2,
    projects: [
      { extends: true, test: { name: "logic", include: logic, isolate: false } },
      {
        extends: true,
        test: { name: "whole", include: ["test/**/*.test.{ts,tsx}"], exclude: logic, globalSetup: "test/once.ts" },
      },
    ],
  },
})
