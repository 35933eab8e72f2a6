import { shortAddress } from "./address.ts"
import { all, attempt, make, one } from "./dom.ts"
import { type Answers, type Asked, answers, counts, readState, widenings, writeState } from "./filter.ts"
import { rememberPath, type Step } from "./path.ts"
import { type Hit, type Piece, type Row, searcher } from "./search.ts"
import { startStars, tellTrouble } from "./stars.ts"

interface Entry {
  element: HTMLElement
  home: HTMLElement
  slug: string
  facets: Answers
}

const shown = 8
const nbsp = "\u00a0"

document.documentElement.classList.add("scripted")
shortAddress()
tellTrouble(startStars())
if (document.querySelector(".filters")) start()

function start(): void {
  const timetable = one(".timetable")
  const filters = one<HTMLDetailsElement>(".filters")
  const form = one(".facets")
  const input = one<HTMLInputElement>("#q")
  const result = one(".result")
  const chips = one(".chips")
  const nothing = one(".nothing")
  const names = all("[data-facet]", form).map(facet => facet.dataset["facet"] ?? "")
  const entries = all(".entry", timetable).map(element => entryOf(element, names))
  const regions = all(".region", timetable)
  const ranked = make("ul", "")
  const ranking = make("section", "ranking", make("h2", "sr", "Résultats de la recherche"), ranked)
  ranking.hidden = true
  timetable.append(ranking)

  let asked: Asked = {}
  let query = ""
  let search: ReturnType<typeof searcher> | undefined
  let partial = false
  let path: Entry[] = []
  let quoting: ReturnType<typeof setTimeout>

  fold()
  take()
  form.addEventListener("change", event => {
    const box = event.target as HTMLInputElement
    const values = asked[box.name] ?? []
    asked[box.name] = box.checked ? [...values, box.value] : values.filter(value => value !== box.value)
    changed(true)
  })
  form.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>(".all")
    if (!button) return
    const whole = one(`[data-facet="${facetOf(button)}"]`, form).classList.toggle("whole")
    button.setAttribute("aria-expanded", String(whole))
    showFacets()
  })
  one(".search-form").addEventListener("submit", event => {
    event.preventDefault()
    void look(true)
    result.scrollIntoView({ block: "center" })
  })
  let pause: ReturnType<typeof setTimeout>
  input.addEventListener("input", () => {
    clearTimeout(pause)
    pause = setTimeout(() => void look(false), 90)
  })
  input.addEventListener("focus", () => void load(), { once: true })
  addEventListener("popstate", take)
  addEventListener("pagehide", () => rememberPath(path.map(stepOf)))
  one("form", filters).addEventListener("submit", event => {
    event.preventDefault()
    filters.open = false
    result.scrollIntoView({ block: "start" })
  })

  /** The state of the address becomes that of the page. */
  function take(): void {
    ;({ query, asked } = readState(location.search, names))
    input.value = query
    if (query !== "" && !search) void load().then(show)
    show()
  }

  async function look(settled: boolean): Promise<void> {
    const before = query
    query = input.value
    if (query !== "" && !search) await load()
    if (query !== before || settled) changed(settled && query !== before)
  }

  function changed(step: boolean): void {
    const address = location.pathname + writeState(query, asked)
    attempt(() => history[step ? "pushState" : "replaceState"](null, "", address))
    show()
  }

  async function load(): Promise<void> {
    if (search) return
    try {
      const answer = await fetch(timetable.dataset["index"] ?? "")
      search ??= searcher((await answer.json()) as Row[])
    } catch {
      // From a disk, browsers let no page read another file: what the list shows is looked through instead.
      partial = true
      search ??= searcher(
        entries.map(({ element, slug }) => [
          slug,
          text(element, "h3"),
          text(element, ".entry-who") + text(element, ".entry-themes"),
          text(element, ".entry-resume"),
        ]),
      )
    }
  }

  function show(): void {
    const hits = new Map(query.trim() !== "" && search ? search(query).map(hit => [hit.slug, hit]) : [])
    const searching = query.trim() !== "" && search !== undefined
    const found = searching ? entries.filter(({ slug }) => hits.has(slug)) : entries
    const kept = new Set(found.filter(({ facets }) => answers(facets, asked)))
    for (const entry of entries) if (entry.element.hidden === kept.has(entry)) entry.element.hidden = !kept.has(entry)
    const order = searching
      ? [...kept].sort((a, b) => (hits.get(b.slug)?.score ?? 0) - (hits.get(a.slug)?.score ?? 0))
      : [...kept]
    arrange(searching, order)
    showFacets(found)
    showChips(order.length)
    showResult(order.length, searching)
    showNothing(order.length, found)
    path = order.length < entries.length || searching ? order : []
    quote(order, hits)
  }

  /** Shows the words found in their context: at once for what is on screen, the rest while nothing else is to do. */
  function quote(order: Entry[], hits: Map<string, Hit>): void {
    clearTimeout(quoting)
    for (const { element, slug } of order.slice(0, 25)) excerptOf(element, hits.get(slug)?.excerpt())
    if (order.length > 25) quoting = setTimeout(() => quote(order.slice(25), hits))
  }

  function arrange(searching: boolean, order: Entry[]): void {
    if (searching) ranked.append(...order.map(({ element }) => element))
    else if (!ranking.hidden) for (const { element, home } of entries) home.append(element)
    ranking.hidden = !searching
    for (const region of regions) {
      const many = searching ? 0 : all(".entry:not([hidden])", region).length
      region.hidden = many === 0
      one("h2 span", region).textContent = missions(many)
    }
  }

  function showFacets(found: Entry[] = entries): void {
    const many = counts(
      found.map(({ facets }) => facets),
      asked,
      names,
    )
    for (const facet of all("[data-facet]", form)) {
      const name = facet.dataset["facet"] ?? ""
      const rows = all<HTMLLabelElement>("label", facet).map(row => {
        const box = one<HTMLInputElement>("input", row)
        const count = many.get(name)?.get(box.value) ?? 0
        box.checked = asked[name]?.includes(box.value) ?? false
        one(".many", row).textContent = String(count)
        row.classList.toggle("none", count === 0 && !box.checked)
        return row
      })
      sink(rows)
      limit(facet)
    }
    const inForce = Object.values(asked).flat().length
    one(".filters-many").textContent = inForce > 0 ? ` (${inForce})` : ""
  }

  function showChips(many: number): void {
    const inForce = Object.entries(asked).flatMap(([facet, values]) => values.map(value => ({ facet, value })))
    const words = query.trim()
    // When nothing is found, the note below holds them.
    chips.hidden = many === 0 || (inForce.length === 0 && words === "")
    const items = [
      ...(words === "" ? [] : [chip(`« ${words} »`, clearQuery)]),
      ...inForce.map(({ facet, value }) => chip(nameOf(facet, value), () => drop(facet, value))),
      clearAll(),
    ]
    chips.replaceChildren(...items.map(item => make("li", "", item)))
  }

  function showResult(many: number, searching: boolean): void {
    const narrowed = many < entries.length || searching
    result.replaceChildren(
      make("b", "", many === 0 ? "Aucune mission" : missions(many)),
      narrowed ? ` sur ${entries.length}` : "",
      many === 0
        ? "."
        : searching
          ? ", les plus proches d’abord."
          : `, ${many > 1 ? "classées" : "classée"} par région.`,
      partial && searching ? " Depuis un disque, seuls les titres, les lieux et les thèmes sont cherchés." : "",
    )
    one(".filters-done button").textContent =
      many === 0 ? "Fermer les filtres" : many === 1 ? "Voir la mission" : `Voir les ${missions(many)}`
  }

  function showNothing(many: number, found: Entry[]): void {
    nothing.hidden = many > 0
    nothing.replaceChildren()
    if (many > 0) return
    const wider = widenings(
      found.map(({ facets }) => facets),
      asked,
    ).slice(0, 3)
    const facetsAlone = entries.filter(({ facets }) => answers(facets, asked)).length
    const words = query.trim()
    const lines = wider.map(({ facet, value, many }) => `Sans « ${nameOf(facet, value)} », il y en aurait ${many}.`)
    if (words !== "" && facetsAlone > 0) lines.push(`Sans les mots cherchés, il y en aurait ${facetsAlone}.`)
    if (lines.length === 0)
      lines.push("Essayez un mot plus court ou plus courant, ou retirez plusieurs filtres à la fois.")
    const note = make(
      "div",
      "note",
      make("h2", "", "Aucune mission ne répond à tout cela"),
      make("p", "", lines.join(" ").replaceAll("« ", `«${nbsp}`).replaceAll(" »", `${nbsp}»`)),
      make(
        "p",
        "chips",
        ...wider.map(({ facet, value }) => chip(nameOf(facet, value), () => drop(facet, value))),
        ...(words === "" ? [] : [chip(`«${nbsp}${words}${nbsp}»`, clearQuery)]),
        clearAll(),
      ),
    )
    nothing.replaceChildren(note)
  }

  function chip(label: string, remove: () => void): HTMLElement {
    const button = make("button", "chip", make("span", "sr", "Retirer : "), label)
    button.type = "button"
    button.addEventListener("click", () => {
      remove()
      result.tabIndex = -1
      result.focus({ preventScroll: true })
    })
    return button
  }

  function clearAll(): HTMLElement {
    const button = make("button", "clear", "Tout effacer")
    button.type = "button"
    button.addEventListener("click", () => {
      asked = {}
      input.value = query = ""
      changed(true)
    })
    return button
  }

  function clearQuery(): void {
    input.value = query = ""
    changed(true)
  }

  function drop(facet: string, value: string): void {
    asked = { ...asked, [facet]: (asked[facet] ?? []).filter(other => other !== value) }
    changed(true)
  }

  /** «Bretagne»; «Logement : oui» where the value alone says nothing. */
  function nameOf(facet: string, value: string): string {
    const fieldset = form.querySelector(`[data-facet="${facet}"]`)
    const name = fieldset?.querySelector(`input[value="${CSS.escape(value)}"] + .name`)?.textContent ?? value
    const pair = fieldset?.classList.contains("facet-pair")
    return pair ? `${fieldset?.querySelector("legend")?.textContent}${nbsp}: ${name.toLowerCase()}` : name
  }

  /** Open on a desktop, where one's choice is remembered; closed on a phone. */
  function fold(): void {
    const wide = matchMedia("(min-width: 75rem)")
    const key = "missions:filtres"
    let kept: string | null = null
    attempt(() => {
      kept = localStorage.getItem(key)
    })
    filters.open = wide.matches && kept !== "clos"
    filters.classList.add("ready")
    filters.addEventListener("toggle", () => {
      if (wide.matches) attempt(() => localStorage.setItem(key, filters.open ? "ouvert" : "clos"))
    })
  }
}

