import type { ComponentChildren } from "preact"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Prose } from "../components/section.tsx"
import { href, newest, type PageModule, type PictureName, pictureSize, type World } from "../components/world.ts"

/** What the office does with a proposal, from the e-mail that brings it to the end of the year; its commands are tried by a test. */
export const guideService: PageModule = world => [{ path, html: () => render(<OfficeGuide world={world} />) }]

const path = "guide/service/index.html"

function OfficeGuide({ world }: { world: World }) {
  const edition = newest(world)
  const year = edition?.name ?? "2025-2026"
  const contact = edition?.edition.contact
  const fiche = `proposals/${year}/ville-de-valombreuil.md`
  const key = `../cle-${year}.txt`
  const link = (to: string, text: string) => <a href={href(world, path, to)}>{text}</a>
  return (
    <Layout
      world={world}
      path={path}
      title="Le guide du service"
      description="Recevoir une proposition par courriel, l’importer, la corriger, répondre, publier, et tenir les coordonnées : ce que fait le service, commande par commande."
    >
      <div class="wrap">
        <div class="page-head">
          <h1>Le guide du service</h1>
          <p class="lead">
            Du courriel qui apporte une proposition à sa publication, puis à l’effacement des coordonnées. Les commandes
            se tapent dans le dossier du projet ; l’exemple, inventé, est celui de Valombreuil.
          </p>
        </div>
        <Prose title="Recevoir">
          <p>
            Une proposition arrive de trois façons. Enregistrez la pièce jointe d’un courriel <strong>hors</strong> du
            dossier du projet : elle contient des coordonnées.
          </p>
          <ul>
            <li>
              <strong>Un formulaire Word</strong> (ou LibreOffice) : importez-le. La commande en fait une fiche, et dit
              ce qu’elle n’a pas su lire. Avec <code>--dry-run</code>, elle le dit sans rien écrire.
              <Run command="npx missions import ../formulaire.docx" />
            </li>
            <li>
              <strong>Une fiche</strong>, faite par {link("deposer/", "le formulaire du site")} (son nom finit par « .md
              ») : copiez-la dans <code>{`proposals/${year}/`}</code>, sans changer son nom.
            </li>
            <li>
              <strong>Une proposition écrite sur la forge</strong> : la demande de fusion et son rapport se font seuls.
              Ajoutez-y les coordonnées, que la collectivité envoie par courriel.
            </li>
          </ul>
          <p>
            Un fichier trop abîmé, protégé par un mot de passe ou d’un autre format est refusé : le message dit comment
            l’enregistrer en « .docx », ou quoi redemander à la collectivité.
          </p>
        </Prose>
        <Prose title="Relire et corriger">
          <p>
            Ouvrez la fiche dans un éditeur de texte. Les réponses courtes sont en tête, les longues sous leurs titres.
            Là où une réponse manque, la fiche dit <code>À COMPLÉTER</code>. Puis faites-la vérifier, autant de fois
            qu’il le faut :
          </p>
          <Run command={`npx missions check ${fiche}`} />
          <p>
            Un point bloquant empêche la publication ; un point à vérifier se relit ; un conseil se suit ou se laisse.
            Ce qui est sûr (espaces, apostrophes, écriture d’un téléphone) se corrige seul :
          </p>
          <Run command={`npx missions check ${fiche} --fix`} />
          <p>
            {link("controles/", "Ce qui est vérifié dans une fiche")} explique chaque contrôle ;{" "}
            {link("guide/", "le guide de la fiche")}, chaque question.
          </p>
        </Prose>
        <Prose title="Répondre">
          <p>
            S’il reste des points que seule la collectivité peut régler, faites-en un rapport : une page à joindre au
            courriel, qui se lit sans rien installer. Noms, courriels et téléphones y sont masqués.
          </p>
          <Run command={`npx missions check ${fiche} --format html=../rapport.html`} />
          <Picture
            world={world}
            name="reponse"
            alt="Un point du rapport : la question, ce qui ne va pas dans la réponse, ce qui était attendu et pourquoi c’est demandé."
          >
            Un point du rapport, tel que la collectivité le lit.
          </Picture>
          <p>Le courriel, prêt à copier :</p>
          <blockquote class="lines">{answer(contact?.service ?? "Le service des stages")}</blockquote>
          <p>
            Écrivez <code>statut: a-corriger</code> dans l’en-tête de la fiche en attendant la réponse ; sans point
            bloquant, <code>statut: recue</code>.
          </p>
        </Prose>
        <Prose title="Publier">
          <p>
            Une mission paraît quand l’en-tête de sa fiche dit <code>statut: retenue</code> et un <code>numero</code>{" "}
            qui n’est pas pris. Avant cela, l’aperçu montre toutes les fiches justes, leur statut écrit en tête :
          </p>
          <Run command="npx missions build --preview --no-pdf --out ../apercu" />
          <Picture
            world={world}
            name="apercu"
            alt="Une mission dans l’aperçu : sous l’intitulé, une note dit le statut de la fiche et que la page n’est pas publique."
          >
            Une fiche reçue, dans l’aperçu : ouvrez <code>../apercu/index.html</code>.
          </Picture>
          <p>
            Une fiche qui a un point bloquant reste en dehors du catalogue sans arrêter les autres : la commande la
            nomme et dit combien de points. Puis le site, les fiches et le livret, tels qu’ils seront publiés, dans le
            dossier « dist » :
          </p>
          <Run command="npx missions build" />
          <Picture
            world={world}
            name="liste"
            alt="Une mission de la liste, sous sa région : son numéro, sa collectivité, son intitulé, ses thèmes et ses conditions d’accueil."
          >
            La liste des missions, telle que les élèves la liront.
          </Picture>
          <p>Et la demande de fusion :</p>
          <Run
            command={[
              "git switch -c ville-de-valombreuil",
              `git add ${fiche}`,
              'git commit -m "Ajoute la fiche de Valombreuil"',
              "git push -u origin ville-de-valombreuil",
            ].join("\n")}
          />
          <p>
            Ouvrez la demande à l’adresse que la dernière commande affiche. Le rapport s’y écrit seul, en commentaire ;
            une fois la demande acceptée, le site est publié de nouveau.
          </p>
        </Prose>
        <Prose title="Tenir les coordonnées">
          <p>
            Les coordonnées ne sont jamais publiées, mais git n’oublie rien : ce qui y est enregistré en clair y reste.
            Une clé par année les ferme.
          </p>
          <ol>
            <li>
              <strong>Faire la clé de l’année</strong>, en dehors du projet. La commande affiche une ligne{" "}
              <code>cle_publique: age1…</code> : copiez-la dans <code>{`proposals/${year}/edition.yml`}</code>.
              <Run command={`npx missions seal --new-key ${key}`} />
            </li>
            <li>
              <strong>La garder</strong> en deux endroits que deux personnes du service peuvent atteindre, jamais dans
              le projet ni dans un courriel. Qui l’a ouvre tout ; qui la perd n’ouvre plus rien, et personne ne peut la
              refaire.
            </li>
            <li>
              <strong>Fermer</strong> ce qui est encore en clair. Dès que la clé est dans « edition.yml », l’import
              ferme de lui-même ce qu’il lit.
              <Run command="npx missions seal" />
            </li>
            <li>
              <strong>Ouvrir</strong> les coordonnées : à lire, ou en un fichier CSV pour un tableur et le publipostage
              des conventions.
              <Run
                command={`npx missions contacts --identity ${key}\nnpx missions contacts --identity ${key} --format csv --out ../contacts.csv`}
              />
            </li>
            <li>
              <strong>Détruire la clé</strong> quand l’année n’en a plus besoin : effacez toutes ses copies, sauvegardes
              comprises. Les coordonnées fermées de cette année ne s’ouvriront alors plus jamais, pour personne, dans
              aucune copie du projet ni dans son histoire.
            </li>
          </ol>
          <p>
            Cela n’efface ni ce qui est publié, ni ce qui avait été enregistré en clair avant la clé, ni les formulaires
            reçus, les courriels et les fichiers CSV : effacez-les aussi. Ce que l’école en promet est écrit dans{" "}
            {link("confidentialite/", "Confidentialité")}.
          </p>
        </Prose>
      </div>
    </Layout>
  )
}

function answer(service: string): string {
  return [
    "Objet : Votre proposition de mission",
    "Bonjour,",
    "Nous avons bien reçu votre proposition, et vous en remercions. Avant de pouvoir la retenir, il nous manque quelques précisions : la page jointe, à ouvrir d’un double-clic, dit pour chaque point ce qui est à corriger, et pourquoi nous le demandons.",
    "Répondez simplement à ce courriel, avec le formulaire corrigé ou vos réponses dans le texte. Les coordonnées que vous nous confiez restent à l’école.",
    "Bien cordialement,",
    service,
  ].join("\n\n")
}

function Run({ command }: { command: string }) {
  return (
    <pre class="command">
      <code>
        {command.split(/(--\S+)/).map((part, index) => (index % 2 === 0 ? part : <span class="flag">{part}</span>))}
      </code>
    </pre>
  )
}

function Picture({ world, name, alt, children }: PictureProps) {
  return (
    <figure class="picture">
      <img src={href(world, path, world.assets.pictures[name])} alt={alt} loading="lazy" {...pictureSize} />
      <figcaption class="mute">{children}</figcaption>
    </figure>
  )
}

interface PictureProps {
  world: World
  name: PictureName
  alt: string
  children: ComponentChildren
}
