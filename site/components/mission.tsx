import type { ComponentChildren } from "preact"
import type { EditionView, MissionView } from "../../src/model/views.ts"
import { dateRange } from "../../src/words/dates.ts"
import { count, frenchNumber, sentenceCase } from "../../src/words/text.ts"
import { needed, Sign, yesNo } from "./sign.tsx"
import { Title } from "./title.tsx"

export interface MissionProps {
  mission: MissionView
  edition: EditionView
  /** What must be known before reading: taken, not yet public. */
  state?: ComponentChildren
  /** What only the screen shows under the facts: the PDF, the calendar. */
  links?: ComponentChildren
  /** What only the screen shows last: when it changed, its permanent address. */
  stamp?: ComponentChildren
  /** What only paper shows after the text: lines to write on, down to the foot of the last page. */
  notes?: ComponentChildren
  /** What only paper shows beside the demands, at that foot: QR code, address. */
  qr?: ComponentChildren
}

/**
 * A mission, on screen and on paper alike: its number and title, the facts, the sections, what the school asks of all.
 * The sheet and the booklet print this very markup, so its classes are a contract with site/styles/print.css.
 */
export function Mission({ mission, edition, state, links, stamp, qr, notes }: MissionProps) {
  return (
    <article class="mission" id={anchorOf(mission)}>
      <MissionHead mission={mission} />
      {state}
      <div class="mission-facts">
        <Brief mission={mission} edition={edition} />
        {links}
      </div>
      <div class="mission-text">
        {mission.sections.map(({ key, label, html }) => (
          <section class="mission-section" key={key}>
            <h2>{label}</h2>
            <div class="prose" dangerouslySetInnerHTML={{ __html: html }} />
          </section>
        ))}
      </div>
      {notes}
      <div class="mission-end">
        {qr}
        <Demands edition={edition} />
      </div>
      {stamp}
    </article>
  )
}

/** Id of a mission's article, unique in a page that holds several. */
export function anchorOf(mission: MissionView): string {
  return `mission-${mission.slug}`
}

/** The authority and where it stands: «Ville de Valombreuil · Indre-et-Loire (37)». */
export function Place({ mission }: { mission: MissionView }) {
  const { departement } = mission
  return (
    <>
      <span class="place-who">{mission.collectivite.nom}</span>
      <span class="place-dot">{" · "}</span>
      <span class="place-where">{departement ? `${departement.nom}\u00a0(${departement.code})` : mission.region}</span>
    </>
  )
}

/** Four digits and more are set smaller. */
export function longNumeral({ numeral }: MissionView): "" | " numeral-long" {
  return numeral.length > 3 ? " numeral-long" : ""
}

/** Number, authority and title: the face of a mission. */
export function MissionHead({ mission }: { mission: MissionView }) {
  return (
    <header class="mission-head">
      <p class={`numeral${longNumeral(mission)}`}>
        <span class="sr">Mission </span>
        {mission.numeral}
      </p>
      <div class="mission-title">
        <p class="mission-place">
          <Place mission={mission} />
        </p>
        <h1 class={mission.intitule.length > 120 ? "long" : undefined}>
          <Title text={mission.intitule} />
        </h1>
      </div>
    </header>
  )
}

function Brief({ mission, edition }: { mission: MissionView; edition: EditionView }) {
  const { collectivite, departement, accueil, tuteur, themes, region, autres } = mission
  const { calendrier, semaines } = edition.edition
  return (
    <table class="brief">
      <caption>En bref</caption>
      <tbody>
        <Fact label="Collectivité">{collectivite.nom}</Fact>
        <Fact label="Catégorie">
          {collectivite.categorieLabel}
          {collectivite.population !== undefined && `, ${frenchNumber(collectivite.population)} habitants`}
        </Fact>
        {departement ? (
          <Fact label="Département">
            {[`${departement.nom} (${departement.code})`, ...(region === departement.nom ? [] : [region])].join(", ")}
          </Fact>
        ) : (
          <Fact label="Région">{region}</Fact>
        )}
        <Fact label="Accueil">
          <span class="lines">{collectivite.adresse_accueil}</span>
        </Fact>
        <Fact label="Tuteur">{tuteur.fonction}</Fact>
        {themes.length > 0 && <Fact label="Thèmes">{sentenceCase(themes.join(", "))}</Fact>}
        <Fact label="Hébergement">
          <Sign on={accueil.hebergement} word={yesNo(accueil.hebergement)} />
        </Fact>
        <Fact label="Permis B">
          <Sign on={accueil.permis_b} word={needed(accueil.permis_b)} />
        </Fact>
        <Fact label="Transports en commun">
          <Sign on={accueil.transports_en_commun} word={yesNo(accueil.transports_en_commun)} />
        </Fact>
        {autres.map(({ pointer, label, value }) => (
          <Fact key={pointer} label={label}>
            <span class="lines">{value}</span>
          </Fact>
        ))}
        <Fact label="Dates">
          {dateRange(calendrier.debut, calendrier.fin)}, {count(semaines, "semaine")}
        </Fact>
      </tbody>
    </table>
  )
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>{children}</td>
    </tr>
  )
}

function Demands({ edition }: { edition: EditionView }) {
  return (
    <section class="mission-demands">
      <h2>Ce que l’école demande à tous</h2>
      <ul>
        {edition.edition.attendus.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </section>
  )
}
