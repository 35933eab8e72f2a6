import type { EditionView, MissionView } from "../../src/model/views.ts"
import { sentenceCase } from "../../src/words/text.ts"
import { inNumberOrder } from "./groups.ts"
import { Place } from "./mission.tsx"
import { QrCode } from "./qr.tsx"
import { shortAddress } from "./sheet.tsx"
import { needed, Sign, yesNo } from "./sign.tsx"
import { Title } from "./title.tsx"

export interface CardsProps {
  edition: EditionView
  /** Absolute address of the site, with a final slash. */
  site: string
}

/** A card a mission, four to a page, to be cut apart and sorted on a table; in the order of their numbers. */
export function Cards({ edition, site }: CardsProps) {
  const missions = inNumberOrder(edition.missions)
  return (
    <div class="cards">
      {Array.from({ length: Math.ceil(missions.length / 4) }, (_, page) => (
        <section class="cards-page" key={page}>
          <CutMarks />
          {missions.slice(page * 4, page * 4 + 4).map((mission, index) => (
            <Card key={mission.slug} mission={mission} edition={edition} site={site} first={page + index === 0} />
          ))}
        </section>
      ))}
    </div>
  )
}

function Card({ mission, edition, site, first }: CardsProps & { mission: MissionView; first: boolean }) {
  const Top = first ? "h1" : "p" // the title of the document is that of every card
  const { accueil, themes, numeral, intitule } = mission
  const address = site + mission.href
  return (
    <article class="card">
      <Top class="card-top">
        {edition.edition.titre}
        {edition.edition.exemple && ", exemple"}
      </Top>
      <p class="numeral">
        <span class="sr">Mission </span>
        {numeral}
      </p>
      <h2 class={intitule.length > 110 ? "long" : undefined}>
        <Title text={intitule} />
      </h2>
      <p class="card-place">
        <Place mission={mission} />
      </p>
      {themes.length > 0 && <p class="card-themes">{sentenceCase(themes.join(", "))}</p>}
      <div class="card-write">
        <p>Équipe</p>
        <p>Rang</p>
      </div>
      <div class="card-foot">
        <table class="card-facts">
          <caption class="sr">Accueil</caption>
          <tbody>
            <Fact label="Hébergement" on={accueil.hebergement} word={yesNo(accueil.hebergement)} />
            <Fact label="Permis B" on={accueil.permis_b} word={needed(accueil.permis_b)} />
            <Fact label="Transports" on={accueil.transports_en_commun} word={yesNo(accueil.transports_en_commun)} />
          </tbody>
        </table>
        <QrCode text={address} label={`Code à scanner : ${shortAddress(address)}`} />
      </div>
    </article>
  )
}

function Fact({ label, on, word }: { label: string; on: boolean; word: string }) {
  return (
    <tr>
      <th scope="row">{label}</th>
      <td>
        <Sign on={on} word={word} />
      </td>
    </tr>
  )
}

/** Where to cut: short lines at the edges, and a cross in the middle. */
function CutMarks() {
  return (
    <svg class="card-cuts" viewBox="0 0 210 297" aria-hidden="true">
      <path d="M105 0v5m0 287v5M0 148.5h5m200 0h5M102 148.5h6M105 145.5v6" />
    </svg>
  )
}
