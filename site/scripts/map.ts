import { all } from "./dom.ts"
import { missions } from "./entries.ts"

/** Makes the départements of the map filters; the function returned shows, of each, how many missions it would give. */
export function mapOf(
  toggle: (code: string) => void,
): (counts: Map<string, number> | undefined, ticked: string[]) => void {
  const map = document.querySelector(".map")
  const places = map ? all("[data-departement]", map).map(placeOf) : []
  for (const { element, link, code } of places) {
    if (!link) continue
    element.setAttribute("role", "button")
    element.setAttribute("aria-pressed", "false")
    element.addEventListener("click", event => {
      event.preventDefault()
      toggle(code)
    })
    element.addEventListener("keydown", event => {
      if (event.key !== " ") return
      event.preventDefault()
      toggle(code)
    })
  }
  // What stays as it was is not touched: a browser would draw it again.
  return (counts, ticked) => {
    for (const place of places) {
      const { element, link, code, name, label } = place
      const many = counts?.get(code) ?? 0
      const chosen = ticked.includes(code)
      element.classList.toggle("out", many === 0 || (ticked.length > 0 && !chosen))
      element.classList.toggle("chosen", chosen)
      if (!link) continue
      element.setAttribute("aria-pressed", String(chosen))
      if (many === place.many) continue
      place.many = many
      const told = many === 0 ? "aucune mission" : missions(many)
      // What is seen is said in the same words and order, for who speaks to the page.
      element.setAttribute("aria-label", name.replace(/\(.*\)/, `(${told})`))
      if (label) label.textContent = many > 1 ? `(${many})` : ""
    }
  }
}

interface Place {
  element: HTMLElement
  code: string
  name: string
  /** Whether it may be chosen: the others hold no mission. */
  link: boolean
  label: Element | null
  /** The missions it says now. */
  many: number | undefined
}

function placeOf(element: HTMLElement): Place {
  return {
    element,
    code: element.dataset["departement"] ?? "",
    name: element.getAttribute("aria-label") ?? "",
    link: element.localName === "a",
    label: element.querySelector(".many"),
    many: undefined,
  }
}