function entryOf(element: HTMLElement, names: string[]): Entry {
  const facets = Object.fromEntries(names.map(name => [name, element.dataset[name]?.split(" ") ?? []]))
  return { element, home: element.parentElement ?? element, slug: element.dataset["slug"] ?? "", facets }
}

function stepOf({ element, slug }: Entry): Step {
  return { slug, numeral: text(element, ".numeral").trim(), title: text(element, "h3").trim() }
}

function facetOf(inside: Element): string {
  return inside.closest<HTMLElement>("[data-facet]")?.dataset["facet"] ?? ""
}

function text(element: HTMLElement, selector: string): string {
  return `${element.querySelector(selector)?.textContent ?? ""} `
}

function missions(many: number): string {
  return `${many}${nbsp}mission${many > 1 ? "s" : ""}`
}

// Values that would show nothing go last, in their own order; focus stays where it is.
function sink(rows: HTMLLabelElement[]): void {
  const place = (row: HTMLLabelElement) => Number(row.dataset["place"])
  for (const [index, row] of rows.entries()) row.dataset["place"] ??= String(index)
  const order = rows.toSorted(
    (a, b) => Number(a.classList.contains("none")) - Number(b.classList.contains("none")) || place(a) - place(b),
  )
  if (order.every((row, index) => row === rows[index])) return
  const focused = document.activeElement
  order[0]?.parentElement?.append(...order)
  if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true })
}

function limit(facet: HTMLElement): void {
  const rows = all<HTMLLabelElement>("label", facet)
  for (const [index, row] of rows.entries())
    row.classList.toggle("beyond", index >= shown && !row.querySelector("input:checked"))
  const button = facet.querySelector(".all")
  const beyond = rows.filter(row => row.classList.contains("beyond")).length
  if (!button) return
  button.textContent = facet.classList.contains("whole") ? "En voir moins" : `Voir les ${beyond} autres`
  button.toggleAttribute("hidden", beyond === 0)
}

function excerptOf(entry: HTMLElement, pieces: Piece[] | undefined): void {
  const known = entry.querySelector(".entry-found")
  if (!pieces) {
    known?.remove()
    return
  }
  const found = known ?? make("p", "entry-found")
  found.replaceChildren(...pieces.map(({ text, found }) => (found ? make("mark", "", text) : text)))
  if (!known) one(".entry-what", entry).append(found)
}
