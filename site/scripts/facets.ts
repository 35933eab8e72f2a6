import { all, arrange, one } from "./dom.ts"
import type { Asked } from "./filter.ts"

const shown = 8
const nbsp = "\u00a0"

interface Row {
  label: HTMLLabelElement
  box: HTMLInputElement
  name: string
  many: Element
}

interface Facet {
  name: string
  fieldset: HTMLElement
  legend: string
  pair: boolean
  rows: Row[]
  more: HTMLElement | null
}

/** The facets of the page: shows counts, ticks and names of their values. */
export interface Facets {
  names: string[]
  show(counts: Map<string, Map<string, number>>, asked: Asked): void
  /** «Bretagne»; «Logement : oui» where the value alone says nothing. */
  nameOf(facet: string, value: string): string
}

export function facetsOf(form: HTMLElement): Facets {
  const facets = all("[data-facet]", form).map(facetOf)
  let last: Parameters<Facets["show"]> | undefined
  for (const { fieldset, more } of facets)
    more?.addEventListener("click", () => {
      more.setAttribute("aria-expanded", String(fieldset.classList.toggle("whole")))
      if (last) show(...last)
    })
  return { names: facets.map(({ name }) => name), show, nameOf }

  function show(counts: Map<string, Map<string, number>>, asked: Asked): void {
    last = [counts, asked]
    for (const { name, fieldset, rows, more } of facets) {
      const many = counts.get(name)
      const used: Row[] = []
      const none: Row[] = []
      for (const row of rows) {
        const count = many?.get(row.box.value) ?? 0
        const ticked = asked[name]?.includes(row.box.value) ?? false
        row.box.checked = ticked
        if (row.many.textContent !== String(count)) row.many.textContent = String(count)
        row.label.classList.toggle("none", count === 0 && !ticked)
        ;(count === 0 && !ticked ? none : used).push(row)
      }
      // Values that would show nothing go last, in their own order.
      const order = [...used, ...none]
      const beyond = order.filter(({ box, label }, index) =>
        label.classList.toggle("beyond", index >= shown && !box.checked),
      ).length
      const parent = rows[0]?.label.parentElement
      if (parent)
        arrange(
          parent,
          order.map(({ label }) => label),
        )
      if (!more) continue
      more.textContent = fieldset.classList.contains("whole") ? "En voir moins" : `Voir les ${beyond} autres`
      more.toggleAttribute("hidden", beyond === 0)
    }
  }

  function nameOf(facet: string, value: string): string {
    const known = facets.find(({ name }) => name === facet)
    const name = known?.rows.find(({ box }) => box.value === value)?.name ?? value
    return known?.pair ? `${known.legend}${nbsp}: ${name.toLowerCase()}` : name
  }
}

function facetOf(fieldset: HTMLElement): Facet {
  return {
    name: fieldset.dataset["facet"] ?? "",
    fieldset,
    legend: one("legend", fieldset).textContent ?? "",
    pair: fieldset.classList.contains("facet-pair"),
    rows: all<HTMLLabelElement>("label", fieldset).map(label => ({
      label,
      box: one<HTMLInputElement>("input", label),
      name: one(".name", label).textContent ?? "",
      many: one(".many", label),
    })),
    more: fieldset.querySelector<HTMLElement>(".all"),
  }
}
