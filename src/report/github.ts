import type { Finding, Reporter, Severity } from "../model/types.ts"
import { count, frenchList } from "../words/text.ts"
import { arrange } from "./order.ts"
import { type Point, plainLines, pointer } from "./point.ts"

/**
 * Workflow commands that annotate the files of a change. GitHub keeps ten of a kind a step and drops the others without
 * a word: beyond ten, the tenth says how many more there are, and where.
 */
export const github: Reporter = (findings, context) => {
  const { files, omitted } = arrange(findings, context)
  const toPoint = pointer(context)
  const shown = files.flatMap(file => file.findings)
  const lines = kinds.flatMap(({ severity, command, one, several }) => {
    const same = shown.filter(finding => finding.severity === severity)
    const kept = same.length > limit ? limit - 1 : same.length
    const rest = same.slice(kept).map(toPoint)
    const annotations = same.slice(0, kept).map(finding => annotation(command, finding, toPoint(finding)))
    const overflow = `Encore ${count(rest.length, one, several)} : ${where(rest)}. Le rapport complet est dans le résumé de l’exécution.`
    return rest.length > 0 ? [...annotations, say(command, {}, overflow)] : annotations
  })
  if (omitted > 0)
    lines.push(say("notice", {}, `${count(omitted, "autre point", "autres points")} au-delà de --max-findings.`))
  return lines.map(line => `${line}\n`).join("")
}

const limit = 10

const kinds: { severity: Severity; command: string; one: string; several: string }[] = [
  { severity: "blocking", command: "error", one: "point bloquant", several: "points bloquants" },
  { severity: "to-check", command: "warning", one: "point à vérifier", several: "points à vérifier" },
  { severity: "advice", command: "notice", one: "conseil", several: "conseils" },
]

function annotation(command: string, { start, end }: Finding, point: Point): string {
  const inLine = start.line === end.line && end.column > start.column
  const properties = {
    file: point.path,
    line: start.line,
    endLine: end.line,
    ...(inLine && { col: start.column, endColumn: end.column }),
    title: point.title,
  }
  return say(command, properties, plainLines(point).join("\n"))
}

function where(points: Point[]): string {
  const paths = [...new Set(points.map(({ path }) => path))]
  const named = paths.slice(0, 5).map(path => `${path} (${points.filter(point => point.path === path).length})`)
  return frenchList(paths.length > 5 ? [...named, count(paths.length - 5, "autre fichier", "autres fichiers")] : named)
}

function say(command: string, properties: { [name: string]: string | number }, text: string): string {
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  return `::${command}${list.length > 0 ? ` ${list.join(",")}` : ""}::${escapeData(text)}`
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A")
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C")
}
