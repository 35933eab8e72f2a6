import { frenchList } from "../../src/words/text.ts"
import { Given } from "../components/given.tsx"
import { grouped } from "../components/grouped.ts"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Prose } from "../components/section.tsx"
import { newest, type PageModule, type World } from "../components/world.ts"

/** What is known of whom, what for, how long, and what one may ask. */
export const confidentialite: PageModule = world => [{ path, html: () => render(<Privacy world={world} />) }]

const path = "confidentialite/index.html"

function Privacy({ world }: { world: World }) {
  const { config, fields } = world.site
  const contact = newest(world)?.edition.contact
  return (
    <Layout
      world={world}
      path={path}
      title="Confidentialité"
      description="Ce site ne dépose aucun cookie et n’envoie rien. Ce que deviennent les coordonnées données dans une fiche."
    >
      <div class="wrap close">
        <div class="page-head">
          <h1>Confidentialité</h1>
          <p class="lead">Ce site ne dépose aucun cookie, ne mesure pas ses visites et n’envoie rien à personne.</p>
        </div>

        <Prose title="Quand vous lisez">
          <p>
            Aucun compte, aucun traceur, aucun caractère ni script venu d’ailleurs. Votre navigateur garde pour lui les
            pages de l’édition, pour les lire sans réseau, l’état des filtres de la liste et, le temps de la visite, la
            recherche que vous parcourez.
          </p>
          <p>
            Les missions que vous étoilez, l’ordre de vos vœux et vos notes restent eux aussi dans ce navigateur. Le
            lien et le code que vous partagez ne disent que les missions et leur ordre ; les notes ne sortent que dans
            un fichier, si vous le demandez. « Tout effacer », sur la page de votre sélection, les oublie.
          </p>
        </Prose>
        <Prose title="Quand vous proposez une mission">
          <p>
            La fiche demande les coordonnées de quelques personnes. Elles ne sont jamais publiées : ni dans les pages,
            ni dans les PDF, ni dans les données à télécharger. Il s’agit, pour chaque fiche, de :
          </p>
          <ul>
            {grouped(fields.filter(({ diffusion, office }) => diffusion === "interne" && !office)).map(
              ([group, asked]) => (
                <li key={group}>
                  <b>{group}</b> : {frenchList(asked.map(({ label }) => lower(label)))}
                </li>
              ),
            )}
          </ul>
          <p>
            Le formulaire du site garde vos réponses, coordonnées comprises, dans votre navigateur seulement, tant que
            vous ne les effacez pas : sur un poste partagé, « Tout effacer » les oublie. Rien ne part avant que vous
            n’envoyiez vous-même la fiche.
          </p>
          <h3>Ce à quoi elles servent</h3>
          <p>
            À relire la fiche avec vous, à établir la convention, à organiser l’échange entre le tuteur et l’équipe, et
            à suivre la mission. <Given text={config.editeur} /> en est responsable ; l’accueil des élèves relève de sa
            mission d’intérêt public.
          </p>
          <h3>Combien de temps</h3>
          <p>
            Le temps de l’édition, jusqu’à la soutenance des élèves ; puis ce que la loi demande d’archiver pour la
            convention.
          </p>
        </Prose>
        <Prose title="Vos droits">
          <p>
            Vous pouvez demander à voir les données qui vous concernent, à les corriger, à les effacer, à en limiter
            l’usage ou vous y opposer
            {contact && (
              <>
                , en écrivant au {contact.service.charAt(0).toLowerCase() + contact.service.slice(1)} :{" "}
                <a href={`mailto:${contact.courriel}`}>{contact.courriel}</a>
              </>
            )}
            .
          </p>
          <p>
            Si la réponse ne vous convient pas, vous pouvez saisir la{" "}
            <a href="https://www.cnil.fr/fr/plaintes" rel="noopener external">
              Commission nationale de l’informatique et des libertés
            </a>
            .
          </p>
        </Prose>
      </div>
    </Layout>
  )
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
