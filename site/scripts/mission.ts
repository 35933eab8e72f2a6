import { shortAddress } from "./address.ts"
import { make, one } from "./dom.ts"
import { offline } from "./offline.ts"
import { type ReadingPath, recallPath, type Step } from "./path.ts"
import { drawCode } from "./qr.ts"
import { startStars, tellTrouble } from "./stars.ts"

offline()
shortAddress()
tellTrouble(startStars())
const nav = document.querySelector<HTMLElement>(".beside")
const path = recallPath()
if (nav && path) follow(nav, path)
addEventListener("beforeprint", printCode, { once: true })
document.querySelector(".mission-print")?.addEventListener("click", () => print())

/** Goes through the result one came from: previous, rank and next are those of that result. */
function follow(nav: HTMLElement, { from, missions }: ReadingPath): void {
  const back = one<HTMLAnchorElement>(".trail a")
  const at = missions.findIndex(({ slug }) => slug === nav.dataset["slug"])
  if (at === -1 || !sameList(from, back.href)) return
  const many = missions.length
  back.href = from
  back.textContent = many > 1 ? `Les ${many}\u00a0missions de ma recherche` : "Ma recherche"
  const where = one(".beside-where", nav)
  where.replaceChildren(make("span", "sr", "Mission "), `${at + 1} sur ${many} de ma recherche`)
  one("ul", nav).replaceChildren(
    ...neighbour(missions[at - 1], "previous", "Précédente"),
    where,
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
function printCode(): void {
  const place = document.querySelector(".colophon")
  const address = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href
  const code = address && drawCode(address)
  if (place && code) place.prepend(code)
}
