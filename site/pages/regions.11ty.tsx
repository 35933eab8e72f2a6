import type { ComponentChildren } from "preact"
import type { EditionView } from "../../src/model/views.ts"
import { count } from "../../src/words/text.ts"
import { Columns, Entries, isLong, regionHref } from "../components/entries.tsx"
import { byRegion, byTheme, type Group } from "../components/groups.ts"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { ThemeIndex } from "../components/theme-index.tsx"
import { href, type PageModule, type World } from "../components/world.ts"

/** What the list of a long édition leaves to other pages: the missions of each région, and the index of themes. */
export const regions: PageModule = world =>
  world.site.editions.filter(isLong).flatMap(edition => [
    ...byRegion(edition.missions).map(region => ({
      path: `${regionHref(edition, region.slug)}index.html`,
      html: () => render(<Region world={world} edition={edition} region={region} />),
    })),
    { path: `${edition.href}themes/index.html`, html: () => render(<Themes world={world} edition={edition} />) },
  ])

interface Part {
  world: World
  edition: EditionView
}

function Region({ world, edition, region }: Part & { region: Group }) {
  const path = `${regionHref(edition, region.slug)}index.html`
  const many = count(region.missions.length, "mission")
  return (
    <Apart
      world={world}
      edition={edition}
      path={path}
      title={`Les missions ${edition.name}, région ${region.name}`}
      description={`${many} à lire et à comparer dans la région ${region.name}.`}
      heading={region.name}
      lead={`${many}. `}
    >
      <nav class="jump" aria-label="Régions">
        {byRegion(edition.missions).map(({ name, slug, missions }) => (
          <a
            key={slug}
            href={href(world, path, regionHref(edition, slug))}
            {...(slug === region.slug && { "aria-current": "page" })}
          >
            {name} <span class="many">{missions.length}</span>
          </a>
        ))}
      </nav>
      <div class="timetable">
        <Columns />
        <section class="region" aria-labelledby="titre">
          <h2 id="titre">
            Les missions <span>{many}</span>
          </h2>
          <Entries world={world} path={path} missions={region.missions} />
        </section>
      </div>
    </Apart>
  )
}

function Themes({ world, edition }: Part) {
  const path = `${edition.href}themes/index.html`
  return (
    <Apart
      world={world}
      edition={edition}
      path={path}
      title={`Les missions ${edition.name} par thème`}
      description="Les thèmes, et les numéros des missions qui en traitent."
      heading="Les missions par thème"
    >
      <ThemeIndex world={world} path={path} groups={byTheme(edition.missions)} />
    </Apart>
  )
}

interface ApartProps extends Part {
  path: string
  title: string
  description: string
  heading: string
  /** What is said before the way back to the list. */
  lead?: string
  children: ComponentChildren
}

/** What such pages share: they stand under the list, and lead back to it. */
function Apart({ world, edition, path, title, description, heading, lead, children }: ApartProps) {
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      current="missions"
      title={title}
      description={description}
      script="list"
    >
      <div class="wrap">
        <div class="page-head">
          <h1>{heading}</h1>
          <p class="lead">
            {lead}
            <a href={href(world, path, edition.href)}>Chercher et filtrer dans toutes les missions</a>
          </p>
        </div>
        {children}
      </div>
    </Layout>
  )
}
