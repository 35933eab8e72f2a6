import type { EditionView, MissionView, PdfFacts } from "../../src/model/views.ts"
import { frenchDate } from "../../src/words/dates.ts"
import { count, frenchNumber, plural, sentenceCase } from "../../src/words/text.ts"
import { Facets } from "../components/facets.tsx"
import { byRegion, byTheme, type Group, inNumberOrder } from "../components/groups.ts"
import { Layout } from "../components/layout.tsx"
import { longNumeral, Place } from "../components/mission.tsx"
import { MissionLines } from "../components/mission-lines.tsx"
import { render } from "../components/render.ts"
import { Search } from "../components/search.tsx"
import { searchIndex } from "../components/search-index.ts"
import { Section } from "../components/section.tsx"
import { needed, Sign, yesNo } from "../components/sign.tsx"
import { slug } from "../components/slug.ts"
import { Title } from "../components/title.tsx"
import { href, type PageModule, type World } from "../components/world.ts"

/** The list of an édition, and the index of its search. */
export const missions: PageModule = world =>
  world.site.editions.flatMap(edition => [
    { path: `${edition.href}index.html`, html: () => render(<List world={world} edition={edition} />) },
    { path: `${edition.href}recherche.js`, html: () => searchIndex(edition) },
  ])

/** Up to so many missions are read at a glance: no search, no filter. */
const few = 3

/** Of a list longer than this, a browser that runs scripts makes only so many entries at first, the others as one scrolls. */
const long = { beyond: 150, first: 12 }

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
      description={`${count(many, "mission")} à lire et à comparer, par région, thème et conditions d’accueil.`}
      script="list"
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
        {many > 0 ? <Body world={world} edition={edition} /> : <Nothing world={world} edition={edition} path={path} />}
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

function Nothing({ world, edition, path }: Part & { path: string }) {
  return (
    <div class="note">
      <h2>Aucune mission pour l’instant</h2>
      <p>
        Toutes les missions paraissent le {frenchDate(edition.edition.calendrier.publication)}. D’ici là, voyez{" "}
        <a href={href(world, path, `${edition.href}calendrier/`)}>le calendrier</a> et{" "}
        <a href={href(world, path, "criteres/")}>les critères d’une mission</a>.
      </p>
    </div>
  )
}

function Body({ world, edition }: Part) {
  const path = `${edition.href}index.html`
  const { missions } = edition
  const regions = byRegion(missions)
  const isLong = missions.length > long.beyond
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
      <div class="timetable" data-index={href(world, path, `${edition.href}recherche.js`)}>
        <div class="columns" aria-hidden="true">
          <span>Collectivité et mission</span>
          <span class="themes">Thèmes</span>
          <span>Logement</span>
          <span>Permis B</span>
          <span>Transports</span>
        </div>
        {parts(regions, isLong ? long.first : missions.length).map(({ region, now, later }) => (
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
              <noscript>
                <Entries world={world} path={path} missions={later} />
              </noscript>
            )}
          </section>
        ))}
      </div>
      {isLong ? (
        <noscript>
          <ThemeIndex world={world} path={path} groups={byTheme(missions)} />
        </noscript>
      ) : (
        <ThemeIndex world={world} path={path} groups={byTheme(missions)} />
      )}
    </>
  )
}

/** The missions of each région, those shown at once and those a script adds when they are wanted. */
function parts(regions: Group[], atOnce: number): { region: Group; now: MissionView[]; later: MissionView[] }[] {
  let left = atOnce
  return regions.map(region => {
    const now = region.missions.slice(0, left)
    left -= now.length
    return { region, now, later: region.missions.slice(now.length) }
  })
}

interface EntriesProps {
  world: World
  path: string
  missions: MissionView[]
}

function Entries({ world, path, missions }: EntriesProps) {
  if (missions.length === 0) return null
  return (
    <ul>
      {missions.map(mission => (
        <Entry key={mission.slug} world={world} path={path} mission={mission} />
      ))}
    </ul>
  )
}

// Its star works with a script alone, which gives it: 20 bytes each over the wire.
function Entry({ world, path, mission }: Omit<EntriesProps, "missions"> & { mission: MissionView }) {
  const { accueil, collectivite, departement, themes, region, statut } = mission
  return (
    <li
      class={statut === "pourvue" ? "entry entry-taken" : "entry"}
      data-slug={mission.slug}
      data-region={slug(region)}
      data-departement={departement?.code.toLowerCase()}
      data-categorie={collectivite.categorie}
      data-theme={themes.length > 0 ? themes.map(slug).join(" ") : undefined}
      data-logement={yesNo(accueil.hebergement)}
      data-permis={yesNo(accueil.permis_b)}
      data-transports={yesNo(accueil.transports_en_commun)}
      data-statut={statut}
    >
      <span class={`numeral${longNumeral(mission)}`} aria-hidden="true">
        {mission.numeral}
      </span>
      <div class="entry-what">
        <p class="entry-who">
          <Place mission={mission} />
        </p>
        <h3>
          <a href={href(world, path, mission.href)}>
            <Title text={mission.intitule} />
          </a>
        </h3>
        {statut !== "retenue" && <p class="entry-statut">{sentenceCase(mission.statutLabel)}</p>}
        {mission.resume && <p class="entry-resume">{mission.resume}</p>}
      </div>
      <p class="entry-themes">{sentenceCase(themes.join(", "))}</p>
      <ul class="entry-signs">
        <li>
          <span class="head sr-wide">Logement </span>
          <Sign on={accueil.hebergement} word={yesNo(accueil.hebergement)} />
        </li>
        <li>
          <span class="head sr-wide">Permis B </span>
          <Sign on={accueil.permis_b} word={accueil.permis_b ? needed(true) : yesNo(false)} />
        </li>
        <li>
          <span class="head sr-wide">Transports </span>
          <Sign on={accueil.transports_en_commun} word={yesNo(accueil.transports_en_commun)} />
        </li>
      </ul>
    </li>
  )
}

// An index as at the end of a book: it is also how one finds a theme without a script.
function ThemeIndex({ world, path, groups }: { world: World; path: string; groups: Group[] }) {
  if (groups.length === 0) return null
  return (
    <section class="section grid" id="themes">
      <h2>Index des thèmes</h2>
      <ul class="index section-body">
        {groups.map(group => (
          <li key={group.slug} id={`theme-${group.slug}`}>
            <span class="name">{sentenceCase(group.name)}</span>
            <span class="dots" aria-hidden="true" />
            <span class="numbers">
              {inNumberOrder(group.missions).map((mission, index) => (
                <>
                  {index > 0 && ", "}
                  <a
                    key={mission.slug}
                    href={href(world, path, mission.href)}
                    aria-label={`Mission ${mission.numeral}`}
                  >
                    {mission.numeral}
                  </a>
                </>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
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
