import type { EditionView } from "../../src/model/views.ts"
import { isLong, regionHref } from "../components/entries.tsx"
import { byRegion } from "../components/groups.ts"
import { Layout } from "../components/layout.tsx"
import { MissionLines } from "../components/mission-lines.tsx"
import { render } from "../components/render.ts"
import { Section } from "../components/section.tsx"
import { href, type PageModule, type World } from "../components/world.ts"

/** All there is to read, on one page: the other way to find it, beside the menu. */
export const planDuSite: PageModule = world => [{ path, html: () => render(<Plan world={world} />) }]

const path = "plan-du-site/index.html"

function Plan({ world }: { world: World }) {
  const link = (to: string, text: string) => (
    <li key={to}>
      <a href={href(world, path, to)}>{text}</a>
    </li>
  )
  return (
    <Layout world={world} path={path} title="Plan du site" description="Toutes les pages du site.">
      <div class="wrap close">
        <div class="page-head">
          <h1>Plan du site</h1>
        </div>
        <Section title="Le site">
          <ul class="plan">
            {link("", "Accueil")}
            {link("criteres/", "Les critères d’une mission")}
            {link("deposer/", "Proposer une mission")}
            {link("guide/", "Le guide de la fiche")}
            {link("guide/service/", "Le guide du service")}
            {link("controles/", "Ce qui est vérifié dans une fiche")}
            {link("archives/", "Les éditions")}
            {link("hors-connexion/", "Lire hors connexion")}
            {link("accessibilite/", "Accessibilité")}
            {link("mentions-legales/", "Mentions légales")}
            {link("confidentialite/", "Confidentialité")}
          </ul>
        </Section>
        {world.site.editions.map(edition => (
          <Section key={edition.name} title={`Édition ${edition.name}`}>
            <ul class="plan">
              {link(edition.href, "Les missions")}
              {link(`${edition.href}comparer/`, "Comparer des missions")}
              {link(`${edition.href}ma-selection/`, "Ma sélection et mes vœux")}
              {link(`${edition.href}calendrier/`, "Le calendrier")}
              {edition.booklet && link(edition.booklet.href, "Le livret à imprimer (PDF)")}
              {edition.imposed && link(edition.imposed.href, "Le livret A5 à plier, pour l’imprimeur (PDF)")}
              {edition.cards && link(edition.cards.href, "Les cartes des missions à découper (PDF)")}
            </ul>
            {isLong(edition) ? (
              <ul class="plan">
                {link(`${edition.href}themes/`, "Les missions par thème")}
                {byRegion(edition.missions).map(({ name, slug }) => link(regionHref(edition, slug), name))}
              </ul>
            ) : (
              <Missions world={world} edition={edition} />
            )}
          </Section>
        ))}
      </div>
    </Layout>
  )
}

function Missions({ world, edition }: { world: World; edition: EditionView }) {
  return (
    <>
      {byRegion(edition.missions).map(({ name, slug, missions }) => (
        <div class="plan-region" key={slug}>
          <h3 class="label">{name}</h3>
          <MissionLines world={world} path={path} missions={missions} />
        </div>
      ))}
      {edition.withdrawn.length > 0 && (
        <div class="plan-region">
          <h3 class="label">Retirées depuis la publication</h3>
          <MissionLines world={world} path={path} missions={edition.withdrawn} />
        </div>
      )}
    </>
  )
}
