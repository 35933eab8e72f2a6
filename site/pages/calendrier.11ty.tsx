import type { EditionView } from "../../src/model/views.ts"
import { year } from "../../src/model/year.ts"
import { Dates } from "../components/dates.tsx"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Times } from "../components/times.tsx"
import { href, type PageModule, permanent, type World } from "../components/world.ts"

/** Every date of an édition, to read and to take away. */
export const calendrier: PageModule = world =>
  world.site.editions.map(edition => ({
    path: `${edition.href}calendrier/index.html`,
    html: () => render(<Calendar world={world} edition={edition} />),
  }))

function Calendar({ world, edition }: { world: World; edition: EditionView }) {
  const path = `${edition.href}calendrier/index.html`
  const file = `${edition.href}calendrier.ics`
  const now = year(edition.edition, world.site.today)
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      current="calendrier"
      title={`Le calendrier ${edition.name}`}
      description={`Les dates de l’édition ${edition.name}, de la clôture des propositions à la fin du projet collectif. ${now.sentence}`}
      script="front"
    >
      <div class="wrap">
        <div class="page-head">
          <h1>Le calendrier {edition.name}</h1>
          <p class="lead countdown-sentence">{now.sentence}</p>
        </div>
        <section class="section section-full">
          <h2>L’année en cinq temps</h2>
          <Times now={now} />
        </section>
        <section class="section grid">
          <h2>Toutes les dates</h2>
          <div class="section-body">
            <Dates dates={edition.calendar} today={world.site.today} caption="Ce qui se passe, jour par jour" full />
          </div>
        </section>
        <section class="section grid">
          <h2>Dans votre agenda</h2>
          <div class="section-body prose">
            <p>
              <a class="button button-main" href={href(world, path, file)}>
                Télécharger les dates (ICS)
              </a>
            </p>
            <p>
              Ouvrez le fichier : votre agenda propose d’ajouter les dates. Pour qu’elles suivent les changements,
              abonnez-vous plutôt à cette adresse, dans « Ajouter un agenda par son adresse » :{" "}
              <a class="address" href={permanent(world, file)}>
                {permanent(world, file)}
              </a>
            </p>
          </div>
        </section>
      </div>
    </Layout>
  )
}
