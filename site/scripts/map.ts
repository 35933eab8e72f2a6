import { all } from "./dom.ts"

const nbsp = "\u00a0"

/** Makes the départements of the map filters; the function returned shows, of each, how many missions it would give. */
export function mapOf(
  toggle: (code: string) => void,
): (counts: Map<string, number> | undefined, ticked: string[]) => void {
  const map = document.querySelector(".map")
  const places = map ? all("[data-departement]", map) : []
  const links = places.filter(place => place.localName === "a")
  for (const link of links) {
    link.setAttribute("role", "button")
    link.setAttribute("aria-pressed", "false")
    link.addEventListener("click", event => {
      event.preventDefault()
      toggle(link.dataset["departement"] ?? "")
    })
    link.addEventListener("keydown", event => {
      if (event.key !== " ") return
      event.preventDefault()
      toggle(link.dataset["departement"] ?? "")
    })
  }
  return (counts, ticked) => {
    for (const place of places) {
      const code = place.dataset["departement"] ?? ""
      const many = counts?.get(code) ?? 0
      const chosen = ticked.includes(code)
      place.classList.toggle("out", many === 0 || (ticked.length > 0 && !chosen))
      place.classList.toggle("chosen", chosen)
      if (place.localName !== "a") continue
      place.setAttribute("aria-pressed", String(chosen))
      const name = place.getAttribute("aria-label")?.replace(/\s:.*$/, "")
      const told = many === 0 ? "aucune mission" : `${many}${nbsp}mission${many > 1 ? "s" : ""}`
      place.setAttribute("aria-label", `${name}${nbsp}: ${told}`)
      const label = place.querySelector(".many")
      if (label) label.textContent = many > 1 ? `×${many}` : ""
    }
  }
}
