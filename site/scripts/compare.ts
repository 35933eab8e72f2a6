import { shortAddress } from "./address.ts"
import { mostColumns, readColumns, shift, split, writeColumns } from "./columns.ts"
import { all, loadScript, make, one, whenIdle } from "./dom.ts"
import type { Keeper } from "./keep.ts"
import { arrange, keepFocus, missionsOfPage, named, nbsp, ordinal, spoken, titleOf } from "./known.ts"
import { offline } from "./offline.ts"
import { kept } from "./selection.ts"
import { showStars, startStars, tellTrouble } from "./stars.ts"

const titles: { [many: number]: string } = {
  2: "Deux missions côte à côte",
  3: "Trois missions côte à côte",
  4: "Quatre missions côte à côte",
}

offline()
shortAddress()
const found = startStars()
if (found) start(found)
tellTrouble(found)

/** A mission's column: its head and its answers, made once and moved about. */
interface Column {
  head: HTMLTableCellElement
  cells: Map<string, HTMLTableCellElement>
}

function start(keeper: Keeper): void {
  const known = missionsOfPage()
  const made = new Map<string, Column>()
  const parts = columnParts()
  const table = one(".compare")
  const heads = one("thead tr", table)
  const differ = one(".compare-differ", table)
  const same = one(".compare-same", table)
  const sameTitle = one(".compare-title", same)
  const rows = all<HTMLTableRowElement>("[data-row]", differ)
  const select = one<HTMLSelectElement>("#ajouter")
  const form = one(".compare-add")
  let picked = ""
  let filled = false
  let columns = wanted()

  one(".compare-live").hidden = false
  heads.addEventListener("click", clicked)
  addEventListener("hashchange", () => {
    columns = wanted()
    show()
  })
  form.addEventListener("submit", event => {
    event.preventDefault()
    if (select.value === "" || columns.length >= mostColumns) return
    say(`${name(select.value)} ajoutée à la comparaison.`)
    change([...columns, select.value])
  })
  select.addEventListener("change", () => {
    picked = select.value
  })
  one(".compare-print").addEventListener("click", () => print())
  keeper.watch(offerOthers)
  show()

  /** The missions of the address; without any, the first of one's selection. */
  function wanted(): string[] {
    const asked = readColumns(location.hash)
    tellGone(asked.filter(slug => !isKnown(slug)))
    const chosen = asked.length > 0 ? asked : kept(keeper.now())
    return chosen.filter(isKnown).slice(0, mostColumns)
  }

  function isKnown(slug: string): boolean {
    return known.has(slug) && known.get(slug)?.dataset["statut"] !== "retiree"
  }

  function change(next: string[]): void {
    columns = next
    history.replaceState(history.state, "", location.pathname + location.search + writeColumns(columns))
    show()
  }

  /** Shows the columns, once what they hold is there. */
  function show(): void {
    const missing = columns.filter(slug => !parts.has(slug))
    if (missing.length === 0) {
      showColumns()
      return
    }
    void Promise.all(missing.map(slug => parts.load(known.get(slug)?.dataset["columns"] ?? ""))).then(() => {
      const lost = columns.filter(slug => !parts.has(slug))
      columns = columns.filter(parts.has)
      showColumns()
      if (lost.length > 0) tellLost(lost)
    })
  }

  function showColumns(): void {
    const side = columns.map(columnOf)
    const many = columns.length
    one("h1").textContent = titles[many] ?? "Comparer des missions"
    one("caption", table).textContent = `Comparaison des missions ${columns.map(numeral).join(", ")}`
    table.hidden = many === 0
    // Below two there is nothing to compare: what adds one comes first.
    keepFocus(() => (many < 2 ? table.before(form) : table.after(form)))
    table.dataset["columns"] = String(many)
    one(".compare-few").hidden = many > 0
    for (const part of [".compare-how", ".compare-print"]) one(part).hidden = many < 2
    keepFocus(() => {
      arrange(heads, [one(".compare-corner", heads), ...side.map(({ head }) => head)])
      for (const row of rows) {
        const cells = side.map(({ cells }) => cells.get(row.dataset["row"] ?? "") ?? make("td", ""))
        arrange(row, [one("th", row), ...cells])
        // A question none of them answers is no row.
        row.hidden = cells.every(cell => cell.classList.contains("unsaid"))
      }
      const parts = many < 2 ? { differ: rows, same: [] } : split(rows, answersOf)
      arrange(differ, parts.differ)
      arrange(same, [sameTitle, ...parts.same])
      same.hidden = parts.same.length === 0
      for (const row of rows) {
        const mark = row.querySelector<HTMLElement>(".differs")
        if (mark) mark.hidden = many < 2 || !parts.differ.includes(row)
      }
    })
    one<HTMLTableCellElement>("th", sameTitle).colSpan = many + 1
    for (const [at, slug] of columns.entries()) showMoves(columnOf(slug).head, slug, at)
    giveRoles(table)
    offerOthers()
    showStars(keeper)
  }

  function columnOf(slug: string): Column {
    const column = made.get(slug) ?? makeColumn(slug)
    made.set(slug, column)
    return column
  }

  function makeColumn(slug: string): Column {
    const mission = document.importNode(parts.get(slug) ?? make("div", ""), true)
    const head = make("th", "", one(".compare-head", mission))
    head.scope = "col"
    head.dataset["slug"] = slug
    const { content } = one<HTMLTemplateElement>("template.compare-controls")
    const star = head.querySelector(".star")
    star?.classList.remove("needs-script")
    one(".compare-head", head).append(document.importNode(content, true))
    one(".compare-moves", head).append(...(star ? [star] : []))
    one(".compare-out .sr", head).textContent = `${spoken(known.get(slug), slug)} `
    const cells = all("[data-row]", mission).map(answer => {
      const led = make("span", numeral(slug).length > 3 ? "numeral band numeral-long" : "numeral band", numeral(slug))
      led.setAttribute("aria-hidden", "true")
      return [
        answer.dataset["row"] ?? "",
        make("td", answer.className, led, make("div", "", ...answer.childNodes)),
      ] as const
    })
    return { head, cells: new Map(cells) }
  }

  function showMoves(head: HTMLElement, slug: string, at: number): void {
    const sides = [
      { kind: ".move-before", word: "avant", edge: "la première", neighbour: columns[at - 1] },
      { kind: ".move-after", word: "après", edge: "la dernière", neighbour: columns[at + 1] },
    ]
    for (const { kind, word, edge, neighbour } of sides) {
      const button = one(kind, head)
      const label = neighbour
        ? `Placer ${spoken(known.get(slug), slug)} ${word} ${spoken(known.get(neighbour), neighbour)}`
        : `${name(slug)}${nbsp}: déjà ${edge}`
      button.setAttribute("aria-label", label)
      button.setAttribute("aria-disabled", String(neighbour === undefined))
    }
  }

  function clicked(event: Event): void {
    const button = (event.target as Element).closest("button")
    const slug = button?.closest<HTMLElement>("[data-slug]")?.dataset["slug"]
    if (!button || !slug) return
    const at = columns.indexOf(slug)
    if (button.matches(".move-before, .move-after")) {
      change(shift(columns, slug, button.matches(".move-before") ? -1 : 1))
      say(`${name(slug)}${nbsp}: ${ordinal(columns.indexOf(slug) + 1, "re")} place sur ${columns.length}.`)
    } else if (button.matches(".compare-out")) {
      change(columns.filter(other => other !== slug))
      const next = columns[at] ?? columns[at - 1]
      if (next) one(".compare-out", columnOf(next).head).focus({ preventScroll: true })
      else select.focus()
      say(`${name(slug)} retirée de la comparaison.`)
    }
  }

  /** What may be added: one's own first, then all the others. */
  function offerOthers(): void {
    if (filled) fillSelect()
    else whenIdle(fillSelect)
    const others = [...known.keys()].some(slug => isKnown(slug) && !columns.includes(slug))
    const full = columns.length >= mostColumns || !others
    const [line, told] = [one(".compare-line"), one(".compare-full")]
    const held = line.contains(document.activeElement)
    line.hidden = full
    told.hidden = !full
    told.textContent = others
      ? `Quatre missions au plus${nbsp}: retirez-en une pour en ajouter une autre.`
      : "L’édition n’a pas d’autre mission."
    // Who added the last one stays there, and learns what to do to add another.
    if (full && held) told.focus({ preventScroll: true })
  }

  /** A thousand missions take longer to offer than four to compare: the first time they come after. */
  function fillSelect(): void {
    filled = true
    const own = kept(keeper.now()).filter(slug => isKnown(slug) && !columns.includes(slug))
    const others = [...known.keys()].filter(slug => isKnown(slug) && !columns.includes(slug) && !own.includes(slug))
    select.replaceChildren(...group("Ma sélection", own), ...group("Les autres missions", others))
    if (own.includes(picked) || others.includes(picked)) select.value = picked
  }

  function group(label: string, slugs: string[]): HTMLOptGroupElement[] {
    if (slugs.length === 0) return []
    const options = slugs.map(slug => {
      const option = make(
        "option",
        "",
        [numeral(slug), textOf(slug, ".who"), textOf(slug, ".compare-what")].join(" · "),
      )
      option.value = slug
      return option
    })
    const box = make("optgroup", "", ...options)
    box.label = label
    return [box]
  }

  function tellGone(slugs: string[]): void {
    const note = one(".compare-gone")
    note.hidden = slugs.length === 0
    const said = slugs.map(slug => {
      const gone = known.get(slug)
      return gone
        ? `${name(slug)} («${nbsp}${titleOf(gone)}${nbsp}») a été retirée du catalogue.`
        : `Aucune mission de cette édition ne s’appelle «${nbsp}${slug}${nbsp}».`
    })
    note.textContent = said.join(" ")
  }

  function tellLost(slugs: string[]): void {
    const note = one(".compare-gone")
    note.hidden = false
    note.textContent = `${slugs.map(name).join(", ")}${nbsp}: le réseau n’a pas répondu. Rechargez la page pour comparer.`
  }

  function name(slug: string): string {
    return named(known.get(slug), slug)
  }

  function numeral(slug: string): string {
    return textOf(slug, ".numeral")
  }

  function textOf(slug: string, part: string): string {
    return known.get(slug)?.querySelector(part)?.textContent ?? ""
  }

  function answersOf(row: HTMLElement): string[] {
    return all("td > div", row).map(answer => answer.textContent ?? "")
  }
}

