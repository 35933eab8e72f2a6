import type { EditionView } from "../../src/model/views.ts"
import { dateRange } from "../../src/words/dates.ts"
import { frenchNumber, plural } from "../../src/words/text.ts"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Go, Prose, Section } from "../components/section.tsx"
import { href, newest, type PageModule, type World } from "../components/world.ts"

/** What a mission is, what it must answer to, what each side commits to: all of it data of the newest édition. */
export const criteres: PageModule = world => {
  const edition = newest(world)
  return edition ? [{ path, html: () => render(<Criteria world={world} edition={edition} />) }] : []
}

const path = "criteres/index.html"

function Criteria({ world, edition: view }: { world: World; edition: EditionView }) {
  const { edition } = view
  return (
    <Layout
      world={world}
      path={path}
      edition={view}
      current="criteres"
      title="Les critères d’une mission"
      description="Ce qu’est un projet collectif, ce à quoi une mission doit répondre, ce que la collectivité et l’école en attendent."
    >
      <div class="wrap">
        <div class="page-head">
          <p class="label">Édition {view.name}</p>
          <h1>Ce qu’est une mission</h1>
          <p class="lead">{edition.objectifs[0]}</p>
        </div>
        <Figures edition={view} />
        <Prose title="Le projet collectif">
          {edition.objectifs.slice(1).map(text => (
            <p key={text}>{text}</p>
          ))}
        </Prose>
        <Section title="Ce à quoi elle répond">
          <ol class="numbered">
            {edition.criteres.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </Section>
        <Section title="Ce que la collectivité s’engage à faire">
          <ol class="numbered">
            {edition.engagements.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </Section>
        <Section title="Ce que l’école demande à tous">
          <ol class="numbered">
            {edition.attendus.map(text => (
              <li key={text}>{text}</li>
            ))}
          </ol>
        </Section>
        <Section title="Et ensuite">
          <ul class="go-list go-narrow">
            <Go to={href(world, path, "deposer/")}>Proposer une mission</Go>
            <Go to={href(world, path, "guide/")}>Remplir la fiche, question par question</Go>
            <Go to={href(world, path, "controles/")}>Ce qui est vérifié dans une fiche</Go>
          </ul>
        </Section>
      </div>
    </Layout>
  )
}

function Figures({ edition: { edition } }: { edition: EditionView }) {
  const { calendrier, semaines, equipe, contribution, seuil_population } = edition
  const figures = [
    { many: frenchNumber(equipe), what: plural(equipe, "élève"), note: "par équipe, des différentes filières" },
    {
      many: frenchNumber(semaines),
      what: plural(semaines, "semaine"),
      note: dateRange(calendrier.debut, calendrier.fin),
    },
    { many: frenchNumber(contribution), what: "€", note: "de contribution forfaitaire pour une équipe" },
    { many: frenchNumber(seuil_population), what: "habitants", note: "au moins un de plus dans la collectivité" },
  ]
  return (
    <ul class="figures">
      {figures.map(({ many, what, note }) => (
        <li key={note}>
          <span class="figure">
            {many} <small>{what}</small>
          </span>
          <span class="mute">{note}</span>
        </li>
      ))}
    </ul>
  )
}
