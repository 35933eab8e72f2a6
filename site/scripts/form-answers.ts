import type { TypedAnswers } from "../../src/model/page.ts"
import { all, make } from "./dom.ts"

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

/** A question of the page: its frame, and what one answers with. */
export interface Asked {
  pointer: string
  frame: HTMLElement
  required: boolean
  /** Its answer stays with the school. */
  internal: boolean
  controls: Control[]
}

/** Every question of the form, in its order. */
export function questionsOf(form: HTMLElement): Asked[] {
  return all("[data-question]", form).map(frame => ({
    pointer: frame.dataset["question"] ?? "",
    frame,
    required: isRequired(frame),
    internal: frame.querySelector(".diffusion-interne") !== null,
    controls: all<Control>("input, textarea, select", frame),
  }))
}

/** Says, at each question that stays with the school, whether the fiche holds its answer closed: then nothing is expected there. */
export function markShut(questions: readonly Asked[], shut: boolean): void {
  for (const question of questions.filter(({ internal }) => internal)) {
    const { frame, controls } = question
    question.required = isRequired(frame) && !shut
    for (const control of controls) control.setAttribute("aria-required", `${question.required}`)
    frame.querySelector(".ask-shut")?.remove()
    if (shut) frame.querySelector(".ask-help")?.append(make("span", "ask-shut", shutWords))
  }
}

const shutWords =
  "Cette réponse est fermée dans la fiche\u00a0: seul le service peut l’ouvrir, et elle est gardée telle quelle. Écrivez ici pour la remplacer."

function isRequired(frame: HTMLElement): boolean {
  return frame.dataset["required"] === "true"
}

/** What was typed, chosen or ticked; a list is one answer a line. */
export function answerOf({ controls }: Asked): string {
  return controls
    .filter(control => !isTicked(control) || control.checked)
    .map(({ value }) => value)
    .join("\n")
}

/** Puts an answer into its question; what is no choice of it is told as left. */
export function putAnswer({ controls }: Asked, answer: string): string | undefined {
  const [first] = controls
  if (!first) return answer
  if (isTicked(first)) {
    const wanted = first.type === "radio" ? [plain(answer)] : answer.split("\n").map(plain)
    const known = new Set<string>()
    for (const control of controls) {
      const on = wanted.includes(plain(control.value))
      if (isTicked(control)) control.checked = on
      if (on) known.add(plain(control.value))
    }
    const left = wanted.filter(one => one !== "" && !known.has(one))
    return left.length > 0 ? left.join(", ") : undefined
  }
  first.value = answer
  return first.value === "" && answer.trim() !== "" ? answer : undefined
}

/** The answers of a page that are not empty. */
export function answersOf(questions: readonly Asked[]): TypedAnswers {
  const answers = questions.map(question => [question.pointer, answerOf(question)] as const)
  return Object.fromEntries(answers.filter(([, answer]) => answer.trim() !== ""))
}

/** The element that takes the focus for a question. */
export function focusable({ frame, controls }: Asked): HTMLElement {
  const [first] = controls
  return first && isTicked(first) ? (controls.find(one => isTicked(one) && one.checked) ?? first) : (first ?? frame)
}

function isTicked(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === "radio" || control.type === "checkbox")
}

function plain(text: string): string {
  return text.trim().normalize("NFC").toLowerCase().replaceAll("’", "'")
}