interface Parts {
  has(slug: string): boolean
  get(slug: string): HTMLElement | undefined
  /** Reads a file of columns, by its name beside the page; one that cannot be read changes nothing. */
  load(file: string): Promise<void>
}

function columnParts(): Parts {
  const found = new Map<string, HTMLElement>()
  const asked = new Map<string, Promise<void>>()
  Object.assign(globalThis, {
    colonnes(html: string) {
      const template = document.createElement("template")
      template.innerHTML = html
      for (const each of all("[data-slug]", template.content)) found.set(each.dataset["slug"] ?? "", each)
    },
  })
  return { has: slug => found.has(slug), get: slug => found.get(slug), load }

  function load(file: string): Promise<void> {
    const loading =
      asked.get(file) ??
      loadScript(file).then(there => {
        if (!there) asked.delete(file)
      })
    asked.set(file, loading)
    return loading
  }
}

/** On a phone rows and cells are laid out as bands, and would no longer be a table to those who hear it. */
function giveRoles(table: HTMLElement): void {
  table.setAttribute("role", "table")
  for (const [tag, role] of [
    ["thead, tbody", "rowgroup"],
    ["tr", "row"],
    ["td", "cell"],
    ["thead th", "columnheader"],
    ["tbody th", "rowheader"],
  ] as const)
    for (const part of all(tag, table)) part.setAttribute("role", role)
}

function say(text: string): void {
  one(".said").textContent = text
}
