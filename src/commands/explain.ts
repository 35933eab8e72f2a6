import { rules } from "../check/index.ts"
import { fold } from "../model/fold.ts"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { Rule, Severity } from "../model/types.ts"
import { clean } from "../report/clean.ts"
import { painter } from "../report/paint.ts"
import { wrap } from "../report/wrap.ts"
import { frenchList } from "../words/text.ts"
import type { Call, Command } from "./command.ts"

/** Says what a rule wants and why, with a wrong and a right example; without a rule, lists them all. */
export const explain: Command = {
  name: "explain",
  summary: "dit ce que veut un contrôle et pourquoi, avec un exemple faux et un juste",
  usage: "explain [CONTRÔLE]",
  options: {},
  positionals: { min: 0, max: 1 },
  async run(call) {
    const [asked] = call.words
    if (asked === undefined) {
      call.out(listOf(rules, call.terminal))
      return 0
    }
    const rule = rules.find(({ id }) => id === asked)
    if (!rule) throw misuse(unknown(asked))
    call.out(page(rule, call.terminal))
    return 0
  },
}

const kinds: { severity: Severity; title: string; alone: string }[] = [
  {
    severity: "blocking",
    title: "Bloquants : la fiche ne paraît pas tant qu’ils ne sont pas réglés",
    alone: "bloquant",
  },
  {
    severity: "to-check",
    title: "À vérifier : la collectivité relit, le service des stages décide",
    alone: "à vérifier",
  },
  { severity: "advice", title: "Conseils", alone: "conseil" },
]

function unknown(asked: string): string {
  const ids = rules.map(({ id }) => id)
  const close = nearest(asked, ids)
  // A word of several names suggests them all.
  const meant = close ? [close] : ids.filter(id => id.split("-").includes(fold(asked)))
  return (
    `Contrôle inconnu : « ${clean(asked).slice(0, 80)} ».` +
    (meant.length > 0
      ? ` Vouliez-vous dire ${frenchList(
          meant.map(id => `« ${id} »`),
          "ou",
        )} ?`
      : "") +
    " La liste : npx missions explain"
  )
}

function page({ id, title, severity, doc }: Rule, { color, width }: Call["terminal"]): string {
  const paint = painter(color)
  const kind = kinds.find(known => known.severity === severity)?.alone ?? severity
  const excerpt = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map(line => `  │ ${line}`)
  return [
    `${paint("bold", title)} ${paint("dim", `[${id}, ${kind}]`)}`,
    "",
    ...wrap(doc.why, width),
    "",
    ...wrap(doc.how, width),
    "",
    paint("red", "✖ À corriger"),
    ...excerpt(doc.wrong),
    "",
    paint("green", "✔ Correct"),
    ...excerpt(doc.right),
    "",
  ].join("\n")
}

function listOf(all: readonly Rule[], { color, width }: Call["terminal"]): string {
  const paint = painter(color)
  const wide = Math.max(...all.map(({ id }) => id.length))
  const groups = kinds.map(({ severity, title }) => {
    const rows = all
      .filter(rule => rule.severity === severity)
      .toSorted((a, b) => a.id.localeCompare(b.id, "fr"))
      .flatMap(rule => row(rule, wide, width))
    return [...wrap(title, width).map(line => paint("bold", line)), ...rows].join("\n")
  })
  return `${[...groups, "npx missions explain CONTRÔLE en dit plus sur l’un d’eux."].join("\n\n")}\n`
}

function row({ id, title }: Rule, wide: number, width: number): string[] {
  const room = width - wide - 4
  if (room < 20) return [`  ${id}`, ...wrap(title, width - 4).map(line => `    ${line}`)]
  return wrap(title, room).map((line, index) => `  ${(index === 0 ? id : "").padEnd(wide)}  ${line}`)
}
