import type { EditionView, MissionView } from "../../src/model/views.ts"
import { frenchDate } from "../../src/words/dates.ts"
import { inLetters } from "../../src/words/numbers.ts"
import { count, frenchList, sentenceCase } from "../../src/words/text.ts"
import { Blank, NoMission } from "../components/blank.tsx"
import { Layout } from "../components/layout.tsx"
import { longNumeral, Place } from "../components/mission.tsx"
import { Missions, WithoutScript } from "../components/own.tsx"
import { QuestionBox } from "../components/question-box.tsx"
import { render } from "../components/render.ts"
import { needed, Sign, yesNo } from "../components/sign.tsx"
import { isTaken, numbered, Star, StarShape } from "../components/star.tsx"
import { Title } from "../components/title.tsx"
import { WishForm } from "../components/wish-form.tsx"
import { href, type PageModule, type World } from "../components/world.ts"

/** What a reader chose of an édition. Only their browser knows: the page holds every mission, a script shows theirs. */
export const maSelection: PageModule = world =>
  world.site.editions.map(edition => ({
    path: `${edition.href}ma-selection/index.html`,
    html: () => render(<Selection world={world} edition={edition} />),
  }))

interface Part {
  world: World
  edition: EditionView
  path: string
}

function Selection({ world, edition }: Omit<Part, "path">) {
  const path = `${edition.href}ma-selection/index.html`
  const part = { world, edition, path }
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      current="ma-selection"
      title={`Ma sélection ${edition.name}`}
      description="Les missions que vous avez étoilées, vos vœux dans l’ordre, vos notes : dans votre navigateur seulement."
      script="wishes"
    >
      <div class="wrap own">
        <div class="page-head">
          {edition.edition.exemple && <p class="paper-only paper-example">Exemple</p>}
          <p class="paper-only label">{edition.edition.titre}</p>
          <h1>Ma sélection</h1>
          <p class="kept" hidden />
        </div>
        <WithoutScript
          world={world}
          path={path}
          edition={edition}
          print="Imprimée telle quelle, cette page est un formulaire de vœux à remplir à la main."
        >
          Avec JavaScript, cette page garde les missions que vous étoilez, les range dans l’ordre de vos vœux et vous
          laisse écrire des notes, dans votre navigateur seulement.
        </WithoutScript>
        <div class="own-page" hidden>
          <p class="sr said" role="status" />
          <div class="own-list">
            <div class="own-empty" hidden>
              <Empty {...part} />
            </div>
            <p class="note own-gone" hidden />
            <section class="own-part own-wishes" aria-labelledby="voeux">
              <h2 id="voeux" tabIndex={-1}>
                Mes vœux
              </h2>
              <p class="own-none" hidden>
                Aucun rang pour l’instant : donnez le premier à l’une de vos missions étoilées.
              </p>
              <ol />
            </section>
            <section class="own-part own-starred" aria-labelledby="etoilees" hidden>
              <h2 id="etoilees" tabIndex={-1}>
                Étoilées, sans rang
              </h2>
              <ul />
            </section>
            <section class="own-part own-closed" aria-labelledby="fermees" hidden>
              <h2 id="fermees" tabIndex={-1}>
                Plus à prendre
              </h2>
              <ul />
            </section>
          </div>
          <Aside {...part} />
          <p class="paper-only form-foot">
            Les notes sont privées.
            <span class="form-day" />
          </p>
        </div>
        <WishForm edition={edition} />
        <QuestionBox />
        <Missions>
          {edition.missions.map(mission => (
            <Row key={mission.slug} world={world} path={path} mission={mission} />
          ))}
          {edition.withdrawn.map(mission => (
            <Row key={mission.slug} world={world} path={path} mission={mission} />
          ))}
        </Missions>
        <template class="wish-controls">
          <Controls />
        </template>
      </div>
    </Layout>
  )
}

/** A mission as it may come in a list of wishes; a script adds what is the reader's own. */
function Row({ world, path, mission }: { world: World; path: string; mission: MissionView }) {
  const { slug, numero, intitule, statut, collectivite, accueil, departement, region, themes } = mission
  return (
    <li class="wish" data-slug={slug} data-numero={numero} data-statut={statut}>
      <span class={`numeral${longNumeral(mission)}`} aria-hidden="true">
        {mission.numeral}
      </span>
      <div class="wish-what">
        <p class="wish-who">
          <span class="wish-number">{numbered(mission)}</span>
          <span class="wish-dot" aria-hidden="true">
            {" · "}
          </span>
          <Place mission={mission} />
        </p>
        <h3>
          <a href={href(world, path, mission.href)}>
            <Title text={intitule} />
          </a>
        </h3>
        {!isTaken(mission) && (
          <p class="wish-facts">
            <span>
              Logement <Sign on={accueil.hebergement} word={yesNo(accueil.hebergement)} />
            </span>
            <span>
              Permis B <Sign on={accueil.permis_b} word={needed(accueil.permis_b)} />
            </span>
            <span>
              Transports <Sign on={accueil.transports_en_commun} word={yesNo(accueil.transports_en_commun)} />
            </span>
          </p>
        )}
        {themes.length > 0 && <p class="wish-themes">{sentenceCase(themes.join(", "))}</p>}
        {statut === "pourvue" && <p class="wish-closed">Pourvue : une équipe a choisi cette mission.</p>}
        {statut === "retiree" && (
          <p class="wish-closed">
            {collectivite.nom} a retiré cette mission
            {mission.modified && ` le ${frenchDate(mission.modified.slice(0, 10))}`}.
          </p>
        )}
      </div>
      <Star mission={mission} />
      <data class="wish-where" value={departement ? `${departement.nom} (${departement.code})` : region} />
    </li>
  )
}

