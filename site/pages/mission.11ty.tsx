import type { EditionView, MissionView } from "../../src/model/views.ts"
import { frenchDate } from "../../src/words/dates.ts"
import { count, frenchNumber } from "../../src/words/text.ts"
import { Findings } from "../components/findings.tsx"
import { Layout } from "../components/layout.tsx"
import { Mission, MissionHead } from "../components/mission.tsx"
import { render } from "../components/render.ts"
import { Go } from "../components/section.tsx"
import { Colophon } from "../components/sheet.tsx"
import { isTaken, WordedStar } from "../components/star.tsx"
import { Title } from "../components/title.tsx"
import { href, type PageModule, permanent, type World } from "../components/world.ts"

/** A page a mission, and one that says so for each mission withdrawn: an address once published never dies. */
export const mission: PageModule = world =>
  world.site.editions.flatMap(edition => [
    ...edition.missions.map((view, index) => ({
      path: `${view.href}index.html`,
      shows: [view],
      html: () => render(<MissionPage world={world} edition={edition} mission={view} index={index} />),
    })),
    ...edition.withdrawn.map(view => ({
      path: `${view.href}index.html`,
      shows: [view],
      html: () => render(<WithdrawnPage world={world} edition={edition} mission={view} />),
    })),
  ])

interface Part {
  world: World
  edition: EditionView
  mission: MissionView
}

function MissionPage({ world, edition, mission: view, index }: Part & { index: number }) {
  const path = `${view.href}index.html`
  const findings = world.site.findings?.get(view.href)
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      current="missions"
      title={view.intitule}
      description={view.resume ?? `${view.collectivite.nom}, ${view.region} : ${view.intitule}`}
      script="mission"
    >
      <div class="wrap">
        <Trail world={world} path={path} edition={edition} />
        {findings && findings.length > 0 && <Findings findings={findings} />}
        <Mission
          mission={view}
          edition={edition}
          state={<State mission={view} />}
          links={<Links world={world} path={path} edition={edition} mission={view} />}
          qr={<Colophon mission={view} edition={edition} address={permanent(world, path)} code={false} />}
          stamp={<Stamp world={world} path={path} mission={view} />}
        />
        <Beside world={world} path={path} edition={edition} index={index} />
      </div>
    </Layout>
  )
}

function Trail({ world, path, edition }: { world: World; path: string; edition: EditionView }) {
  return (
    <p class="trail screen">
      <a class="back" href={href(world, path, edition.href)}>
        Toutes les missions
      </a>
    </p>
  )
}

// Nothing to say of a mission that is open, which is the rule.
function State({ mission: { statut, statutLabel } }: { mission: MissionView }) {
  if (statut === "retenue") return null
  return (
    <div class="note mission-state">
      <h2>{statut === "pourvue" ? "Mission pourvue" : "Aperçu avant publication"}</h2>
      <p>
        {statut === "pourvue"
          ? "Une équipe a choisi cette mission : elle n’est plus à prendre."
          : `Statut de la fiche : ${statutLabel}. Cette page n’est pas publique.`}
      </p>
    </div>
  )
}

function Links({ world, path, edition, mission: view }: Part & { path: string }) {
  const { pdf, large, slug } = view
  return (
    <>
      {!isTaken(view) && (
        <p class="mission-star screen">
          <WordedStar mission={view} />
        </p>
      )}
      <ul class="go-list screen">
        {pdf && (
          <Go to={href(world, path, pdf.href)} note={`${count(pdf.pages, "page")}, ${size(pdf.bytes)}`}>
            La fiche en PDF
          </Go>
        )}
        {large && (
          <Go to={href(world, path, large.href)} note={`${count(large.pages, "page")}, ${size(large.bytes)}`}>
            En grands caractères
          </Go>
        )}
        <li class="needs-script">
          <button class="go mission-print" type="button">
            <span class="go-what">Imprimer cette page</span>
          </button>
        </li>
        <Go to={href(world, path, `${edition.href}comparer/#missions=${slug}`)}>Comparer avec une autre</Go>
        <Go to={href(world, path, `${edition.href}calendrier/`)}>Ajouter les dates à mon calendrier</Go>
      </ul>
    </>
  )
}

function size(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} ko`
    : `${frenchNumber(Math.round(bytes / 100_000) / 10)} Mo`
}

function Stamp({ world, path, mission: { modified } }: { world: World; path: string; mission: MissionView }) {
  const address = permanent(world, path)
  return (
    <p class="mission-stamp screen">
      {modified && `Fiche modifiée le ${frenchDate(modified.slice(0, 10))}. `}
      Adresse permanente : <a href={address}>{address.replace(/^https?:\/\//, "")}</a>
    </p>
  )
}

function Beside({ world, path, edition, index }: { world: World; path: string; edition: EditionView; index: number }) {
  const { missions } = edition
  const neighbour = (view: MissionView | undefined, side: "previous" | "next") =>
    view && (
      <li class={`to-${side}`}>
        <a href={href(world, path, view.href)} rel={side === "next" ? "next" : "prev"}>
          <span class="label">{side === "next" ? "Suivante" : "Précédente"}</span>
          <span class="numeral">{view.numeral}</span>
          <span class="title">
            <Title text={view.intitule} />
          </span>
        </a>
      </li>
    )
  return (
    <nav class="beside screen" aria-label="Missions voisines" data-slug={missions[index]?.slug}>
      <ul>
        {neighbour(missions[index - 1], "previous")}
        <li class="beside-where">
          <span class="sr">Mission </span>
          {index + 1} sur {missions.length}
        </li>
        {neighbour(missions[index + 1], "next")}
      </ul>
    </nav>
  )
}

function WithdrawnPage({ world, edition, mission: view }: Part) {
  const path = `${view.href}index.html`
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      current="missions"
      title={`Mission retirée : ${view.intitule}`}
      description={`Cette mission de ${view.collectivite.nom} a été retirée du catalogue ${edition.name}.`}
    >
      <div class="wrap">
        <Trail world={world} path={path} edition={edition} />
        <article class="mission">
          <MissionHead mission={view} />
          <div class="note mission-state">
            <h2>Mission retirée</h2>
            <p>
              {view.collectivite.nom} a retiré cette mission
              {view.modified && ` le ${frenchDate(view.modified.slice(0, 10))}`}. Son numéro ne sera pas réattribué.
            </p>
          </div>
        </article>
      </div>
    </Layout>
  )
}
