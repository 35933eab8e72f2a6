import { all, arrange, loadScript, make, one, setHidden, whenIdle } from "./dom.ts"
import type { Answers } from "./filter.ts"
import { type Sieve, sieveOf } from "./sieve.ts"
import { inTurn } from "./turns.ts"

const nbsp = "\u00a0"

export interface Entry {
  /** Made when it is first asked for: a thousand at once would make the reader wait. */
  readonly element: HTMLElement
  /** What holds its numeral and its title, for less. */
  head(): ParentNode
  home: Region
  slug: string
  facets: Answers
  /** Its place among all. */
  at: number
  /** Where the search index has it; -1 until an index is there, or when it knows nothing of it. */
  place: number
}

interface Region {
  slug: string
  section: HTMLElement
  list: HTMLElement
  count: HTMLElement
  /** Its missions, as they are read. */
  entries: Entry[]
  /** What it shows now, and how many more there are to come. */
  inside: Element[]
  total: number
}

/** The missions of the list. */
export interface Entries {
  /** Whether all of them are here, without which none is to be chosen among: a long list comes with some of them. */
  whole(): boolean
  /** Reads the rest of a long list; done without when it cannot be had. */
  load(): Promise<void>
  /** All of them, in the order of the page. */
  all(): Entry[]
  /** What they answer to the facets. */
  sieve(): Sieve
  /** Shows these, by région or ranked, one after the other; what is far below the screen comes as one scrolls. */
  show(order: Entry[], ranked: boolean): void
  /** How many are on the page. */
  placed(): number
  /** Has at least so many on the page. */
  reach(many: number): void
}

/** What is seen comes first, the rest by handfuls, one between two drawings: a thousand at once would make the reader wait. */
const handful = 3
/** No more are shown with an answer, and of those no more than one that was not there before. */
const first = 5

interface Told {
  /** Entries are about to be put on the page. */
  placing: (entries: Entry[]) => void
  /** The rest of the list came at last, on the reader's asking: what was asked for meanwhile is to be answered. */
  again: () => void
}

