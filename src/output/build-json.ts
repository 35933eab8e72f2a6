import type { Catalogue } from "../model/types.ts"
import type { SiteView } from "../model/views.ts"

/** The word by which a folder is known to be ours. */
export const generator = "missions"

export interface BuildFacts {
  /** When: the commit's or SOURCE_DATE_EPOCH's instant. */
  moment: Date
  preview: boolean
  /** Versions beside the program's own: node, browser… */
  versions: { [name: string]: string }
  /** Keys of site.yml that still await their words. */
  placeholders: readonly string[]
  /** Sheets and booklets: how many were made, and what could not be; null when none was asked for. */
  pdf: { made: number; failed: { href: string; reason: string }[] } | null
}

/** `build.json`: versions, figures, what was left out and why. Names what failed, never what an author answered. */
export function buildJson(site: SiteView, editions: readonly EditionFacts[], facts: BuildFacts): string {
  const data = {
    generator,
    version: site.version,
    versions: facts.versions,
    moment: facts.moment.toISOString(),
    url: site.url,
    base: site.base,
    preview: facts.preview,
    editions,
    pdf: facts.pdf,
    placeholders: facts.placeholders,
  }
  return `${JSON.stringify(data, null, 2)}\n`
}

/** What `build.json` says of an édition. */
export interface EditionFacts {
  name: string
  missions: number
  withdrawn: number
  waiting: { [statut: string]: number }
  leftOut: Catalogue["leftOut"]
}

/** The figures of each édition, and what was left out; nothing of the proposals is kept in them. */
export function editionFacts(site: SiteView, catalogues: readonly Catalogue[]): EditionFacts[] {
  return site.editions.map(view => {
    const catalogue = catalogues.find(({ name }) => name === view.name)
    return {
      name: view.name,
      missions: view.missions.length,
      withdrawn: view.withdrawn.length,
      waiting: waiting(view.missions, catalogue),
      leftOut: catalogue?.leftOut ?? [],
    }
  })
}

/** Sound fiches that are not published, counted by statut. */
function waiting(shown: readonly { slug: string }[], catalogue: Catalogue | undefined): { [statut: string]: number } {
  const slugs = new Set(shown.map(({ slug }) => slug))
  const counts: { [statut: string]: number } = {}
  for (const { slug, data } of catalogue?.proposals ?? []) {
    const statut = data.statut ?? "recue"
    if (!slugs.has(slug) && statut !== "retiree") counts[statut] = (counts[statut] ?? 0) + 1
  }
  return counts
}
