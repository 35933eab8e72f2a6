import { appendFileSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import type { Bench } from "./bench.ts"
import { corpusEdition, makeCorpus } from "./corpus.ts"
import { benchDev } from "./dev.ts"
import { type Figure, held, timed } from "./figures.ts"
import { benchInteraction } from "./interaction.ts"
import { measure, type Way } from "./measure.ts"
import { astroPeer } from "./peers/astro.ts"
import { hugoPeer } from "./peers/hugo.ts"
import { benchLighthouse } from "./peers/lighthouse.ts"
import { root, viewOfProposals } from "./view.ts"

/** Making the site of a corpus without its PDFs, against writing as many files and against other generators. */
export async function* benchSite(bench: Bench, fiches: number): AsyncIterable<Figure> {
  const corpus = join(bench.folder, `site-${fiches}`)
  const paths = makeCorpus(fiches, corpus)
  const place = (name: string) => join(bench.folder, `${name}-${fiches}`)
  const view = place("view")
  const few = join(bench.folder, "site-few")
  makeCorpus(16, few)
  writeFileSync(view, JSON.stringify(viewOfProposals(few)))

  bench.say(`site, ${fiches} fiches, pages from ready HTML`)
  const [plain, eleventy, step] = await measure(
    [pages("plain node", "pages"), pages("Eleventy", "eleventy"), pages("our pages", "step")],
    bench,
  )
  yield timed("site", fiches, "Eleventy, pages ready", eleventy, plain, { of: "ratio", most: 3, at: [10_000] })
  yield held("site", fiches, "Eleventy, pages ready", eleventy, plain, { of: "figure", most: 700, at: [10_000] })
  yield timed("site", fiches, "all our pages and the search index, from ready sections", step, plain)

  bench.say(`site, ${fiches} fiches, whole`)
  const clean =
    (...names: string[]) =>
    () => {
      for (const name of names) rmSync(place(name), { recursive: true, force: true })
    }
  const edits = { count: 0 }
  // As the peers do, it writes every file of the site again; only its cache is warm.
  const again: Way = { ...build("warm", "warm"), before: clean("warm-out") }
  const edited: Way = {
    ...build("changed", "warm"),
    before: () => appendFileSync(paths[0] ?? "", `\nAjout ${++edits.count}.\n`),
  }
  await measure([build("first", "warm")], { ...bench, runs: 1 })
  const [cold, warm, changed] = await measure(
    [{ ...build("cold", "cold"), before: clean("cold", "cold-out") }, again, edited],
    bench,
  )

  yield timed("site", fiches, "site, cold", cold, plain)
  yield timed("site", fiches, "site, warm", warm, plain)
  yield timed("site", fiches, "site, one changed file", changed, plain)
  yield held("site", fiches, "site, cold", cold, plain, { of: "figure", most: 700, at: [10_000] })
  yield held("site", fiches, "site, warm", warm, plain, { of: "figure", most: 700, at: [10_000] })

  if (fiches <= 1000) {
    bench.say(`site, ${fiches} fiches, the list in a browser`)
    yield* benchInteraction(bench, fiches, place("warm-out"))
    bench.say(`site, ${fiches} fiches, dev`)
    yield await benchDev(bench, corpus, paths, place("warm"))
  }
  if (bench.peers && fiches <= 1000) {
    bench.say(`site, ${fiches} fiches, Lighthouse`)
    yield* benchLighthouse(bench, fiches, place("warm-out"))
  }
  const hugo = hugoPeer(bench, corpus, place("hugo"))
  if (hugo) {
    bench.say(`site, ${fiches} fiches, against Hugo`)
    await measure([build("first", "warm")], { ...bench, runs: 1 })
    const [theirs, ours] = await measure([hugo, again], bench)
    yield timed("site", fiches, "site, warm", ours, theirs, { of: "ratio", most: 1, at: [1000] })
    const [anew, one] = await measure([hugo, edited], bench)
    yield timed("site", fiches, "site, one changed file", one, anew)
    await measure([build("first", "warm")], { ...bench, runs: 1 })
  }
  const astro = astroPeer(bench, fiches, corpus, place("astro"))
  if (astro) {
    bench.say(`site, ${fiches} fiches, against Astro`)
    const parsing = [process.execPath, bench.program("tables"), join(corpus, corpusEdition)]
    const [theirs, ours, parsed] = await measure(
      [
        astro.cold,
        { ...build("cold", "cold"), before: clean("cold", "cold-out") },
        { name: "remark-parse + tables", command: parsing },
      ],
      bench,
    )
    const [kept, oursAgain] = await measure([astro.warm, again], bench)
    // The five times are asked of a warm cache: parsing as remark does, and our pages, are more than a fifth of Astro's cold time.
    yield timed("site", fiches, "site, cold", ours, theirs)
    yield timed("site", fiches, "site, cold", ours, parsed)
    yield timed("site", fiches, "parsing alone, as remark does", parsed, theirs)
    yield timed("site", fiches, "site, warm", oursAgain, kept, { of: "ratio", least: 5 })
  }

  function pages(name: string, program: "pages" | "eleventy" | "step"): Way {
    const out = place(`${program}-out`)
    return {
      name,
      command: [process.execPath, bench.program(program), view, String(fiches), out],
      cwd: root,
      env: { ELEVENTY_SKIP_ESM_RESOLVER: "1" }, // as missions.mjs does
      before: () => rmSync(out, { recursive: true, force: true }),
    }
  }

  function build(name: string, cache: string): Way {
    const out = place(`${cache}-out`)
    return {
      name,
      command: [...bench.missions, "build", "--no-pdf", "--proposals", corpus, "--out", out, "--quiet"],
      env: { XDG_CACHE_HOME: place(cache) },
    }
  }
}
