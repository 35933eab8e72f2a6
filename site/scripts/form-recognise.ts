import type { PageCheck } from "../../src/model/page.ts"
import { frenchNumber, sentenceCase } from "../../src/words/text.ts"
import type { DepositSetting } from "../components/deposit.tsx"
import { make } from "./dom.ts"
import { type Asked, answerOf, putAnswer } from "./form-answers.ts"

/** Says whose number a SIRET is, when the reference data know it; answers what that answers, and tells whether it did. */
export function recognise(questions: readonly Asked[], check: PageCheck, setting: DepositSetting): boolean {
  const find = (pointer: string) => questions.find(question => question.pointer === pointer)
  const siret = find("/collectivite/siret")
  if (!siret) return false
  const typed = answerOf(siret).replaceAll(/\D/g, "")
  const known = typed.length >= 9 ? check.authority(typed, setting) : undefined
  siret.frame.querySelector(".ask-known")?.remove()
  if (!known) return false
  let answered = false
  for (const [pointer, value] of [
    ["/collectivite/nom", known.nom],
    ["/collectivite/categorie", known.categorie],
  ] as const) {
    const question = find(pointer)
    if (!question || answerOf(question) !== "") continue
    putAnswer(question, value)
    answered = true
  }
  const select = find("/collectivite/categorie")?.frame.querySelector("select")
  const label = [...(select?.options ?? [])].find(({ value }) => value === known.categorie)?.text ?? known.categorie
  const people = known.population === undefined ? "" : `, ${frenchNumber(known.population)}\u00a0habitants`
  const mark = make("i", "tick")
  mark.setAttribute("aria-hidden", "true")
  const line = make(
    "p",
    "ask-known",
    mark,
    `Reconnue\u00a0: ${sentenceCase(known.nom)}, ${label.toLowerCase()}${people}.`,
  )
  line.setAttribute("role", "status")
  siret.frame.append(line)
  return answered
}
