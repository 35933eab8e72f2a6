import { fold } from "../fold.ts"
import { nearest } from "../nearest.ts"
import type { Reading } from "../values.ts"
import { oneLine } from "./text.ts"

type Choices = readonly { value: string; label: string }[]

/** One of the choices, by its value or its label; accents, case and hyphens are forgiven. */
export function readChoice(typed: string, choices: Choices): Reading {
  const text = oneLine(typed).slice(0, 200)
  if (choices.some(({ value }) => value === text)) return { value: text }
  const asked = fold(text)
  for (const { value, label } of choices) {
    if (names(value, label).includes(asked)) return { value, write: value }
  }
  const close = nearest(
    text,
    choices.flatMap(({ value, label }) => (fold(value) === fold(label) ? [value] : [value, label])),
  )
  const found = choices.find(({ value, label }) => value === close || label === close)
  return {
    rule: "choix-inconnu",
    message: "cette réponse n’est pas dans la liste",
    expected: `l’une de ces réponses : ${choices.map(({ value }) => value).join(", ")}`,
    ...(found ? { likely: { label: `Écrire « ${found.value} »`, write: found.value } } : {}),
  }
}

/** «oui» or «non», in the ways forms and spreadsheets write them. */
export function readYesNo(typed: string): Reading {
  const text = oneLine(typed)
  if (text === "oui" || text === "non") return { value: text === "oui" }
  const short = text.length > 40 ? "" : fold(text).replaceAll(/[.!;,"' ]+$/g, "")
  if (yes.has(short)) return { value: true, write: "oui" }
  if (no.has(short)) return { value: false, write: "non" }
  const start = /^(oui|non)\b/i.exec(text)?.[1]?.toLowerCase()
  return {
    rule: "oui-non",
    message: start ? "la réponse dit plus que oui ou non" : "la réponse n’est ni oui ni non",
    expected:
      "« oui » ou « non », sans rien d’autre ; une précision se met dans « Autres aspects pratiques pour les élèves »",
    ...(start ? { likely: { label: `Écrire « ${start} »`, write: start } } : {}),
  }
}

/** How serious a rule is this year, in French or as JSON says it. */
export function readSeverity(typed: string): Reading {
  const asked = fold(typed.slice(0, 100))
  for (const { value, names: known } of severities) {
    if (known.includes(asked)) return { value }
  }
  return {
    rule: "choix-inconnu",
    message: "cette réponse n’est pas dans la liste",
    expected: "bloquant, à vérifier ou conseil",
  }
}

const yes = new Set(["oui", "o", "yes", "y", "true", "vrai", "x", "1", "on", "ok", "[x]", "☒", "☑", "✓", "✔"])
const no = new Set(["non", "n", "no", "false", "faux", "0", "off"])

const severities = [
  { value: "blocking", names: ["bloquant", "bloquante", "blocking"] },
  { value: "to-check", names: ["a verifier", "to check"] },
  { value: "advice", names: ["conseil", "advice"] },
]

function names(value: string, label: string): string[] {
  return [value, label, label.replace(/ ?\(.*\)$/, "")].map(fold)
}
