import type { EditionView, MissionView, PdfFacts } from "../../src/model/views.ts"
import { count, frenchNumber, plural } from "../../src/words/text.ts"
import { NoMission } from "../components/blank.tsx"
import { Columns, Entries, isLong, regionHref } from "../components/entries.tsx"
import { Facets } from "../components/facets.tsx"
import { byRegion, byTheme, type Group } from "../components/groups.ts"
import { Layout } from "../components/layout.tsx"
import { MissionLines } from "../components/mission-lines.tsx"
import { render, renderPart } from "../components/render.ts"
import { Search } from "../components/search.tsx"
import { searchIndex } from "../components/search-index.ts"
import { Section } from "../components/section.tsx"
import { ThemeIndex } from "../components/theme-index.tsx"
import { href, type Leaf, type PageModule, type World } from "../components/world.ts"

/** The list of an édition, and the index of its search. */
export const missions: PageModule = world =>
  world.site.editions.flatMap(edition => [
    { path: `${edition.href}index.html`, html: () => render(<List world={world} edition={edition} />) },
    { path: `${edition.href}recherche.js`, shows: edition.missions, html: () => searchIndex(edition) },
    ...restFiles(world, edition),
  ])

/** Up to so many missions are read at a glance: no search, no filter. */
const few = 3

/** So many missions of a long list are in its page; the others come as one scrolls, or are read on the page of their région. */
const first = 12

/** So many others are in each file: few enough to be read between two drawings, enough to be few files. */
const together = 32

// Scripts rather than data, so that they also load from a disk, where no page may read another file.
function restFiles(world: World, edition: EditionView): Leaf[] {
  const path = `${edition.href}index.html`
  let rest: MissionView[] | undefined
  return Array.from({ length: filesOf(edition) }, (_, file) => ({
    path: `${edition.href}suite-${file}.js`,
    html: () => {
      rest ??= parts(byRegion(edition.missions), first).flatMap(({ later }) => later)
      const missions = rest.slice(file * together, (file + 1) * together)
      return `suite(${file},${JSON.stringify(renderPart(<Entries world={world} path={path} missions={missions} apart />))})\n`
    },
  }))
}

function filesOf(edition: EditionView): number {
  return isLong(edition) ? Math.ceil((edition.missions.length - first) / together) : 0
}

interface Part {
  world: World
  edition: EditionView
}

function List({ world, edition }: Part) {
  const path = `${edition.href}index.html`
  const many = edition.missions.length
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      current="missions"
      title={`Les missions ${edition.name}`}
      description={`${many > 0 ? count(many, "mission") : `Les missions ${edition.name},`} à lire et à comparer, par région, thème et conditions d’accueil.`}
      script={many > 0 ? "list" : "page"}
    >
      <div class="wrap">
        <div class="page-head list-top">
          <h1>Les missions</h1>
          {many > few && (
            <Search
              label={many > 1 ? `Chercher dans le texte des ${frenchNumber(many)} missions` : "Chercher dans le texte"}
            />
          )}
        </div>
        {many > 0 ? (
          <Body world={world} edition={edition} />
        ) : (
          <NoMission world={world} edition={edition} path={path} />
        )}
        {/* Who looks a number up, on paper or in a selection, learns why it is not there. */}
        {edition.withdrawn.length > 0 && (
          <Section title="Retirées depuis la publication">
            <MissionLines world={world} path={path} missions={edition.withdrawn} />
          </Section>
        )}
        {many > 0 && <Data world={world} path={path} edition={edition} />}
      </div>
    </Layout>
  )
}

function Body({ world, edition }: Part) {
  const path = `${edition.href}index.html`
  const { missions } = edition
  const regions = byRegion(missions)
  const long = isLong(edition)
  return (
    <>
      {missions.length > few && (
        <nav class="jump without-script" aria-label="Régions">
          {regions.map(region => (
            <a key={region.slug} href={`#region-${region.slug}`}>
              {region.name} <span class="many">{region.missions.length}</span>
            </a>
          ))}
        </nav>
      )}
      {missions.length > few && <Facets missions={missions} />}
      <div class="results-bar">
        <p class="result" id="resultats" role="status">
          <b>{count(missions.length, "mission")}</b>, {plural(missions.length, "classée")} par région.
        </p>
        <ul class="chips" aria-label="Filtres actifs" hidden />
      </div>
      <div class="nothing" hidden />
      <div
        class="timetable"
        data-index={href(world, path, `${edition.href}recherche.js`)}
        data-rest={filesOf(edition) || undefined}
      >
        <Columns />
        {parts(regions, long ? first : missions.length).map(({ region, now, later }) => (
          <section
            key={region.slug}
            class={now.length > 0 ? "region" : "region region-later"}
            id={`region-${region.slug}`}
            aria-labelledby={`titre-${region.slug}`}
          >
            <h2 id={`titre-${region.slug}`}>
              {region.name} <span>{count(region.missions.length, "mission")}</span>
            </h2>
            <Entries world={world} path={path} missions={now} />
            {later.length > 0 && (
              <p class="without-script region-rest">
                <a href={href(world, path, regionHref(edition, region.slug))}>
                  Lire les {count(region.missions.length, "mission")} de cette région
                </a>
              </p>
            )}
          </section>
        ))}
      </div>
      {long ? (
        <Section title="Index des thèmes">
          <ul class="data-links">
            <li>
              <a href={href(world, path, `${edition.href}themes/`)}>Les thèmes, et les missions qui en traitent</a>
            </li>
          </ul>
        </Section>
      ) : (
        <ThemeIndex world={world} path={path} groups={byTheme(missions)} />
      )}
    </>
  )
}

/** The missions of each région, those of the page and those a script adds when they are wanted. */
function parts(regions: Group[], atOnce: number): { region: Group; now: MissionView[]; later: MissionView[] }[] {
  let left = atOnce
  return regions.map(region => {
    const now = region.missions.slice(0, left)
    left -= now.length
    return { region, now, later: region.missions.slice(now.length) }
  })
}

/** What there is of an édition on paper, each under its name. */
function papersOf({ booklet, imposed, cards }: EditionView): (PdfFacts & { name: string })[] {
  return [
    ...(booklet ? [{ ...booklet, name: "Livret" }] : []),
    ...(imposed ? [{ ...imposed, name: "Livret A5 à plier, pour l’imprimeur" }] : []),
    ...(cards ? [{ ...cards, name: "Cartes à découper" }] : []),
  ]
}

function Data({ world, path, edition }: { world: World; path: string; edition: EditionView }) {
  const link = (name: string) => href(world, path, edition.href + name)
  return (
    <section class="section grid screen">
      <h2>Emporter la liste</h2>
      <ul class="data-links section-body">
        {papersOf(edition).map(({ name, href: to, pages }) => (
          <li key={to}>
            <a href={href(world, path, to)}>{`${name} (PDF, ${count(pages, "page")})`}</a>
          </li>
        ))}
        <li>
          <a href={link("missions.csv")}>Tableur (CSV)</a>
        </li>
        <li>
          <a href={link("missions.json")}>Données (JSON)</a>
        </li>
        <li>
          <a href={link("missions.atom")}>Fil des nouveautés (Atom)</a>
        </li>
        <li>
          <a href={link("calendrier.ics")}>Calendrier (ICS)</a>
        </li>
      </ul>
    </section>
  )
}
