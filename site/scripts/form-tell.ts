import type { Placed } from "../../src/model/page.ts"
import type { Finding, Severity } from "../../src/model/types.ts"
import { sentenceCase } from "../../src/words/text.ts"
import { typo } from "../../src/words/typo.ts"
import { all, make, one } from "./dom.ts"
import { type Asked, answerOf, focusable } from "./form-answers.ts"

/** Says beside a question what was found of its answer; nothing when nothing was. */
export function tellBeside(question: Asked, found: readonly Placed[]): void {
  const { frame, controls } = question
  const blocking = found.some(({ finding }) => finding.severity === "blocking")
  const empty = answerOf(question).trim() === ""
  const said = found.map(({ finding }) => sayOne(finding, empty))
  const room = one(".ask-said", frame)
  const html = said.map(({ outerHTML }) => outerHTML).join("")
  // The same words are left alone: a screen reader would hear them again.
  if (room.innerHTML !== html) room.replaceChildren(...said)
  frame.classList.toggle("ask-wrong", blocking)
  // A choice among several has no state of its own: its frame is described by what is said.
  for (const control of controls.filter(({ type }) => type !== "radio" && type !== "checkbox")) {
    if (blocking) control.setAttribute("aria-invalid", "true")
    else control.removeAttribute("aria-invalid")
  }
}

function sayOne(finding: Finding, empty: boolean): HTMLElement {
  const { severity, expected, example } = finding
  if (empty && severity === "blocking") return make("p", "said said-blocking", make("b", "", missing))
  const more = [expected && `Attendu : ${expected}.`, example && `Exemple : ${example}.`].filter(text => text)
  return make(
    "p",
    `said said-${severity}`,
    ...(severity === "blocking" ? [] : [make("span", "said-level", levels[severity])]),
    make("b", "", sentence(finding.message)),
    ...(more.length > 0 ? [" ", make("span", "said-more", typo(more.join(" ").replaceAll("..", ".")))] : []),
    ...correctionOf(finding),
  )
}

/** A button that makes the correction of a finding, where there is one that nobody need think about. */
function correctionOf({ fixes, fingerprint }: Finding): HTMLElement[] {
  const certain = fixes.find(({ confidence, edits }) => confidence === "certain" && edits.length > 0)
  if (!certain) return []
  const button = make(
    "button",
    "button said-fix",
    typo(`Corriger : ${certain.label.charAt(0).toLowerCase()}${certain.label.slice(1)}`),
  )
  button.type = "button"
  button.dataset["correct"] = fingerprint
  return [make("br", ""), button]
}

const missing = "Cette réponse est attendue."
const levels: { [severity in Severity]: string } = {
  blocking: "",
  "to-check": "À vérifier\u00a0: ",
  advice: "Conseil\u00a0: ",
}

function sentence(message: string): string {
  return typo(`${sentenceCase(message)}.`.replace(/([.?!])\.$/, "$1"))
}

/** Sums up what blocks above the form, each a link to its question. */
export function sumUp(summary: HTMLElement, found: readonly Placed[], questions: readonly Asked[]): void {
  const many = new Set(found.map(({ question, finding }) => question ?? finding.message)).size
  summary.hidden = many === 0
  if (many === 0) return
  one("h2", summary).textContent = many === 1 ? "Une réponse est à corriger" : `${many}\u00a0réponses sont à corriger`
  const seen = new Set<string>()
  const lines = found.flatMap(({ finding, question }) => {
    const asked = questions.find(({ pointer }) => pointer === question)
    if (asked && seen.has(asked.pointer)) return []
    if (asked) seen.add(asked.pointer)
    const empty = asked !== undefined && answerOf(asked).trim() === ""
    const what = empty ? missing : sentence(finding.message)
    const label = asked ? labelOf(asked) : (finding.label ?? "")
    const text = typo(label === "" ? what : `${label} : ${what.charAt(0).toLowerCase()}${what.slice(1)}`)
    if (!asked) return [make("li", "", text)]
    const link = make("a", "", text)
    link.href = `#${asked.frame.querySelector("[id]")?.id ?? ""}`
    link.addEventListener("click", event => {
      event.preventDefault()
      asked.frame.scrollIntoView({ block: "start" })
      focusable(asked).focus({ preventScroll: true })
    })
    return [make("li", "", link)]
  })
  one("ul", summary).replaceChildren(...lines)
}

/** Takes the reader to the summary: its title is seen, however many lines follow. */
export function goToSummary(summary: HTMLElement): void {
  summary.focus({ preventScroll: true })
  summary.scrollIntoView({ block: "start" })
}

/** A question's label, with whom it is about where several are asked the same. */
function labelOf({ frame }: Asked): string {
  const label = one(".ask-label", frame).textContent ?? ""
  const same = all(".ask-label").filter(({ textContent }) => textContent === label).length > 1
  const part = frame.closest(".part")?.querySelector(".part-title")?.textContent ?? ""
  return same && part !== "" ? `${label} (${part})` : label
}