/** What every row gets: its note, and its way up, down and out. */
function Controls() {
  return (
    <>
      <p class="wish-give">
        <button type="button" class="more plain">
          En faire un vœu
        </button>
      </p>
      <div class="wish-note">
        <p class="note-text lines" hidden />
        <p class="note-open">
          <button type="button" class="plain" aria-expanded="false">
            Note
          </button>
        </p>
        <div class="note-field" hidden>
          <label>
            <span class="label" />
            <textarea rows={3} maxLength={2000} autocomplete="off" />
          </label>
        </div>
      </div>
      <p class="wish-moves">
        <button type="button" class="button-small move-up">
          <i class="shape shape-up" aria-hidden="true" />
          Monter
          <span class="sr" />
        </button>
        <button type="button" class="button-small move-down">
          <i class="shape shape-down" aria-hidden="true" />
          Descendre
          <span class="sr" />
        </button>
        <button type="button" class="button-small move-out">
          <i class="shape shape-cross" aria-hidden="true" />
          Retirer
          <span class="sr" />
        </button>
      </p>
    </>
  )
}

function Empty({ world, edition, path }: Part) {
  const many = edition.missions.length
  if (many === 0)
    return (
      <NoMission
        world={world}
        edition={edition}
        path={path}
        then="Celles que vous étoilerez vous attendront ici, à ranger parmi vos vœux."
      />
    )
  return (
    <Blank
      figure={<StarShape />}
      title="Rien d’étoilé pour l’instant"
      ways={
        <>
          <a class="button button-main" href={href(world, path, edition.href)}>
            {many > 1 ? `Lire les ${count(many, "mission")}` : "Lire la mission"}
          </a>
          <button class="button own-open" type="button">
            Ouvrir un fichier de sélection
          </button>
        </>
      }
    >
      Dans la liste ou sur sa page, touchez l’étoile d’une mission qui vous plaît : elle vous attend ici, à ranger parmi
      vos vœux.
    </Blank>
  )
}

function Aside({ world, edition, path }: Part) {
  const { equipe, filieres } = edition.edition
  return (
    <div class="own-aside">
      <section class="own-part">
        <h2>Le formulaire de vœux</h2>
        <p>
          Vos vœux dans l’ordre, {inLetters(equipe)} lignes de signature, une page A4. Pour une équipe d’élèves{" "}
          {frenchList(filieres)}.
        </p>
        <p class="buttons">
          <button class="button button-main own-print-form" type="button">
            Imprimer les vœux
          </button>
        </p>
        <ul class="go-list">
          <li>
            <a class="go own-compare" href={href(world, path, `${edition.href}comparer/`)}>
              <span class="go-what">Comparer</span>
            </a>
          </li>
          <Action kind="own-print">Imprimer ma sélection</Action>
        </ul>
      </section>
      <section class="own-part">
        <h2>La partager</h2>
        <div class="own-code">
          <div class="own-qr" />
          <p>
            Qui ouvre ce code voit vos missions et leur ordre, sans vos notes, et choisit de les ajouter aux siennes ou
            de les remplacer.
          </p>
        </div>
        <ul class="go-list">
          <Action kind="own-copy" note="">
            Copier le lien
          </Action>
          <Action kind="own-send" hidden>
            Envoyer le lien
          </Action>
          <Action kind="own-csv" note="CSV">
            Enregistrer pour un tableur
          </Action>
          <Action kind="own-json" note="JSON">
            Enregistrer un fichier
          </Action>
          <Action kind="own-open">Ouvrir un fichier</Action>
        </ul>
        <p class="own-link" hidden>
          <label>
            <span class="label">Le lien à copier</span>
            <input type="text" readOnly />
          </label>
        </p>
        <p class="own-with-notes" hidden>
          <label>
            <input type="checkbox" />
            <span>Joindre mes notes privées aux fichiers</span>
          </label>
        </p>
        <input class="own-file" type="file" accept=".json,application/json" aria-label="Fichier de sélection" hidden />
        <p class="own-clear">
          <button class="plain" type="button">
            Tout effacer
          </button>
        </p>
      </section>
    </div>
  )
}

function Action({ kind, note, hidden, children }: { kind: string; note?: string; hidden?: boolean; children: string }) {
  return (
    <li hidden={hidden}>
      <button class={`go ${kind}`} type="button">
        <span class="go-what">{children}</span>
        {note !== undefined && <span class="go-note">{note}</span>}
      </button>
    </li>
  )
}
