import { shortAddress } from "./address.ts"
import { all, arrange, attempt, loadScript, make, one, setHidden, whenIdle } from "./dom.ts"
import { type Entry, entriesOf, giveStar, missions } from "./entries.ts"
import { facetsOf } from "./facets.ts"
import { type Asked, readState, widenings, writeState } from "./filter.ts"
import { mapOf } from "./map.ts"
import { offline } from "./offline.ts"
import { rememberPath, type Step } from "./path.ts"
import { quotes } from "./quotes.ts"
import { bestFirst, type Found, type Search, searcher } from "./search.ts"
import { showStars, startStars, tellTrouble } from "./stars.ts"
import { atOnce, inTurn } from "./turns.ts"

const nbsp = "\u00a0"

document.documentElement.classList.add("scripted")
offline()
shortAddress()
all(".timetable .entry").forEach(giveStar)
const keeper = startStars()
tellTrouble(keeper)
if (document.querySelector(".filters")) start()

function start(): void {
  const timetable = one(".timetable")
  const filters = one<HTMLDetailsElement>(".filters")
  const form = one(".facets")
  const input = one<HTMLInputElement>("#q")
  const result = one(".result")
  const chips = one(".chips")
  const nothing = one(".nothing")
  const themes = document.querySelector<HTMLElement>("#themes")
  const facets = facetsOf(form)
  const { names, nameOf } = facets
  const { ask: askQuotes, look } = quotes()
  const entries = entriesOf(timetable, names, {
    placing(added) {
      const elements = added.map(({ element }) => element)
      if (keeper) showStars(keeper, elements)
      look()
    },
    again: answer,
  })
  const showMap = mapOf(code => {
    const values = asked["departement"] ?? []
    asked = { ...asked, departement: values.includes(code) ? values.filter(one => one !== code) : [...values, code] }
    changed()
  })

  let asked: Asked = {}
  let query = ""
  let read: Search | undefined
  let search: Search | undefined
  const letters = new Map<string, { found: Found; pool: Entry[] }>()
  let shown = 0
  let loading: Promise<void> | undefined
  let waiting = false
  let path: Entry[] = []
  let chipItems = new Map<string, HTMLElement>()
  // A word being typed is one step of the history: the address follows once typing rests.
  let pause: ReturnType<typeof setTimeout> | undefined
  let typing = false

  const rememberFold = fold()
  take()
  // As long as it was left, so that one who comes back is where one was.
  entries.reach(Number((history.state as { placed?: unknown } | null)?.placed) || 0)
  // One who comes with words to look for is led to what they find; one who comes back is where one was.
  const [visit] = performance.getEntriesByType("navigation") as PerformanceNavigationTiming[]
  if (query !== "" && visit?.type === "navigate") void load().then(() => result.scrollIntoView({ block: "center" }))
  form.addEventListener("change", event => {
    const box = event.target as HTMLInputElement
    const values = asked[box.name] ?? []
    asked[box.name] = box.checked ? [...values, box.value] : values.filter(value => value !== box.value)
    changed()
  })
  one(".search-form").addEventListener("submit", event => {
    event.preventDefault()
    settle()
    answer()
    focusResult()
    result.scrollIntoView({ block: "center" })
  })
  input.addEventListener("input", () => {
    query = input.value
    clearTimeout(pause)
    pause = setTimeout(write, 300)
    answer()
  })
  input.addEventListener("focus", () => void load(), { once: true })
  input.addEventListener("change", settle)
  addEventListener("popstate", take)
  addEventListener("pagehide", () => {
    settle()
    rememberPath(path.map(stepOf))
    attempt(() => history.replaceState({ placed: entries.placed() }, ""))
  })
  one("form", filters).addEventListener("submit", event => {
    event.preventDefault()
    filters.open = false
    rememberFold(false)
    result.scrollIntoView({ block: "start" })
  })

  /** The state of the address becomes that of the page. */
  function take(): void {
    clearTimeout(pause)
    pause = undefined
    typing = false
    ;({ query, asked } = readState(location.search, names))
    input.value = query
    // The page as it comes is that of who asks for nothing.
    if (shown > 0 || location.search !== "") answer()
  }

  /** Shows what answers; the rest of a long list and the texts of a search are waited for, once, and that is told. */
  function answer(): void {
    const texts = query.trim() !== "" && !search
    if (!texts && entries.whole()) {
      show()
      return
    }
    result.replaceChildren(texts ? "Les textes arrivent, pour y chercher." : "Les missions arrivent, pour y choisir.")
    if (waiting) return
    waiting = true
    void (texts ? load() : entries.load()).then(() => {
      waiting = false
      if (entries.whole()) show()
      else
        result.replaceChildren("La liste n’a pas pu être lue : rien n’est choisi. Vérifiez la connexion et réessayez.")
    })
  }

  // What answers is shown first: a browser takes as long to write an address as to find a thousand missions.
  function changed(): void {
    settle()
    answer()
    pause = setTimeout(settle, 100)
  }

  function write(): void {
    clearTimeout(pause)
    pause = undefined
    go(!typing)
    typing = true
  }

  /** What was typed is in the address, and what comes next is another step. */
  function settle(): void {
    if (pause !== undefined) write()
    typing = false
  }

  function go(step: boolean): void {
    const address = location.pathname + writeState(query, asked)
    if (address === location.pathname + location.search) return
    attempt(() => history[step ? "pushState" : "replaceState"](null, "", address))
  }

  function load(): Promise<void> {
    Object.assign(globalThis, {
      recherche: (...index: Parameters<typeof searcher>) => {
        read = searcher(...index)
      },
    })
    loading ??= Promise.all([loadScript(timetable.dataset["index"] ?? ""), entries.load()]).then(() => {
      if (!read || !entries.whole()) {
        loading = undefined
        return
      }
      const places = new Map(read.slugs.map((slug, at) => [slug, at]))
      for (const entry of entries.all()) entry.place = places.get(entry.slug) ?? -1
      search = read
      for (const letter of "paescdrmtilfnvobgjuhq") whenIdle(() => rehearse(letter))
    })
    return loading
  }

  /** The first key finds the most, and a browser makes fast what has run: what each letter finds is looked for beforehand. */
  function rehearse(letter: string): void {
    const { pool } = sift(letter)
    for (const { element } of pool.slice(0, 1)) giveStar(element)
    entries.sieve().counts(
      pool.map(({ at }) => at),
      asked,
    )
  }

  /** What the words find, and that of it which answers the filters too; the best first. */
  function sift(words: string): { found: Found | undefined; pool: Entry[]; order: Entry[] } {
    const { found, pool } = letters.get(words) ?? seek(words)
    const asks = entries.sieve().answering(asked)
    return { found, pool, order: pool.filter(({ at }) => asks(at)) }
  }

  function seek(words: string): { found: Found | undefined; pool: Entry[] } {
    const found = words === "" ? undefined : search?.find(words)
    if (!found) return { found, pool: entries.all() }
    const scoreOf = ({ place }: Entry) => found.scores[place] ?? 0
    const pool = bestFirst(entries.all().filter(scoreOf), scoreOf)
    if (words.length === 1) letters.set(words, { found, pool })
    return { found, pool }
  }

  function show(): void {
    atOnce(showNow)
  }

  function showNow(): void {
    const { found, pool, order } = sift(query.trim())
    entries.show(order, found !== undefined)
    const inForce = Object.values(asked).flat().length
    one(".filters-many").textContent = inForce > 0 ? ` (${inForce})` : ""
    showChips(order.length)
    showResult(order.length, found)
    showNothing(order.length, pool)
    path = order.length < entries.all().length || found ? order : []
    // It speaks of all missions: below some of them, one would take its numbers for theirs.
    if (themes) setHidden(themes, path === order)
    askQuotes(() => order.filter(({ place }) => found?.hidden[place] === 1), found?.forms ?? [])
    const mine = ++shown
    // The result is seen at once, then the counts, then the map, a frame each; until then they are said to be on their way.
    form.setAttribute("aria-busy", "true")
    inTurn(() => {
      // Another result may have been asked for since, which counts for itself.
      if (mine !== shown) return
      const many = entries.sieve().counts(
        pool.map(({ at }) => at),
        asked,
      )
      facets.show(many, asked)
      inTurn(() => {
        if (mine !== shown) return
        showMap(many.get("departement"), asked["departement"] ?? [])
        form.removeAttribute("aria-busy")
      })
    })
  }

  function showChips(many: number): void {
    const inForce = Object.entries(asked).flatMap(([facet, values]) => values.map(value => ({ facet, value })))
    const words = query.trim()
    // When nothing is found, the note below holds them.
    setHidden(chips, many === 0 || (inForce.length === 0 && words === ""))
    const wanted = inForce.map(({ facet, value }) => ({
      id: `${facet}=${value}`,
      made: () => chip(nameOf(facet, value), () => drop(facet, value)),
    }))
    if (words !== "") wanted.unshift({ id: "q", made: () => chip("", clearQuery) })
    wanted.push({ id: "", made: clearAll })
    // Those that stay are the same, so that who stands on one still does, and a browser has the less to do.
    chipItems = new Map(wanted.map(({ id, made }) => [id, chipItems.get(id) ?? make("li", "", made())]))
    const typed = chipItems.get("q")?.querySelector("button")?.lastChild
    if (typed) typed.nodeValue = `«${nbsp}${words}${nbsp}»`
    arrange(chips, [...chipItems.values()])
  }

  function showResult(many: number, found: Found | undefined): void {
    const searching = found !== undefined
    const narrowed = many < entries.all().length || searching
    const unread = query.trim() !== "" && !searching
    result.replaceChildren(
      make("b", "", many === 0 ? "Aucune mission" : missions(many)),
      narrowed ? ` sur ${entries.all().length}` : "",
      many === 0
        ? "."
        : searching
          ? ", les plus proches d’abord."
          : `, ${many > 1 ? "classées" : "classée"} par région.`,
      ...(found?.misspelt ?? []).map(
        word => ` Aucun texte ne contient «${nbsp}${word}${nbsp}»${nbsp}: des mots proches ont été cherchés.`,
      ),
      unread ? " Les textes ne sont pas encore là : rien n’est cherché." : "",
    )
    one(".filters-done button").textContent =
      many === 0 ? "Fermer les filtres" : many === 1 ? "Voir la mission" : `Voir les ${missions(many)}`
  }

  function showNothing(many: number, found: Entry[]): void {
    setHidden(nothing, many > 0)
    nothing.replaceChildren()
    if (many > 0) return
    const sieve = entries.sieve()
    const wider = widenings(
      found.map(({ at }) => at),
      asked,
      sieve,
    ).slice(0, 3)
    const asks = sieve.answering(asked)
    const facetsAlone = entries.all().filter(({ at }) => asks(at)).length
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
      focusResult()
    })
    return button
  }

  function clearAll(): HTMLElement {
    const button = make("button", "clear", "Tout effacer")
    button.type = "button"
    button.addEventListener("click", () => {
      asked = {}
      clearQuery()
      focusResult()
    })
    return button
  }

  /** What was found comes next, for the keyboard and for who listens. */
  function focusResult(): void {
    result.tabIndex = -1
    result.focus({ preventScroll: true })
  }

  function clearQuery(): void {
    input.value = query = ""
    changed()
  }

  function drop(facet: string, value: string): void {
    asked = { ...asked, [facet]: (asked[facet] ?? []).filter(other => other !== value) }
    changed()
  }

  /** Open on a desktop, closed on a phone, until one chooses otherwise there: what is returned remembers it. */
  function fold(): (open: boolean) => void {
    const wide = matchMedia("(min-width: 75rem)").matches
    const key = wide ? "missions:filtres" : "missions:filtres-petit"
    let kept: string | null = null
    attempt(() => {
      kept = localStorage.getItem(key)
    })
    filters.open = (kept ?? (wide ? "ouvert" : "clos")) === "ouvert"
    filters.classList.add("ready")
    const remember = (open: boolean) => attempt(() => localStorage.setItem(key, open ? "ouvert" : "clos"))
    // A press is told before what it opens or closes.
    one("summary", filters).addEventListener("click", () => remember(!filters.open))
    return remember
  }
}

function stepOf(entry: Entry): Step {
  const head = entry.head()
  return { slug: entry.slug, numeral: text(head, ".numeral"), title: text(head, "h3") }
}

function text(element: ParentNode, selector: string): string {
  return element.querySelector(selector)?.textContent?.trim() ?? ""
}
