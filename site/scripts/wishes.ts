import { shortAddress } from "./address.ts"
import { all, make, one } from "./dom.ts"
import { draggable } from "./drag.ts"
import type { Keeper } from "./keep.ts"
import { arrange, keepFocus, missionsOfPage, named, nbsp, ordinal } from "./known.ts"
import { missions, offer } from "./offer.ts"
import { offline } from "./offline.ts"
import { type Choice, drop, kept, merge, nothing, only, rank, replace, unrank } from "./selection.ts"
import { startSharing } from "./share.ts"
import { readShared, writeShared } from "./sharing.ts"
import { showStars, startStars, troubles } from "./stars.ts"
import { type WishRow, wishRow } from "./wish-row.ts"

document.documentElement.dataset["print"] = "list"
offline()
shortAddress()
const found = startStars()
if (found) start(found)

function start(keeper: Keeper): void {
  const known = missionsOfPage()
  const rows = new Map<string, WishRow>()
  const wishList = one(".own-wishes ol")
  const starredList = one(".own-starred ul")
  const closedList = one(".own-closed ul")
  // A star taken away here leaves its row until the page is left: it can be put back where it was.
  let starred: string[] = []
  let changed: Date | undefined

  const sharing = startSharing(keeper, { known, take, clear: () => change(() => nothing, true) })
  one(".own-page").hidden = false
  wishList.addEventListener("click", moveOnClick)
  for (const list of [starredList, closedList]) list.addEventListener("click", giveOrRemove)
  draggable(wishList, ".rank", (row, at) => moveTo(slugOf(row), at))
  keeper.watch(() => {
    changed = new Date()
    show()
  })
  addEventListener("hashchange", offerShared)
  show()
  offerShared()

  function show(): void {
    const choice = keeper.now()
    const chosen = kept(choice)
    const isOpen = (slug: string) => rowOf(slug).open
    const wishes = choice.wishes.filter(isOpen)
    starred = [
      ...starred.filter(slug => !wishes.includes(slug)),
      ...choice.starred.filter(slug => isOpen(slug) && !starred.includes(slug)),
    ]
    const closed = chosen.filter(slug => !isOpen(slug))
    keepFocus(() => {
      arrange(wishList, elements(wishes))
      arrange(starredList, elements(starred))
      arrange(closedList, elements(closed))
    })
    for (const [at, slug] of wishes.entries()) rowOf(slug).show(at, wishes.length)
    for (const slug of [...starred, ...closed]) rowOf(slug).show(undefined, wishes.length)
    for (const slug of [...wishes, ...starred]) rowOf(slug).element.classList.toggle("let-go", !chosen.includes(slug))
    showStars(keeper)
    const none = wishes.length + starred.length + closed.length === 0
    one(".own-empty").hidden = !none
    one(".own-wishes").hidden = none
    one(".own-none").hidden = wishes.length > 0
    one(".own-starred").hidden = starred.length === 0
    one(".own-closed").hidden = closed.length === 0
    one(".own-aside").hidden = none
    showGone(closed)
    showKept()
    sharing.show(wishes, choice.starred.filter(isOpen))
  }

  function rowOf(slug: string): WishRow {
    const row = rows.get(slug) ?? wishRow(slug, known.get(slug), keeper)
    rows.set(slug, row)
    return row
  }

  function elements(slugs: readonly string[]): HTMLElement[] {
    return slugs.map(slug => rowOf(slug).element)
  }

  function change(next: (choice: Choice) => Choice, anew = false): void {
    if (anew) starred = []
    slide(all(":scope > li", wishList), () => keeper.change(next))
  }

  function moveOnClick(event: Event): void {
    const button = (event.target as Element).closest("button")
    const slug = button && slugOf(button)
    if (!slug) return
    const at = shownWishes().indexOf(slug)
    if (button.matches(".move-out")) takeRank(slug, at)
    else if (button.matches(".move-up, .move-down")) {
      const many = shownWishes().length
      const to = at + (button.matches(".move-up") ? -1 : 1)
      if (to < 0 || to >= many) say(`${name(slug)}${nbsp}: déjà ${to < 0 ? "votre premier" : "votre dernier"} vœu.`)
      else moveTo(slug, to)
    }
  }

  /** To a rank among the wishes shown; those no longer to be taken keep their place in what is kept. */
  function moveTo(slug: string, to: number): void {
    const target = shownWishes()[to]
    if (target === undefined) return
    change(choice => rank(choice, slug, choice.wishes.indexOf(target)))
    say(`${name(slug)}${nbsp}: ${ordinal(to + 1)} vœu sur ${shownWishes().length}.`)
  }

  function takeRank(slug: string, at: number): void {
    const next = shownWishes()[at + 1] ?? shownWishes()[at - 1]
    change(choice => unrank(choice, slug))
    one(next ? ".move-out" : ".wish-give button", rowOf(next ?? slug).element).focus({ preventScroll: true })
    say(`${name(slug)}${nbsp}: sans rang désormais, toujours étoilée.`)
  }

  function giveOrRemove(event: Event): void {
    const button = (event.target as Element).closest("button")
    const slug = button && slugOf(button)
    if (!slug) return
    if (button.matches(".wish-give button")) {
      change(choice => rank(choice, slug, choice.wishes.length))
      one(".move-up", rowOf(slug).element).focus({ preventScroll: true })
      say(`${name(slug)}${nbsp}: ${ordinal(shownWishes().length)} vœu.`)
    } else if (button.matches(".move-out")) {
      change(choice => drop(choice, slug))
      one("h2", one(closedList.children.length > 0 ? ".own-closed" : ".own-wishes")).focus({ preventScroll: true })
      say(`${name(slug)}${nbsp}: retirée de votre sélection.`)
    }
  }

  function shownWishes(): string[] {
    return all(":scope > li", wishList).map(slugOf)
  }

  function name(slug: string): string {
    return named(known.get(slug), slug)
  }

  function showGone(closed: string[]): void {
    const note = one(".own-gone")
    note.hidden = closed.length === 0
    const what = closed.length > 1 ? `${closed.length} missions de votre sélection ne sont` : "Une mission n’est"
    const link = make("a", "", closed.length > 1 ? "Lesquelles, et pourquoi" : "Laquelle, et pourquoi")
    link.href = "#fermees"
    link.addEventListener("click", event => {
      event.preventDefault()
      one("#fermees").focus()
    })
    note.replaceChildren(`${what} plus à prendre. `, link)
  }

  function showKept(): void {
    const place = one(".kept")
    const trouble = keeper.trouble()
    place.hidden = false
    place.classList.toggle("kept-not", trouble !== undefined)
    const hour = changed && `à ${changed.getHours()}${nbsp}h${nbsp}${String(changed.getMinutes()).padStart(2, "0")}`
    const said = trouble
      ? `${troubles[trouble]} ${trouble === "newer" ? "Rechargez la page." : "Avant de quitter la page, enregistrez un fichier."}`
      : `Gardée dans ce navigateur seulement${hour ? `, ${hour}` : ""}. Rien n’est envoyé.`
    // What is wrong is said aloud; an hour that changes at each letter is not.
    if (trouble) place.setAttribute("role", "alert")
    else place.removeAttribute("role")
    place.replaceChildren(make("i", "kept-mark"), said)
  }

  /** What an address shares is asked about, then the address forgets it; one's own choice come back asks nothing. */
  function offerShared(): void {
    const theirs = readShared(location.hash)
    if (!theirs) return
    history.replaceState(history.state, "", location.pathname + location.search)
    if (writeShared(theirs) === writeShared(keeper.now())) say("Cette sélection est déjà la vôtre.")
    else void take(theirs, "Une sélection vous est partagée")
  }

  async function take(theirs: Choice, title: string): Promise<void> {
    const here = only(theirs, slug => known.has(slug))
    const lost = kept(theirs).length - kept(here).length
    const answer = await offer(title, keeper.now(), here, lost, slug => {
      const { element, open } = rowOf(slug)
      return { title: one("h3", element).textContent ?? "", open }
    })
    if (!answer) return
    change(choice => (answer === "merge" ? merge(choice, here) : replace(choice, here)), true)
    say(`Votre sélection compte ${missions(keeper.now())}.`)
  }
}

function slugOf(inside: Element): string {
  return inside.closest<HTMLElement>("[data-slug]")?.dataset["slug"] ?? ""
}

function say(text: string): void {
  one(".said").textContent = text
}

/** Rows that change place slide there, unless their reader wants nothing to move. */
function slide(rows: HTMLElement[], action: () => void): void {
  const before = new Map(rows.map(row => [row, row.getBoundingClientRect().top]))
  action()
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return
  for (const [row, top] of before) {
    const by = top - row.getBoundingClientRect().top
    if (row.isConnected && by !== 0)
      row.animate([{ transform: `translateY(${by}px)` }, { transform: "none" }], { duration: 160, easing: "ease-out" })
  }
}
