import type { Reporter } from "../model/types.ts"
import { element, xmlText } from "../model/xml.ts"
import { count } from "../words/text.ts"
import { clean } from "./clean.ts"
import { arrange } from "./order.ts"
import { type Point, plainLines, pointer } from "./point.ts"

/**
 * A suite a file, a case a point: what blocks is a failure, the rest is skipped with its words; a sound file is one
 * case that passes.
 */
export const junit: Reporter = (findings, context) => {
  const { files, omitted } = arrange(findings, context)
  const toPoint = pointer(context)
  const told = new Map(files.map(({ path, findings }) => [path, findings]))
  const paths = new Set([...(context.drafts?.() ?? []).map(({ path }) => path), ...told.keys()])
  const suites = [...paths].map(path => suite(clean(path), (told.get(path) ?? []).map(toPoint)))
  if (omitted > 0) {
    const message = count(omitted, "autre point n’est pas montré", "autres points ne sont pas montrés")
    suites.push({ tests: 1, failures: 0, skipped: 1, xml: left(`${message} (--max-findings).`) })
  }
  const sum = (key: "tests" | "failures" | "skipped") => suites.reduce((total, suite) => total + suite[key], 0)
  const totals = figures({ tests: sum("tests"), failures: sum("failures"), skipped: sum("skipped") })
  const all = element("testsuites", { name: "missions", ...totals }, ...suites.map(({ xml }) => `\n${xml}`), "\n")
  return `<?xml version="1.0" encoding="UTF-8"?>\n${all}\n`
}

interface Suite {
  tests: number
  failures: number
  skipped: number
  xml: string
}

function suite(path: string, points: Point[]): Suite {
  const failures = points.filter(({ severity }) => severity === "blocking").length
  const counts = { tests: Math.max(points.length, 1), failures, skipped: points.length - failures }
  const cases =
    points.length > 0
      ? named(points).map(({ point, name }) => testcase(point, name, path))
      : [element("testcase", { name: "Rien à corriger", classname: path, file: path, time: "0" })]
  const xml = element("testsuite", { name: path, ...figures(counts) }, ...cases.map(one => `\n  ${one}`), "\n")
  return { ...counts, xml }
}

/** A name of its own in its suite for each, lest a forge keep one of two alike. */
function named(points: readonly Point[]): { point: Point; name: string }[] {
  const seen = new Map<string, number>()
  return points.map(point => {
    const rank = (seen.get(`${point.rule} ${point.title}`) ?? 0) + 1
    seen.set(`${point.rule} ${point.title}`, rank)
    return { point, name: rank > 1 ? `${point.title} (${rank})` : point.title }
  })
}

function testcase(point: Point, name: string, path: string): string {
  const said = plainLines(point).map(line => xmlText(line))
  const outcome =
    point.severity === "blocking"
      ? element("failure", { message: point.title, type: point.rule }, said.join("\n"))
      : element("skipped", { message: [point.title, ...plainLines(point)].join(" · ") })
  return element("testcase", { name, classname: point.rule, file: path, time: "0" }, outcome)
}

function left(message: string): string {
  const one = element(
    "testcase",
    { name: message, classname: "max-findings", time: "0" },
    element("skipped", { message }),
  )
  return element("testsuite", { name: "max-findings", ...figures({ tests: 1, failures: 0, skipped: 1 }) }, one)
}

function figures({ tests, failures, skipped }: { tests: number; failures: number; skipped: number }) {
  return { tests: `${tests}`, failures: `${failures}`, errors: "0", skipped: `${skipped}`, time: "0" }
}