/** The missions of the page, and those it leaves to other files; shown in what order and as far as one asks. */
export function entriesOf(timetable: HTMLElement, names: string[], { placing, again }: Told): Entries {
  const regions = all(".region", timetable).map(regionOf)
  const results = make("ul", "")
  const ranking = make("section", "ranking", make("h2", "sr", "Résultats de la recherche"), results)
  ranking.hidden = true
  const end = make("p", "list-end")
  const files = Number(timetable.dataset["rest"] ?? 0)
  end.hidden = files === 0
  timetable.append(ranking, end)
  const later = new Map<number, string>()
  let loading: Promise<void> | undefined
  // A piece at a time, so that none is read when a reader asks for something.
  const unread = regions.map(region => () => {
    for (const element of all(".entry", region.list)) region.entries.push(entryOf(element, element.dataset, region))
  })
  let everyone: Entry[] | undefined
  let sieve: Sieve | undefined
  let order: Entry[] | undefined
  let ranked = false
  let placed = all(".entry", timetable).length
  let coming = false
  const below = new IntersectionObserver(
    seen => {
      const near = seen.find(({ isIntersecting }) => isIntersecting)
      if (!near || coming) return
      coming = true
      inTurn(more, near.boundingClientRect.top < innerHeight)
    },
    { rootMargin: "600px" },
  )
  below.observe(end)
  // Between the top of the list and the foot of the screen, in pixels; measured when the page was just laid out, since to
  // measure it when an answer is shown would have the page laid out twice.
  let room = 0
  const measure = () => {
    room = innerHeight - timetable.getBoundingClientRect().top
  }
  new ResizeObserver(measure).observe(document.body)
  addEventListener("scroll", measure, { passive: true })
  addEventListener("beforeprint", () => whole() && place(everything().length))
  whenIdle(readNext)
  Object.assign(globalThis, { suite })
  if (!whole()) addEventListener("load", () => whenIdle(loadNext))
  return { whole, load, all: everything, sieve: sifting, show, placed: () => placed, reach }

  function whole(): boolean {
    return later.size === files
  }

  function suite(file: number, html: string): void {
    if (later.has(file)) return
    later.set(file, html)
    if (!whole()) return
    for (let next = 0; next < files; next++) unread.push(() => readTexts(later.get(next) ?? ""))
    whenIdle(readNext)
  }

  function missing(): number[] {
    return Array.from({ length: files }, (_, file) => file).filter(file => !later.has(file))
  }

  /** One file after the other, while nothing is asked for. */
  async function loadNext(): Promise<void> {
    const [file] = missing()
    if (file !== undefined && (await loadScript(fileName(file)))) whenIdle(loadNext)
  }

  function load(): Promise<void> {
    loading ??= Promise.all(missing().map(file => loadScript(fileName(file)))).then(() => {
      loading = undefined
      end.replaceChildren(...(whole() ? [] : ["La suite de la liste n’a pas pu être lue. ", retry()]))
    })
    return loading
  }

  function readTexts(html: string): void {
    for (const text of html.split(/(?=<li class="entry)/).slice(1)) {
      const data = dataIn(text)
      const home = regions.find(({ slug }) => slug === data["region"])
      home?.entries.push(entryOf(text, data, home))
    }
  }

  function retry(): HTMLElement {
    const button = make("button", "button", "Réessayer")
    button.type = "button"
    button.addEventListener("click", () => void load().then(() => whole() && [more(), again()]))
    return button
  }

  function everything(): Entry[] {
    for (const read of unread.splice(0)) read()
    everyone ??= regions.flatMap(({ entries }) => entries).map((entry, at) => Object.assign(entry, { at }))
    return everyone
  }

  function sifting(): Sieve {
    sieve ??= sieveOf(
      everything().map(({ facets }) => facets),
      names,
    )
    return sieve
  }

  function entryOf(given: HTMLElement | string, data: DOMStringMap, home: Region): Entry {
    const facets = Object.fromEntries(names.map(name => [name, data[name]?.split(" ") ?? []]))
    return Object.assign(madeOf(given), {
      home,
      slug: data["slug"] ?? "",
      facets: { ...facets, region: [home.slug] },
      at: -1,
      place: -1,
    })
  }

  function readNext(): void {
    const read = unread.shift()
    if (!read) return void (whole() && sifting())
    read()
    whenIdle(readNext)
  }

  function show(asked: Entry[], byRank: boolean): void {
    const before = order ?? everything()
    const same = byRank === ranked && asked.length === before.length && asked.every((entry, at) => entry === before[at])
    if (same) return
    order = asked
    ranked = byRank
    // Out of the screen, under the filters, it may come a moment later.
    if (room > 0) lay()
    else inTurn(lay, true)
  }

  function lay(): void {
    setHidden(ranking, !ranked)
    let absent = 0
    const second = (order ?? everything()).slice(0, first).findIndex(entry => !drawn(entry) && ++absent > 1)
    place(second === -1 ? first : second)
  }

  /** Whether it stands already where it is to stand, on a part of the list that is shown. */
  function drawn({ element, home }: Entry): boolean {
    return ranked ? element.parentElement === results : !home.section.hidden && element.parentElement === home.list
  }

  function more(): void {
    coming = false
    if (!whole()) void load().then(() => whole() && more())
    else if (placed < (order ?? everything()).length) place(placed + handful)
  }

  function reach(many: number): void {
    if (placed >= many) return
    if (whole()) place(many)
    else void load().then(() => whole() && reach(many))
  }

  function place(many: number): void {
    const wanted = order ?? everything()
    const some = wanted.slice(0, many)
    placed = some.length
    const absent = some.filter(entry => !drawn(entry))
    for (const { element } of absent) giveStar(element)
    placing(absent)
    arrange(results, ranked ? some.map(({ element }) => element) : [])
    for (const region of regions) {
      region.inside = []
      region.total = 0
    }
    if (!ranked) {
      for (const { home, element } of some) home.inside.push(element)
      for (const { home } of wanted) home.total++
    }
    for (const { section, list, count, inside, total } of regions) {
      setHidden(section, inside.length === 0)
      // A region out of sight is left as it is: taking out hundreds of missions is what would make the reader wait.
      if (inside.length === 0) continue
      const told = missions(total)
      if (count.textContent !== told) count.textContent = told
      arrange(list, inside)
    }
    setHidden(end, placed >= wanted.length)
    // Looked at anew, so that a tall screen is filled whatever the handful.
    below.unobserve(end)
    below.observe(end)
  }
}

function regionOf(section: HTMLElement): Region {
  const list = section.querySelector("ul") ?? make("ul", "")
  if (!list.isConnected) section.append(list)
  section.hidden = list.childElementCount === 0
  section.classList.remove("region-later")
  const slug = section.id.replace("region-", "")
  return { slug, section, list, count: one("h2 span", section), entries: [], inside: [], total: 0 }
}

function fileName(file: number): string {
  return `suite-${file}.js`
}

function madeOf(given: HTMLElement | string): Pick<Entry, "element" | "head"> {
  if (typeof given !== "string") return { element: given, head: () => given }
  let made: HTMLElement | undefined
  return {
    get element() {
      made ??= one(".entry", parsed(given))
      return made
    },
    head: () => made ?? parsed(given.slice(0, given.indexOf("</h3>"))),
  }
}

function parsed(text: string): DocumentFragment {
  const template = document.createElement("template")
  template.innerHTML = text
  return template.content
}

/** What an entry that is text says to scripts: slugs alone, which are written as they are. */
function dataIn(text: string): { [name: string]: string } {
  const tag = text.slice(0, text.indexOf(">"))
  return Object.fromEntries([...tag.matchAll(/ data-([a-z]+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
}

/** Puts a star on an entry, to be pressed, unless it has one or its mission can no longer be chosen. */
export function giveStar(entry: HTMLElement): void {
  if (entry.classList.contains("entry-taken") || entry.lastElementChild?.localName === "button") return
  blank ??= blankStar()
  const star = blank.cloneNode(true) as HTMLElement
  const number = Number(one(".numeral", entry).textContent?.replace(/\D/g, ""))
  const spoken = number > 0 ? `la mission ${number}` : `«${nbsp}${one("h3", entry).textContent}${nbsp}»`
  star.dataset["star"] = entry.dataset["slug"] ?? ""
  star.setAttribute("aria-label", `Ajouter ${spoken} à ma sélection`)
  entry.append(star)
}

let blank: HTMLElement | undefined

function blankStar(): HTMLElement {
  const star = make("button", "star needs-script", one(".mine .star-shape").cloneNode(true))
  star.type = "button"
  star.setAttribute("aria-pressed", "false")
  return star
}

/** «1 mission», «12 missions». */
export function missions(many: number): string {
  return `${many}${nbsp}mission${many > 1 ? "s" : ""}`
}
