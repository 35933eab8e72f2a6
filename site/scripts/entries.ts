import { all, arrange, make, one } from "./dom.ts"
import type { Answers } from "./filter.ts"

const nbsp = "\u00a0"

export interface Entry {
  element: HTMLElement
  home: Region
  slug: string
  facets: Answers
}

interface Region {
  section: HTMLElement
  list: HTMLElement
  count: HTMLElement
  /** What it shows now, and how many more there are to come. */
  inside: Element[]
  total: number
}

/** The missions of the list, in the order of the page. */
export interface Entries {
  all: Entry[]
  /** Shows these, by région or, ranked, one after the other; what is far below the screen comes as one scrolls. */
  show(order: Entry[], ranked: boolean): void
}

/** As many as some screens hold; a thousand at once would make the reader wait. */
const step = 40

export function entriesOf(timetable: HTMLElement, names: string[]): Entries {
  const regions = all(".region", timetable).map((section): Region => {
    return { section, list: one("ul", section), count: one("h2 span", section), inside: [], total: 0 }
  })
  const entries = regions.flatMap(region =>
    all(".entry", region.list).map(element => {
      const facets = Object.fromEntries(names.map(name => [name, element.dataset[name]?.split(" ") ?? []]))
      return { element, home: region, slug: element.dataset["slug"] ?? "", facets }
    }),
  )
  const results = make("ul", "")
  const ranking = make("section", "ranking", make("h2", "sr", "Résultats de la recherche"), results)
  ranking.hidden = true
  const end = make("p", "more")
  timetable.append(ranking, end)
  let order = entries
  let ranked = false
  let placed = entries.length
  new IntersectionObserver(seen => seen.some(({ isIntersecting }) => isIntersecting) && more(), {
    rootMargin: "1500px",
  }).observe(end)
  addEventListener("beforeprint", () => place(order.length))
  return { all: entries, show }

  function show(asked: Entry[], byRank: boolean): void {
    const same = byRank === ranked && asked.length === order.length && asked.every((entry, at) => entry === order[at])
    if (same) return
    order = asked
    ranked = byRank
    ranking.hidden = !ranked
    place(step)
  }

  function more(): void {
    if (placed < order.length) place(placed + step)
  }

  function place(many: number): void {
    const first = order.slice(0, many)
    placed = first.length
    arrange(results, ranked ? first.map(({ element }) => element) : [])
    for (const region of regions) {
      region.inside = []
      region.total = 0
    }
    if (!ranked) {
      for (const { home, element } of first) home.inside.push(element)
      for (const { home } of order) home.total++
    }
    for (const { section, list, count, inside, total } of regions) {
      section.hidden = inside.length === 0
      // A region out of sight is left as it is: taking out hundreds of missions is what would make the reader wait.
      if (inside.length === 0) continue
      const told = missions(total)
      if (count.textContent !== told) count.textContent = told
      arrange(list, inside)
    }
    // Seen again, so that a tall screen is filled whatever the step.
    end.hidden = placed >= order.length
  }
}

/** «1 mission», «12 missions». */
export function missions(many: number): string {
  return `${many}${nbsp}mission${many > 1 ? "s" : ""}`
}
