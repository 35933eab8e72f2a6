import type { EditionView } from "../../src/model/views.ts"
import { frenchDay, frenchInstant } from "../../src/words/dates.ts"
import { Deposit } from "../components/deposit.tsx"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Go } from "../components/section.tsx"
import { standalone } from "../components/standalone.tsx"
import { href, type Leaf, newest, type PageModule, type World } from "../components/world.ts"

/** How to propose a mission: the form, its copy in one file, the five steps, and the blank fiche to download. */
export const deposer: PageModule = world => {
  const edition = newest(world)
  const { blank } = world.site
  const file: Leaf[] = blank === undefined ? [] : [{ path: "deposer/fiche-vierge.md", html: () => blank }]
  if (!edition) return file
  return [
    { path, html: () => render(<Propose world={world} edition={edition} />) },
    { path: copy, html: () => standalone(world, edition) },
    ...file,
  ]
}

const path = "deposer/index.html"
const copy = "deposer/formulaire.html"

function Propose({ world, edition: view }: { world: World; edition: EditionView }) {
  const { edition, name } = view
  const { contact, calendrier } = edition
  const { blank } = world.site
  const { depot } = world.site.config
  const open = world.site.today <= calendrier.cloture.slice(0, 10)
  const mail = `mailto:${contact.courriel}?subject=${encodeURIComponent(`Proposition de mission ${name}`)}`
  return (
    <Layout
      world={world}
      path={path}
      edition={view}
      current="deposer"
      title="Proposer une mission"
      script="form"
      description={`Proposer une mission à une équipe d’élèves : le formulaire, et les cinq étapes. Clôture des propositions : ${frenchInstant(calendrier.cloture)}.`}
    >
      <div class="wrap">
        <div class="page-head">
          <p class="label">{open ? `Jusqu’au ${frenchInstant(calendrier.cloture)}` : `Édition ${name}`}</p>
          <h1>Proposer une mission</h1>
          <p class="lead">
            Une fiche, une seule par collectivité, suffit : remplissez-la ici, à votre rythme. Le service la relit avec
            vous avant qu’elle ne paraisse.
          </p>
        </div>
        {!open && (
          <div class="note after">
            <h2>
              Les propositions <span class="whole">{name}</span> sont closes
            </h2>
            <p>
              Elles le sont depuis le {frenchDay(calendrier.cloture)}. Écrivez au service pour préparer la prochaine
              édition.
            </p>
          </div>
        )}
        <div class="note without-script after">
          <h2>Sans JavaScript, la fiche se remplit à part</h2>
          <p>
            Le formulaire de cette page ne fonctionne qu’avec JavaScript. Sans lui, remplissez{" "}
            <a href={href(world, path, view.form)} download>
              le formulaire Word
            </a>{" "}
            {blank !== undefined && "ou la fiche vierge ci-dessous, "}et envoyez-le à{" "}
            <a href={mail}>{contact.courriel}</a> : le résultat est le même.
          </p>
        </div>
        <Deposit
          world={world}
          edition={view}
          parts={mapValues(world.assets.parts, file => href(world, path, file))}
          copy={href(world, path, copy)}
        />
        <h2 class="after deposit-steps">Une proposition, en cinq étapes</h2>
        <ol class="steps">
          <Step title="Vérifier que la mission convient">
            Un besoin réel, porté par la direction générale, à la mesure de {edition.semaines} semaines.
            <StepLink to={href(world, path, "criteres/")}>Les critères d’une mission</StepLink>
          </Step>
          <Step title="Remplir la fiche">
            Le formulaire de cette page pose une vingtaine de questions, et vérifie vos réponses à mesure. Vous préférez
            un fichier ? Prenez{" "}
            <a href={href(world, path, view.form)} download>
              le formulaire Word
            </a>
            {blank !== undefined && (
              <>
                {" "}
                ou{" "}
                <a href={href(world, path, "deposer/fiche-vierge.md")} download>
                  la fiche vierge
                </a>
                , un fichier de texte que tout éditeur ouvre
              </>
            )}
            . Le guide explique chaque question, avec un exemple.
            <StepLink to={href(world, path, "guide/")}>Le guide de la fiche</StepLink>
          </Step>
          <Step title="L’envoyer">
            Par courriel : {contact.service}, <a href={mail}>{contact.courriel}</a>
            {depot && (
              <>
                {" "}
                ; ou, si vous travaillez avec git, par une demande de fusion sur{" "}
                <a href={depot} rel="noopener external">
                  {depot.replace(/^https?:\/\//, "")}
                </a>
              </>
            )}
            .
          </Step>
          <Step title="Lire le rapport">
            La fiche est relue dès son arrivée. Le rapport dit, ligne à ligne, ce qui est bon, ce qui est à corriger et
            pourquoi.
            <StepLink to={href(world, path, "controles/")}>Ce qui est vérifié</StepLink>
          </Step>
          <Step title="Attendre la publication">
            Toutes les missions retenues paraissent le même jour : {frenchDay(calendrier.publication)}.
            <StepLink to={href(world, path, `${view.href}calendrier/`)}>Le calendrier</StepLink>
          </Step>
        </ol>
        <section class="section grid">
          <h2>Ce qui est publié</h2>
          <div class="section-body">
            <p class="prose">
              Le sujet, la collectivité, la fonction du tuteur, les conditions d’accueil. Les noms, courriels et
              téléphones restent à l’école : ils servent à la convention et au suivi, et ne paraissent nulle part.
            </p>
            <ul class="go-list go-narrow">
              <Go to={href(world, path, "guide/")}>Question par question</Go>
              <Go to={href(world, path, "confidentialite/")}>Ce que deviennent ces données</Go>
            </ul>
          </div>
        </section>
      </div>
    </Layout>
  )
}

function mapValues<K extends string>(all: { [key in K]: string }, change: (value: string) => string) {
  return Object.fromEntries(Object.entries<string>(all).map(([key, value]) => [key, change(value)])) as typeof all
}

function Step({ title, children }: { title: string; children: preact.ComponentChildren }) {
  return (
    <li class="step">
      <h2>{title}</h2>
      <p>{children}</p>
    </li>
  )
}

function StepLink({ to, children }: { to: string; children: preact.ComponentChildren }) {
  return (
    <span class="step-link">
      <a class="more" href={to}>
        {children}
      </a>
    </span>
  )
}
