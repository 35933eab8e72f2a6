import { make, one } from "./dom.ts"

/**
 * Asks in a dialog that holds the page until it is answered; undefined when it is left without an answer. The focus
 * then goes back where it was.
 */
export function ask<T>(
  title: string,
  text: (Node | string)[],
  answers: { label: string; value: T; main?: boolean }[],
): Promise<T | undefined> {
  const box = one<HTMLDialogElement>(".question-box")
  if (box.open) box.close()
  const heading = one("h2", box)
  heading.textContent = title
  // It is read from its title on, which on a phone the first button would scroll away.
  heading.autofocus = true
  one(".question-text", box).replaceChildren(...text)
  return new Promise(resolve => {
    // A question asked in the place of another hears that one be closed, when its own is already there.
    const left = () => {
      if (box.open) return
      box.removeEventListener("close", left)
      resolve(undefined)
    }
    const buttons = answers.map(({ label, value, main }) => {
      const button = make("button", main ? "button button-main" : "button", label)
      button.type = "button"
      button.addEventListener("click", () => {
        box.close()
        resolve(value)
      })
      return button
    })
    one(".buttons", box).replaceChildren(...buttons)
    box.addEventListener("close", left)
    box.showModal()
  })
}
