import { Booklet, type BookletIndex } from "../../../site/components/booklet.tsx"
import { byCategory, byRegion, byTheme } from "../../../site/components/groups.ts"
import { anchorOf } from "../../../site/components/mission.tsx"
import { type Fit, Sheet } from "../../../site/components/sheet.tsx"
import type { EditionView, MissionView } from "../../model/views.ts"
import { indexLetter, indexName } from "../../words/index-names.ts"
import { sentenceCase } from "../../words/text.ts"
import { bookletRules, noticeOf, ownerOf, pageRule } from "./heads.ts"
import { onPaper } from "./paper.ts"
import type { Job, Printed } from "./print.ts"

export interface BookletOptions {
  /** Absolute address of the site, with a final slash. */
  site: string
  /** ISO day it was made. */
  today: string
  date: Date
  /** What printing the sheets told, by slug; a mission missing here is thought to take two pages. */
  sheets: ReadonlyMap<string, { pages: number; fit: Fit }>
}

/** Something to print, and what its print leads to. */
export interface Step {
  job: Job
  /** Pieces of work for what comes next, for the time this is printed; what isn't done then is done by `next`. */
  meanwhile?(): Iterable<void>
  /** The next thing to print, or undefined when what was printed is the booklet. */
  next(printed: Printed): Step | undefined
}

/**
 * An édition's booklet, step by step: all but the missions, to know how long that is; then the whole, numbered by the
 * pages of the sheets already printed; and once more only if a mission came out on another page than said.
 */
export function bookletSteps(edition: EditionView, options: BookletOptions): Step {
  const { missions } = edition
  const inOrder = byRegion(missions).flatMap(region => region.missions)
  const heads = headsOf(edition)
  const indexes = indexesOf(missions)
  const leaves = new Map<string, string>()
  const job = (numbers: Numbers, shown: ReadonlyMap<string, string>): Job => ({
    id: edition.name,
    title: `Livret des missions, ${edition.edition.titre}`,
    html: onPaper(<Booklet edition={edition} leaves={shown} indexes={indexes} {...options} {...numbers} />),
    heads,
    date: options.date,
  })
  // Numbers about as long as the true ones, for they fill lines too.
  const about = numbersFrom(3 + Math.ceil(missions.length / 12), 2).pages
  return {
    job: job({ pages: about, blanks: { missions: false, end: false } }, new Map()),
    *meanwhile() {
      for (const mission of missions) yield makeLeaf(mission)
    },
    next(frame) {
      missions.forEach(makeLeaf)
      const before = (frame.places.get("index") ?? frame.pages) - 1
      return whole(numbersFrom(before, frame.pages - before), 2)
    },
  }

  function makeLeaf(mission: MissionView): void {
    const { slug } = mission
    if (!leaves.has(slug)) leaves.set(slug, leafOf(mission, edition, options))
  }

  function whole(numbers: Numbers, corrections: number): Step {
    return {
      job: job(numbers, leaves),
      next({ places, pages: count }) {
        const pages = new Map(missions.map(mission => [mission.slug, places.get(anchorOf(mission)) ?? 0]))
        const right = missions.every(({ slug }) => pages.get(slug) === numbers.pages.get(slug)) && count % 2 === 0
        const { blanks } = numbers
        const end = count % 2 === 0 ? blanks.end : !blanks.end
        return right || corrections === 0 ? undefined : whole({ pages, blanks: { ...blanks, end } }, corrections - 1)
      },
    }
  }

  /** A mission of two pages is read on one spread, left then right: the first one starts on an even page. */
  function numbersFrom(before: number, after: number): Numbers {
    const blank = before % 2 === 0
    const pages = new Map<string, number>()
    let end = blank ? before + 1 : before
    for (const { slug } of inOrder) {
      pages.set(slug, end + 1)
      end += options.sheets.get(slug)?.pages ?? 2
    }
    return { pages, blanks: { missions: blank, end: (end + after) % 2 === 1 } }
  }
}

interface Numbers {
  pages: ReadonlyMap<string, number>
  blanks: { missions: boolean; end: boolean }
}

/** A mission's sheet, its headings one level lower: in the booklet the région comes first. */
function leafOf(mission: MissionView, edition: EditionView, { site, sheets }: BookletOptions): string {
  const fit = sheets.get(mission.slug)?.fit ?? { notes: 0, tight: 0 }
  const html = onPaper(<Sheet mission={mission} edition={edition} site={site} fit={fit} />)
  return html.replace(/<(\/?)h([1-5])\b/g, (_, slash: string, level: string) => `<${slash}h${Number(level) + 1}`)
}

function headsOf(edition: EditionView): string {
  const { titre } = edition.edition
  const notice = noticeOf(edition)
  const missions = edition.missions.map((mission, index) => {
    const name = `mission-${index + 1}`
    return `${pageRule({ topLeft: `${titre} · ${mission.region}`, bottomLeft: ownerOf(mission), notice }, name)}.leaf-${index + 1}{page:${name}}`
  })
  return [pageRule({ topLeft: titre, bottomLeft: "Livret des missions", notice }), bookletRules, ...missions].join("\n")
}

function indexesOf(missions: MissionView[]): BookletIndex[] {
  const authorities = (some: MissionView[]) =>
    some.map(mission => ({ name: indexName(mission.collectivite.nom), missions: [mission] }))
  const themes = byTheme(missions).map(theme => ({ ...theme, name: sentenceCase(theme.name) }))
  const lodging = missions.filter(({ accueil }) => accueil.hebergement)
  const licence = missions.filter(({ accueil }) => !accueil.permis_b)
  const none = () => ""
  return [
    { title: "Par thème", entries: entriesOf(themes, indexLetter) },
    { title: "Par collectivité", entries: entriesOf(authorities(missions), indexLetter) },
    { title: "Par catégorie de collectivité", entries: entriesOf(byCategory(missions), none) },
    { title: "Par région", entries: entriesOf(byRegion(missions), none) },
    { title: "Avec une possibilité d’hébergement", entries: entriesOf(authorities(lodging), none) },
    { title: "Sans permis B nécessaire", entries: entriesOf(authorities(licence), none) },
  ].filter(({ entries }) => entries.length > 0)
}

function entriesOf(groups: { name: string; missions: MissionView[] }[], letterOf: (name: string) => string) {
  return groups
    .map(({ name, missions }) => ({ name, missions, letter: letterOf(name) }))
    .sort((a, b) => compare(a.name, b.name))
}

const { compare } = new Intl.Collator("fr")
