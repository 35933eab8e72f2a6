import { all, make, one } from "./dom.ts"
import { type Keeper, openKeeper, type Trouble } from "./keep.ts"
import { kept, star } from "./selection.ts"
import { writeShared } from "./sharing.ts"

/** Makes the stars of a page work and its masthead count them; undefined on a site without an édition. */
export function startStars(): Keeper | undefined {
  document.documentElement.classList.add("scripted")
  const mine = document.querySelector<HTMLAnchorElement>(".mine a")
  const edition = mine?.dataset["edition"]
  if (!mine || !edition) return undefined
  const keeper = openKeeper(edition, () => localStorage, window)
  const address = mine.href
  document.addEventListener("click", event => {
    const slug = (event.target as Element).closest<HTMLElement>("[data-star]")?.dataset["star"]
    if (slug) keeper.change(choice => star(choice, slug))
  })
  keeper.watch(show)
  show()
  return keeper

  function show(): void {
    showStars(keeper)
    const many = kept(keeper.now()).length
    mine?.classList.toggle("mine-some", many > 0)
    one(".mine-many", mine ?? document).replaceChildren(
      ...(many > 0 ? [make("span", "sr-narrow", " ("), String(many), make("span", "sr-narrow", ")")] : []),
    )
    // Where pages cannot share what they keep (nothing is kept, or files on a disk), the link carries it.
    const carried = keeper.trouble() !== undefined || location.protocol === "file:"
    if (mine) mine.href = carried ? address + writeShared(keeper.now()) : address
  }
}

/** Shows which stars are on; to be called again with what is added to the page. */
export function showStars(keeper: Keeper, parts: readonly ParentNode[] = [document]): void {
  const on = new Set(kept(keeper.now()))
  for (const button of parts.flatMap(part => all("[data-star]", part))) {
    const pressed = String(on.has(button.dataset["star"] ?? ""))
    if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed)
  }
}

/** Says above the page that what was just starred is not kept, and how to take it along. */
export function tellTrouble(keeper: Keeper | undefined): void {
  let told: Trouble | undefined
  let notice: HTMLElement | undefined
  keeper?.watch(() => {
    const trouble = keeper.trouble()
    if (trouble === told) return
    told = trouble
    notice?.remove()
    if (!trouble) return
    const text = make("p", "note trouble", make("b", "", troubles[trouble]), " ", ways[trouble])
    text.setAttribute("role", "alert")
    notice = make("div", "wrap screen", text)
    one("main").prepend(notice)
  })
}

/** What is wrong, in French. */
export const troubles: { [trouble in Trouble]: string } = {
  blocked: "Ce navigateur ne garde rien.",
  full: "Ce navigateur n’a plus de place pour garder votre sélection.",
  newer: "Votre sélection a été gardée par une version plus récente de cette page.",
}

const ways: { [trouble in Trouble]: string } = {
  blocked: "Votre sélection ne tient que sur cette page\u00a0: le lien «\u00a0Ma sélection\u00a0» l’emporte avec lui.",
  full: "Vos derniers choix ne tiennent que sur cette page\u00a0: le lien «\u00a0Ma sélection\u00a0» les emporte avec lui.",
  newer: "Rechargez la page pour la retrouver et la changer.",
}
