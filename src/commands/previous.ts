import { readFileSync, statSync } from "node:fs"
import { resolve } from "node:path"
import { misuse } from "../model/misuse.ts"
import type { Earlier } from "../model/types.ts"
import { clean } from "../report/clean.ts"
import type { Call } from "./command.ts"

/**
 * What the report named by `--previous` told; undefined without one, or when it did not tell all. Throws a misuse for
 * a file that is missing, broken or no report of ours.
 */
export function readPrevious(call: Call): Earlier[] | undefined {
  const name = call.flags["previous"]
  if (typeof name !== "string") return undefined
  const report = asRecord(parse(name, read(resolve(call.cwd, name), name)))
  const found = Array.isArray(report["findings"]) ? report["findings"].map(earlierOf) : undefined
  if (!Number.isSafeInteger(report["version"]) || !found || found.some(earlier => !earlier))
    throw misuse(`${shown(name)} n’est pas un rapport de « npx missions check --format json ».`)
  if (report["version"] !== 1)
    throw misuse(`${shown(name)} a été écrit par une autre version du programme : refaites-le avec celle-ci.`)
  if (Number(asRecord(report["summary"])["omitted"] ?? 0) > 0) {
    call.say(`${shown(name)} ne dit pas tout (--max-findings) : rien n’est comparé.`)
    return undefined
  }
  return found.filter(earlier => earlier !== undefined)
}

/** A report on ten thousand fiches is smaller. */
const mostBytes = 200_000_000

function read(file: string, name: string): string {
  try {
    const stat = statSync(file)
    if (stat.isFile() && stat.size <= mostBytes) return readFileSync(file, "utf8")
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    if (code !== "ENOENT") throw misuse(`${shown(name)} ne peut pas être lu (${code}).`)
    throw misuse(
      `Pas de rapport ${shown(name)}. La première fois, faites-le sans --previous : npx missions check --format json=RAPPORT.json`,
    )
  }
  throw misuse(`${shown(name)} n’est pas un rapport : il faut un fichier de moins de 200 Mo.`)
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw misuse(`${shown(name)} est abîmé ou n’est pas un rapport au format json : il ne peut pas être lu.`)
  }
}

function earlierOf(value: unknown): Earlier | undefined {
  const { fingerprint, path, label, message } = asRecord(value)
  if (typeof fingerprint !== "string" || fingerprint === "") return undefined
  return {
    fingerprint,
    ...(typeof path === "string" && { path }),
    ...(typeof label === "string" && { label }),
    ...(typeof message === "string" && { message }),
  }
}

function shown(name: string): string {
  return `« ${clean(name)} »`
}

function asRecord(value: unknown): { [key: string]: unknown } {
  return typeof value === "object" && value !== null ? (value as { [key: string]: unknown }) : {}
}
