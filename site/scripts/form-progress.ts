import type { Placed } from "../../src/model/page.ts"
import { count, frenchNumber } from "../../src/words/text.ts"
import { typo } from "../../src/words/typo.ts"
import { all, one } from "./dom.ts"
import { type Asked, answerOf } from "./form-answers.ts"

/** Says of each part of the form how far it is, and of the whole how many answers are there. */
export function showProgress(aside: HTMLElement, questions: readonly Asked[], told: readonly Placed[]): void {
  const wrong = new Set(told.filter(({ finding }) => finding.severity === "blocking").map(({ question }) => question))
  for (const item of all("li a", one(".deposit-progress", aside))) {
    const part = document.getElementById(item.getAttribute("href")?.slice(1) ?? "")
    const inside = questions.filter(({ frame }) => part?.contains(frame))
    const faults = inside.filter(({ pointer }) => wrong.has(pointer)).length
    const state = one(".progress-state", item)
    state.textContent = inside.length === 0 ? "" : faults > 0 ? count(faults, "erreur") : stateOf(inside)
    item.classList.toggle("progress-wrong", faults > 0)
  }
  const asked = questions.filter(({ required }) => required)
  one(".progress-all", aside).textContent = `${asked.filter(isAnswered).length} réponses sur ${asked.length}`
}

function stateOf(inside: readonly Asked[]): string {
  const required = inside.filter(one => one.required)
  const done = (required.length > 0 ? required : inside).filter(isAnswered).length
  const all = required.length > 0 ? required.length : inside.length
  return done === 0 ? "à faire" : done === all ? "rempli" : `${done} sur ${all}`
}

function isAnswered(question: Asked): boolean {
  return answerOf(question).trim() !== ""
}

/** Shows how long an answer is beside how long it may be. */
export function showLength({ frame, controls }: Asked): void {
  const gauge = frame.querySelector<HTMLElement>(".gauge")
  const [control] = controls
  if (!gauge || !control) return
  const limit = Number(gauge.dataset["limit"])
  const length = [...control.value.trim()].length
  one("i", gauge).style.inlineSize = `${Math.min(100, (100 * length) / limit)}%`
  gauge.classList.toggle("gauge-over", length > limit)
  const over = length > limit ? " : elle risque de déborder" : ""
  const signs = count(length, "signe")
  one(":scope > span:last-child", gauge).textContent = typo(
    gauge.dataset["budget"] === undefined
      ? `${signs} sur ${frenchNumber(limit)}`
      : `${signs} ; la fiche imprimée en laisse ${frenchNumber(limit)} environ${over}`,
  )
}
