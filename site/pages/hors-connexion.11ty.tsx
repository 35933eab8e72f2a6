import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Go, Section } from "../components/section.tsx"
import { href, newest, type PageModule, type World } from "../components/world.ts"

/** What a reader sees without a network, at the address of a page that is not kept (service-worker.ts). */
export const horsConnexion: PageModule = world => [{ path, html: () => render(<Away world={world} />) }]

const path = "hors-connexion/index.html"

function Away({ world }: { world: World }) {
  const edition = newest(world)
  const link = (to: string) => href(world, path, to)
  return (
    <Layout world={world} path={path} title="Hors connexion" description="Ce qui se lit sur cet appareil sans réseau.">
      <div class="wrap close">
        <div class="page-head">
          <h1>Hors connexion</h1>
          <p class="lead">
            La page demandée n’est pas gardée sur cet appareil : rechargez-la quand le réseau sera revenu.
          </p>
        </div>
        {edition && (
          <Section title="Ce qui se lit sans réseau">
            <p>Toute l’édition {edition.name}, une fois qu’une de ses pages a été ouverte :</p>
            <ul class="go-list go-narrow">
              <Go to={link(edition.href)}>Les missions</Go>
              <Go to={link(`${edition.href}comparer/`)}>Comparer des missions</Go>
              <Go to={link(`${edition.href}ma-selection/`)}>Ma sélection</Go>
              <Go to={link(`${edition.href}calendrier/`)}>Le calendrier</Go>
            </ul>
            <p class="mute away-too">Et, des fiches en PDF et des éditions passées, ce que vous aviez déjà ouvert.</p>
          </Section>
        )}
      </div>
    </Layout>
  )
}
