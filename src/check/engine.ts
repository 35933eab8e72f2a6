import type { Context, Edition, Finding, Rule, Severity, Subject, Told } from "../model/types.ts"
import { type Setting, toFinding } from "./finding.ts"

/** What a rule says of a file; a rule that throws is told as a finding of that rule. */
function run(rule: Rule, subject: Subject, context: Context): readonly Told[] {
  if (rule.needs?.some(pointer => subject.value(pointer) === undefined)) return []
  const said: Told[] = []
  try {
    for (const told of rule.check(subject, context)) said.push(told)
  } catch (error) {
    said.push(broken(rule, error))
  }
  return said.length > most ? [...said.slice(0, most), more(rule, said.slice(most), subject)] : said
}

function broken({ title }: Rule, error: unknown): Told {
  const cause = error instanceof Error ? error.message : String(error)
  return {
    severity: "to-check",
    label: title,
    message: "ce contrôle n’a pas pu être fait, à cause d’un défaut du programme ; le reste de la fiche a été lu",
    why: `le détail aidera à corriger le programme : ${cause.slice(0, 200)}`,
  }
}

/** A finding, and whether it keeps its fiche out of the catalogue: in a draft, what is only advised does. */
export interface Weighed {
  finding: Finding
  stops: boolean
}

/** The findings of some rules on a file, in the order of the file. */
export function findingsOf(rules: readonly Rule[], subject: Subject, context: Context, setting: Setting): Weighed[] {
  const found: Weighed[] = []
  for (const rule of rules) {
    for (const told of run(rule, subject, context)) {
      const severity = severityOf(rule, told, context.edition)
      const softened = isDraft(subject) && severity === "blocking" && !rule.firm ? "advice" : severity
      found.push({ finding: toFinding(rule, told, subject, softened, setting), stops: severity === "blocking" })
    }
  }
  return found.sort((one, other) => inOrder(one.finding, other.finding))
}

/** By place, then by weight. */
export function inOrder(one: Finding, other: Finding): number {
  return one.start.offset - other.start.offset || weight[one.severity] - weight[other.severity]
}

/** The édition decides, else the finding, else the rule. */
function severityOf(rule: Rule, told: Told, edition: Edition): Severity {
  const severities = edition.severites ?? {}
  return (Object.hasOwn(severities, rule.id) ? severities[rule.id] : undefined) ?? told.severity ?? rule.severity
}

/** In a draft what blocks is only advised, unless its harm does not wait. */
function isDraft(subject: Subject): boolean {
  return subject.value("/statut") === "brouillon"
}

/** Most findings of one rule in one file: beyond, one more says how many there are. */
const most = 20

function more({ title }: Rule, untold: readonly Told[], { draft }: Subject): Told {
  const [{ span, field = "" } = {}] = untold
  const rest = untold.length
  return {
    severity: "advice",
    label: title,
    span: span ?? draft.place(field),
    message: `la même remarque vaut à ${rest} ${rest > 1 ? "autres endroits" : "autre endroit"} de ce fichier`,
  }
}

const weight: { [severity in Severity]: number } = { blocking: 0, "to-check": 1, advice: 2 }
