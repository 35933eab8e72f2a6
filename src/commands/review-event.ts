import { readFileSync } from "node:fs"
import { misuse } from "../model/misuse.ts"
import { clean } from "../report/clean.ts"
import type { Call } from "./command.ts"

/** What a run is about: a pull request to report on, or a build that ended, whose preview is to be linked. */
export type Occasion = { kind: "pull"; number: number } | { kind: "preview"; head: string; run: number }

/** Reads `--pull`, else the event a workflow was started by; only numbers and a commit's name are taken out of it. */
export function occasionOf(call: Call): Occasion {
  const asked = call.flags["pull"]
  if (typeof asked === "string") {
    if (!isNumber(asked)) throw misuse(`« --pull ${clean(asked)} » : il faut un numéro, comme 12.`)
    return { kind: "pull", number: Number(asked) }
  }
  const file = call.env["GITHUB_EVENT_PATH"]
  if (!file) throw misuse("Quelle demande ? Nommez-la avec --pull NUMÉRO, ou lancez la commande dans un workflow.")
  const event = asRecord(parse(file))
  const pull = asRecord(event["pull_request"])["number"]
  if (isCount(pull)) return { kind: "pull", number: pull }
  const { head_sha: head, id: run } = asRecord(event["workflow_run"])
  if (typeof head === "string" && /^[0-9a-f]{40}$/.test(head) && isCount(run)) return { kind: "preview", head, run }
  throw misuse("L’événement (GITHUB_EVENT_PATH) ne parle ni d’une demande ni d’une construction.")
}

/** Reads `--issue`, else the number of the issue that a workflow was started by, and nothing else of it. */
export function issueIn(call: Call): number {
  const asked = call.flags["issue"]
  if (typeof asked === "string") {
    if (!isNumber(asked)) throw misuse(`« --issue ${clean(asked)} » : il faut un numéro, comme 12.`)
    return Number(asked)
  }
  const file = call.env["GITHUB_EVENT_PATH"]
  if (!file) throw misuse("Quelle proposition ? Nommez-la avec --issue NUMÉRO, ou lancez la commande dans un workflow.")
  const { number } = asRecord(asRecord(parse(file))["issue"])
  if (isCount(number)) return number
  throw misuse("L’événement (GITHUB_EVENT_PATH) ne parle d’aucune issue.")
}

function isNumber(text: string): boolean {
  return /^[1-9]\d{0,8}$/.test(text)
}

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"))
  } catch {
    throw misuse("L’événement (GITHUB_EVENT_PATH) ne peut pas être lu.")
  }
}

function asRecord(value: unknown): { [key: string]: unknown } {
  return typeof value === "object" && value !== null ? (value as { [key: string]: unknown }) : {}
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0
}
