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
  const ticked = readBoxes(text)
  if (ticked) return ticked
  const start = /^(?:oui|non)\s*(?:[/,;|-]|ou)?\s*(?:oui|non)$/i.test(text)
    ? undefined
    : /^(oui|non)\b/i.exec(text)?.[1]?.toLowerCase()
  return {
    rule: "oui-non",
    message: start
      ? "la réponse dit plus que oui ou non"
      : /oui.*non|non.*oui/i.test(text)
        ? "les deux réponses sont restées : il faut garder la bonne"
        : "la réponse n’est ni oui ni non",
    expected: "« oui » ou « non », sans rien d’autre",
    ...(start ? { likely: { label: `Écrire « ${start} »`, write: start } } : {}),
  }
}

/** «☒ oui ☐ non», boxes of any make before the answers or after them; undefined for what is no such pair. */
function readBoxes(text: string): Reading | undefined {
  const boxes = text.slice(0, 80).replaceAll(ticks, "☒").replaceAll(empty, "☐")
  const found = /^([☒☐])? ?oui ?([☒☐])?[ /,;|.-]*([☒☐])? ?non ?([☒☐])?[ .]*$/i.exec(boxes)
  const marks = found?.slice(1).filter(mark => mark !== undefined) ?? []
  if (!found || marks.length === 0) return undefined
  const [before, , , after] = found.slice(1)
  const ticked = marks.filter(mark => mark === "☒").length
  // A mark alone between the two answers may go with either.
  if (ticked === 1 && (marks.length === 2 || before || after)) {
    const yes = before ? before === "☒" : after !== "☒"
    return { value: yes, write: yes ? "oui" : "non" }
  }
  const said = ["aucune des deux cases n’est cochée", "on ne sait pas de quelle réponse la case est cochée"]
  return {
    rule: "oui-non",
    message: said[ticked] ?? "les deux cases sont cochées",
    expected: "« oui » ou « non », écrit en toutes lettres à la place des cases",
  }
}

const ticks = /[☑☒✓✔✗✘]|\[ ?[xX×✓✔] ?\]|\( ?[xX×✓✔] ?\)/g
const empty = /[☐□❏]|\[ ?\]|\( ?\)/g

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
