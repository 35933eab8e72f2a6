import { make, one } from "./dom.ts"
import type { Keeper } from "./keep.ts"
import { nbsp, ordinal, spoken } from "./known.ts"
import { note, noteOf } from "./selection.ts"

/** A mission of the selection page: one element for as long as the page lives, whatever list it stands in. */
export interface WishRow {
  element: HTMLElement
  /** Whether it can still be chosen. */
  open: boolean
  /** Shows its rank among so many wishes (from 0), the next rank it may get, and its note. */
  show(at: number | undefined, many: number): void
}

/** Makes the row of a mission; one the édition does not know says so. */
export function wishRow(slug: string, mission: HTMLElement | undefined, keeper: Keeper): WishRow {
  const element = mission ? document.importNode(mission, true) : unknown(slug)
  const { content } = one<HTMLTemplateElement>("template.wish-controls")
  const name = spoken(mission, slug)
  element.append(document.importNode(content, true))
  element.querySelector(".star")?.classList.remove("needs-script")
  const rankPlace = make("span", "rank")
  element.prepend(rankPlace)
  const open = mission !== undefined && !["pourvue", "retiree"].includes(mission.dataset["statut"] ?? "")
  const [up, down, out] = [".move-up", ".move-down", ".move-out"].map(kind => one<HTMLButtonElement>(kind, element))
  for (const button of [up, down, out]) if (button) one(".sr", button).textContent = ` ${name}`
  const showNote = noteOfRow(element, slug, name, keeper)

  return {
    element,
    open,
    show(at, many) {
      showNote()
      const give = one(".wish-give button", element)
      give.replaceChildren(
        "En faire mon ",
        ...written(many + 1),
        " vœu",
        make("span", "sr", `${nbsp}: ${name.replace(/^la /, "")}`),
      )
      if (at === undefined) return
      rankPlace.replaceChildren(
        ...written(at + 1),
        make("span", "sr", " vœu"),
        ...(many > 1 ? [make("i", "grip")] : []),
      )
      rankPlace.title = many > 1 ? "Glisser pour changer de rang" : ""
      up?.setAttribute("aria-disabled", String(at === 0))
      down?.setAttribute("aria-disabled", String(at === many - 1))
    },
  }
}

/** «1er» with its letters small. */
function written(rank: number): (Node | string)[] {
  return [String(rank), make("sup", "", ordinal(rank).replace(/^\d+/, ""))]
}

function unknown(slug: string): HTMLElement {
  const row = make(
    "li",
    "wish",
    make("span", "numeral", "—"),
    make(
      "div",
      "wish-what",
      make("h3", "", slug),
      make("p", "wish-closed", "Aucune mission de cette édition ne porte ce nom."),
    ),
  )
  row.dataset["slug"] = slug
  return row
}

/** Wires the note of a row: read, or written in a field that keeps each letter at once. Returns what shows it again. */
function noteOfRow(element: HTMLElement, slug: string, name: string, keeper: Keeper): () => void {
  const [text, button, field, area] = [".note-text", ".note-open button", ".note-field", "textarea"].map(kind =>
    one(kind, element),
  ) as [HTMLElement, HTMLButtonElement, HTMLElement, HTMLTextAreaElement]
  one(".note-field .label", element).textContent = `Note privée sur ${name}`
  button.addEventListener("click", () => open(field.hidden !== false))
  area.addEventListener("input", () => keeper.change(choice => note(choice, slug, area.value)))
  area.addEventListener("keydown", event => {
    if (event.key !== "Escape") return
    open(false)
    button.focus()
  })
  return show

  function open(yes: boolean): void {
    field.hidden = !yes
    button.setAttribute("aria-expanded", String(yes))
    show()
    if (yes) area.focus()
  }

  function show(): void {
    const written = noteOf(keeper.now(), slug)
    text.textContent = written
    text.hidden = written === "" || !field.hidden
    if (area !== document.activeElement) area.value = written
    const verb = field.hidden ? (written === "" ? "Ajouter une" : "Modifier la") : "Fermer la"
    button.replaceChildren(
      `${verb} note`,
      ...(verb === "Ajouter une" ? [" privée"] : []),
      make("span", "sr", ` sur ${name}`),
    )
  }
}
