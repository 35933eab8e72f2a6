import { encode } from "uqr"
import { shortAddress } from "./address.ts"
import { make, one } from "./dom.ts"
import { type ReadingPath, recallPath, type Step } from "./path.ts"

shortAddress()
const nav = document.querySelector<HTMLElement>(".beside")
const path = recallPath()
if (nav && path) follow(nav, path)
addEventListener("beforeprint", drawCode, { once: true })

/** Goes through the result one came from: previous, rank and next are those of that result. */
function follow(nav: HTMLElement, { from, missions }: ReadingPath): void {
  const back = one<HTMLAnchorElement>(".trail a")
  const at = missions.findIndex(({ slug }) => slug === nav.dataset["slug"])
  if (at === -1 || !sameList(from, back.href)) return
  const many = missions.length
  back.href = from
  back.textContent = many > 1 ? `Les ${many}\u00a0missions de ma recherche` : "Ma recherche"
  one(".beside-where", nav).textContent = `Mission ${at + 1} sur ${many} de ma recherche`
  one("ul", nav).replaceChildren(
    ...neighbour(missions[at - 1], "previous", "Précédente"),
    ...neighbour(missions[at + 1], "next", "Suivante"),
  )
}

function neighbour(step: Step | undefined, side: string, label: string): HTMLElement[] {
  if (!step) return []
  const link = make(
    "a",
    "",
    make("span", "label", label),
    make("span", "numeral", step.numeral),
    make("span", "title", step.title),
  )
  link.href = `../${step.slug}/index.html`
  return [make("li", `to-${side}`, link)]
}

// Missions of two éditions may share a slug.
function sameList(from: string, list: string): boolean {
  const bare = (address: string) => address.replace(/[?#].*$/, "").replace(/index\.html$/, "")
  return bare(from) === bare(list)
}

/** The page printed is the sheet: its code is drawn when it is wanted, and weighs on no page that is only read. */
function drawCode(): void {
  const place = document.querySelector(".colophon")
  const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href
  if (!place || !address) return
  const { size, data } = encode(address, { ecc: "M", border: 0 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : [])))
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("class", "qr")
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`)
  svg.setAttribute("shape-rendering", "crispEdges")
  svg.setAttribute("aria-hidden", "true")
  const path = document.createElementNS(svg.namespaceURI, "path")
  path.setAttribute("d", dark.join(""))
  svg.append(path)
  place.prepend(svg)
}
