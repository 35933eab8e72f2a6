import { all, make, one } from "./dom.ts"
import type { Entry } from "./entries.ts"
import { excerpt } from "./excerpt.ts"

interface Quotes {
  /** The missions whose page is to be quoted, gathered once typing rests, and the words looked for. */
  ask(entries: () => Entry[], forms: string[][]): void
  /** To be called when entries were put on the page. */
  look(): void
}

/** Shows, in the entries that come into view, the words found in their context; the mission's own page holds the text. */
export function quotes(): Quotes {
  const texts = new Map<string, Promise<string>>()
  let gather = (): Entry[] => []
  let asked: Map<string, Entry> | undefined
  const written: HTMLElement[] = []
  let forms: string[][] = []
  let pause: ReturnType<typeof setTimeout>
  const observer = new IntersectionObserver(
    seen => {
      for (const { isIntersecting, target } of seen) {
        const entry = asked?.get(slugOf(target))
        if (!isIntersecting || !entry) continue
        observer.unobserve(target)
        void quote(entry)
      }
    },
    { rootMargin: "200px" },
  )
  return { ask, look }

  function ask(entries: () => Entry[], words: string[][]): void {
    observer.disconnect()
    for (const quote of written.splice(0)) quote.remove()
    asked = undefined
    gather = entries
    forms = words
    look()
  }

  // Not at each key: a page is asked for once typing rests.
  function look(): void {
    clearTimeout(pause)
    if (forms.length > 0)
      pause = setTimeout(() => {
        asked ??= new Map(gather().map(entry => [entry.slug, entry]))
        for (const element of all(".timetable .entry")) if (asked.has(slugOf(element))) observer.observe(element)
      }, 150)
  }

  async function quote({ element }: Entry): Promise<void> {
    const words = forms
    const address = one<HTMLAnchorElement>("h3 a", element).href
    const text = texts.get(address) ?? textOf(address)
    texts.set(address, text)
    const pieces = excerpt(await text, words)
    if (words !== forms || pieces.length === 0 || element.querySelector(".entry-found")) return
    const marked = pieces.map(({ text, found }) => (found ? make("mark", "", text) : text))
    const told = make("p", "entry-found", ...marked)
    written.push(told)
    one(".entry-what", element).append(told)
  }
}

function slugOf(entry: Element): string {
  return (entry as HTMLElement).dataset["slug"] ?? ""
}

/** The text of a mission's page; empty from a disk or without a network, where an excerpt is done without. */
async function textOf(address: string): Promise<string> {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html")
    return [...page.querySelectorAll(".mission-text .prose")].map(({ textContent }) => textContent ?? "").join("\n")
  } catch {
    return ""
  }
}
