import { make, one } from "./dom.ts"

/** Asks in a dialog that holds the page until it is answered; undefined when it is left without an answer. */
export function ask<T>(
  title: string,
  text: (Node | string)[],
  answers: { label: string; value: T; main?: boolean }[],
): Promise<T | undefined> {
  const box = one<HTMLDialogElement>(".question-box")
  if (box.open) box.close()
  let answer: T | undefined
  one("h2", box).textContent = title
  one(".question-text", box).replaceChildren(...text)
  one(".buttons", box).replaceChildren(
    ...answers.map(({ label, value, main }) => {
      const button = make("button", main ? "button button-main" : "button", label)
      button.type = "button"
      button.addEventListener("click", () => {
        answer = value
        box.close()
      })
      return button
    }),
  )
  const before = document.activeElement
  box.showModal()
  return new Promise(resolve => {
    box.addEventListener(
      "close",
      () => {
        if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
        resolve(answer)
      },
      { once: true },
    )
  })
}
