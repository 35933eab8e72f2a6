import { readFileSync } from "node:fs"
import { Ajv } from "ajv"
import { expect, test } from "vitest"
import { rules } from "../../src/check/index.ts"
import { reporters } from "../../src/report/index.ts"
import { readXml, type XmlElement } from "../output/readers.ts"
import { context, findings, known } from "./sample.ts"

const { sarif, junit, codequality, json } = reporters

/** The schema of SARIF 2.1.0 (rtm.5), as npm’s @microsoft/jest-sarif 1.0.0-beta.0 ships it (MIT). */
const schema = JSON.parse(readFileSync(new URL("schemas/sarif-2.1.0.json", import.meta.url), "utf8"))
const validate = (() => {
  // Written for draft 4, whose `id` and address ajv no longer reads; nothing else of it differs.
  const { id: _, $schema: __, ...draft } = schema
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  ajv.addFormat("uri", text => URL.canParse(text))
  ajv.addFormat("uri-reference", text => URL.canParse(text, "https://x.example/") && !/[\s<>"{}|\\^`]/.test(text))
  ajv.addFormat("date-time", text => !Number.isNaN(Date.parse(text)))
  return ajv.compile(draft)
})()

function errorsOf(log: unknown): string[] {
  return validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

test("sarif is valid by its schema, with every rule and its help", () => {
  const log = JSON.parse(sarif(findings, { ...known(), rules }))
  expect(errorsOf(log)).toEqual([])
  const [run] = log.runs
  const driver = run.tool.driver
  expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual([...rules.map(({ id }) => id), "section-titre"])
  for (const rule of driver.rules.slice(0, rules.length)) {
    expect(rule.shortDescription.text.length).toBeGreaterThan(3)
    expect(rule.help.text).toMatch(/À corriger :[\s\S]*Correct :/)
    expect(rule.helpUri).toBe(`https://stages.example/controles/${rule.id}/`)
  }
  for (const result of run.results) expect(driver.rules[result.ruleIndex].id).toBe(result.ruleId)
  expect(run.results.map(({ baselineState }: { baselineState: string }) => baselineState)).toEqual([
    "unchanged",
    "new",
    "unchanged",
    "new",
    "new",
    "new",
  ])
})

test("the schema refuses what is no sarif", () => {
  const log = JSON.parse(sarif(findings, known()))
  log.runs[0].results[0].level = "grave"
  delete log.runs[0].tool
  expect(errorsOf(log).length).toBeGreaterThanOrEqual(2)
})

test("a fingerprint is the finding’s own, and stays where the fault moves", () => {
  const prints = (all: typeof findings) =>
    JSON.parse(sarif(all, context)).runs[0].results.map(
      (result: { partialFingerprints: { [name: string]: string } }) => result.partialFingerprints["missions/v1"],
    )
  const moved = findings.map(finding => ({ ...finding, start: { ...finding.start, line: finding.start.line + 7 } }))
  expect(prints(moved)).toEqual(prints(findings))
  expect(new Set(prints([...findings, ...findings])).size).toBe(12)
})

test("a certain correction is one for other tools, unless it tells what stays with the school", () => {
  const phone = findings.find(({ rule }) => rule === "telephone")
  const told = phone ? [{ ...phone, fixes: phone.fixes.map(fix => ({ ...fix, confidence: "certain" as const })) }] : []
  expect(told).toHaveLength(1)
  const { results } = JSON.parse(sarif([...findings, ...told], context)).runs[0]
  const fixes = results.flatMap((result: { fixes: object[] }) => result.fixes)
  expect(fixes).toHaveLength(1)
  expect(fixes[0].artifactChanges[0].replacements).toEqual([
    {
      deletedRegion: { startLine: 12, startColumn: 5, endLine: 12, endColumn: 12 },
      insertedContent: { text: "courriel" },
    },
  ])
})

test("more results than any tool takes are counted, not listed", () => {
  const [first] = findings.slice(5).map(({ field: _, ...finding }) => ({ ...finding, fixes: [] }))
  const many = first ? Array.from({ length: 25_200 }, () => first) : []
  const log = JSON.parse(sarif(many, { ...context, text: () => "" }))
  expect(log.runs[0].results).toHaveLength(25_000)
  expect(log.runs[0].invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^200 autres points/)
})

test("an odd path is an address that leads nowhere else", () => {
  const odd = findings.map(finding => ({ ...finding, path: "proposals/é à/..%2f:x\ud800.md" }))
  const log = JSON.parse(sarif(odd, context))
  expect(errorsOf(log)).toEqual([])
  expect(log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(
    "proposals/%C3%A9%20%C3%A0/..%252f%3Ax%3F.md",
  )
})

test("junit has the usual shape, and its figures are true", () => {
  const root = readXml(junit(findings, known()))
  expect(root.name).toBe("testsuites")
  const suites = root.children
  for (const suite of suites) expectSuite(suite)
  const sum = (name: string) => suites.reduce((total, { attributes }) => total + Number(attributes[name]), 0)
  for (const name of ["tests", "failures", "skipped", "errors"]) expect(Number(root.attributes[name])).toBe(sum(name))
  expect(root.attributes).toMatchObject({ tests: "6", failures: "4", skipped: "2", errors: "0" })
})

test("a sound file is a case that passes; points not shown are counted", () => {
  const sound = readXml(junit([], known())).children
  expect(sound.map(({ children }) => children.map(({ attributes }) => attributes["name"]))).toEqual([
    ["Rien à corriger"],
  ])
  const root = readXml(junit(findings, { ...known(), max: 1 }))
  root.children.map(expectSuite)
  expect(root.children.at(-1)?.children[0]?.attributes["name"]).toMatch(/^5 autres points/)
})

test("two points alike are two cases, each with a name of its own", () => {
  const [first] = findings
  if (!first) throw new Error("no finding")
  const root = readXml(junit([first, first, { ...first, message: "autre" }], known()))
  const names = root.children.flatMap(({ children }) => children.map(({ attributes }) => attributes["name"]))
  expect(names).toEqual([
    "N° de SIRET de la collectivité : il manque un chiffre",
    "N° de SIRET de la collectivité : il manque un chiffre (2)",
    "N° de SIRET de la collectivité : autre",
  ])
})

function expectSuite({ name, attributes, children }: XmlElement): void {
  expect(name).toBe("testsuite")
  const inside = (outcome: string) => children.filter(one => one.children[0]?.name === outcome).length
  expect(Number(attributes["tests"])).toBe(children.length)
  expect(Number(attributes["failures"])).toBe(inside("failure"))
  expect(Number(attributes["skipped"])).toBe(inside("skipped"))
  for (const one of children) {
    expect(one.name).toBe("testcase")
    for (const wanted of ["name", "classname", "time"]) expect(one.attributes[wanted]).toBeTruthy()
    expect(one.children.length).toBeLessThanOrEqual(1)
    for (const outcome of one.children) expect(outcome.attributes["message"]).toBeTruthy()
  }
}

test("code quality is what GitLab reads: each remark with a name of its own, a place and a severity it knows", () => {
  const remarks = JSON.parse(codequality([...findings, ...findings], known()))
  expect(remarks).toHaveLength(12)
  for (const remark of remarks) {
    expect(Object.keys(remark)).toEqual(["description", "check_name", "fingerprint", "severity", "location", "content"])
    expect(remark.description).toMatch(/\S/)
    expect(remark.fingerprint).toMatch(/^[\w.-]+$/)
    expect(["info", "minor", "major", "critical", "blocker"]).toContain(remark.severity)
    expect(remark.location.path).not.toMatch(/^(\/|\.\/)/)
    expect(Number.isInteger(remark.location.lines.begin)).toBe(true)
  }
  expect(new Set(remarks.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(12)
  expect(JSON.parse(codequality(findings, { ...known(), max: 2 })).at(-1).description).toMatch(/^4 autres points/)
})

test("json adds what changed since, and nothing when nobody asked", () => {
  const report = JSON.parse(json(findings, known()))
  expect(report.since).toEqual({
    settled: [{ fingerprint: "reglee-1", label: "Fonction", message: "cette réponse manque" }],
    remaining: 2,
    new: 4,
  })
  expect(report.findings.map((found: { new: boolean }) => found.new)).toEqual([false, true, false, true, true, true])
  expect(report.verdict.sentence).toMatch(/^4 points bloquants/)
  expect(report.deadline).toContain("il reste 7 jours")
  expect(report.contact.courriel).toContain("@")
  const plain = JSON.parse(json(findings, context))
  expect([plain.since, plain.findings[0].new]).toEqual([undefined, undefined])
})
