import { frenchDate } from "../../src/words/dates.ts"
import { Given } from "../components/given.tsx"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Prose } from "../components/section.tsx"
import { newest, type PageModule, type World } from "../components/world.ts"

/** The declaration the RGAA 4.1.2 asks for. Without an audit the law's wording is «non conforme», whatever was done. */
export const accessibilite: PageModule = world => [{ path, html: () => render(<Declaration world={world} />) }]

const path = "accessibilite/index.html"

/** The day the declaration was last established: to be changed with what it says, and by no build. */
const established = "2026-11-26"

function Declaration({ world }: { world: World }) {
  const { config, url } = world.site
  const contact = newest(world)?.edition.contact
  return (
    <Layout
      world={world}
      path={path}
      title="Accessibilité : non conforme"
      description="La déclaration d’accessibilité du site : son état, ses limites connues, comment les signaler."
    >
      <div class="wrap close">
        <div class="page-head">
          <h1>Déclaration d’accessibilité</h1>
          <p class="lead">
            <Given text={config.editeur} /> s’engage à rendre son site accessible, conformément à l’article 47 de la loi
            n° 2005-102 du 11 février 2005. Cette déclaration s’applique à {bare(url)}.
          </p>
        </div>
        <Prose title="État de conformité">
          <p>
            Le site {bare(url)} est <strong>non conforme</strong> avec le référentiel général d’amélioration de
            l’accessibilité (RGAA), version 4.1.2 : aucun audit n’a encore été mené.
          </p>
        </Prose>
        <Prose title="Résultats des tests">
          <p>
            Aucun audit de conformité n’étant en cours de validité, aucun taux ne peut être donné. À chaque construction
            du site, toutes les sortes de pages sont vérifiées par un outil automatique (axe-core), en clair, en sombre
            et en couleurs forcées, et parcourues au clavier, à 320 pixels de large et sans script. Cela ne remplace pas
            un audit.
          </p>
        </Prose>
        <Prose title="Contenus non accessibles">
          <h3>Non-conformités connues</h3>
          <p>Aucune à ce jour, faute d’audit.</p>
          <h3>Contenus sous une autre forme</h3>
          <p>
            Chaque fiche en PDF est balisée, et sa page du site dit la même chose. Le livret réunit ces mêmes pages.
          </p>
        </Prose>
        <Prose title="Établissement de cette déclaration">
          <p>Cette déclaration a été établie le {frenchDate(established)}.</p>
          <h3>Technologies</h3>
          <ul>
            <li>HTML, CSS et SVG</li>
            <li>JavaScript, en complément : toutes les pages se lisent sans lui</li>
            <li>PDF balisé</li>
          </ul>
        </Prose>
        <Prose title="Retour d’information et contact">
          <p>
            Si vous n’arrivez pas à lire une page ou une fiche, écrivez-nous : nous vous indiquerons une page accessible
            ou vous enverrons le contenu sous une autre forme.
          </p>
          {contact && (
            <p>
              {contact.service} : <a href={`mailto:${contact.courriel}`}>{contact.courriel}</a>
            </p>
          )}
        </Prose>
        <Prose title="Voies de recours">
          <p>
            Vous nous avez signalé un défaut d’accessibilité qui vous empêche d’accéder à un contenu, et vous n’avez pas
            eu de réponse satisfaisante ? Vous pouvez :
          </p>
          <ul>
            <li>
              écrire un message au{" "}
              <a href="https://formulaire.defenseurdesdroits.fr/" rel="noopener external">
                Défenseur des droits
              </a>
            </li>
            <li>
              contacter le{" "}
              <a href="https://www.defenseurdesdroits.fr/saisir/delegues" rel="noopener external">
                délégué du Défenseur des droits de votre région
              </a>
            </li>
            <li>
              envoyer un courrier, gratuit et sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX
              07
            </li>
          </ul>
        </Prose>
      </div>
    </Layout>
  )
}

function bare(url: string): string {
  return url.replace(/^https?:\/\//, "").replace(/\/$/, "")
}
