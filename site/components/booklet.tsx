import type { ComponentChildren } from "preact"
import type { EditionView, MissionView } from "../../src/model/views.ts"
import { dateList, dateRange, frenchDate, frenchDay } from "../../src/words/dates.ts"
import { indexName } from "../../src/words/index-names.ts"
import { inLetters } from "../../src/words/numbers.ts"
import { count, frenchList, frenchNumber, plural, sentenceCase } from "../../src/words/text.ts"
import { Dates } from "./dates.tsx"
import { byCategory, byDepartement, byRegion, byTheme, type Group, inNumberOrder } from "./groups.ts"
import { anchorOf } from "./mission.tsx"
import { PaperMap } from "./paper-map.tsx"
import { QrCode } from "./qr.tsx"
import { Notes, shortAddress } from "./sheet.tsx"
import { Sign } from "./sign.tsx"
import { Title } from "./title.tsx"
import { WishForm } from "./wish-form.tsx"

export interface BookletProps {
  edition: EditionView
  /** Absolute address of the site, with a final slash. */
  site: string
  /** ISO day it was made. */
  today: string
  /** Page on which a mission starts, by slug; nothing is printed for one that isn't known yet. */
  pages: ReadonlyMap<string, number>
  /** The missions' own pages by slug, HTML made of their very sheets; those missing are left out. */
  leaves: ReadonlyMap<string, string>
  indexes: BookletIndex[]
  /** A page of notes where a page would be blank: before the missions, before the last page. */
  blanks: { missions: boolean; end: boolean }
}

/** An index: names in French order, each with the missions it leads to. */
export interface BookletIndex {
  title: string
  /** `letter` opens a group of names; empty when the index has none. */
  entries: { letter: string; name: string; missions: MissionView[] }[]
}

/** The whole édition on paper: cover, the year, how to use it, figures, map, contents, every mission, indexes, wish form. */
export function Booklet(props: BookletProps) {
  const { edition, blanks, leaves } = props
  return (
    <div class="booklet">
      <Cover {...props} />
      <Year edition={edition} />
      <Use edition={edition} />
      <Figures edition={edition} />
      <MapPage {...props} />
      <Contents {...props} />
      {blanks.missions && <BlankPage />}
      {byRegion(edition.missions).map(({ name, slug, missions }) =>
        missions
          .filter(mission => leaves.has(mission.slug))
          .map((mission, index) => (
            <div class={`leaf leaf-${edition.missions.indexOf(mission) + 1}`} key={mission.slug}>
              {index === 0 && (
                <h1 class="leaf-region" id={`region-${slug}`}>
                  {name}
                </h1>
              )}
              <div dangerouslySetInnerHTML={{ __html: leaves.get(mission.slug) ?? "" }} />
            </div>
          )),
      )}
      <Indexes {...props} />
      <div class="part form">
        <WishForm edition={edition} heading="h1" />
      </div>
      {blanks.end && <BlankPage />}
      <Back {...props} />
    </div>
  )
}

function Cover({ edition, today }: BookletProps) {
  const { titre, exemple, semaines, calendrier, filieres } = edition.edition
  const many = edition.missions.length
  return (
    <section class={many > 24 ? "cover cover-many" : "cover"}>
      <div class="cover-top">
        <p>{titre.replace(edition.name, "").trim() || titre}</p>
        {exemple && <p class="notice">Exemple — collectivités fictives</p>}
      </div>
      <h1>
        <span class={`cover-count digits-${String(many).length}`}>{many}</span>{" "}
        <span class="cover-title">
          {plural(many, "mission")} <br />
          pour {edition.name}
        </span>
      </h1>
      <div class="cover-foot">
        <p class="cover-when">
          {sentenceCase(inLetters(semaines))} {plural(semaines, "semaine")}, <br />
          {dateRange(calendrier.debut, calendrier.fin)
            .split(/(?<= )(?=au )/)
            .map((part, index) => [index > 0 && <br />, part])}
        </p>
        <ul class="cover-list">
          {inNumberOrder(edition.missions).map(({ slug, numeral, collectivite }) => (
            <li key={slug}>
              <span class="number">{numeral}</span> {many > 24 ? indexName(collectivite.nom) : collectivite.nom}
            </li>
          ))}
        </ul>
      </div>
      <div class="cover-bottom">
        <p>Livret des élèves {frenchList(filieres)}</p>
        <p>{frenchDate(today)}</p>
      </div>
    </section>
  )
}

function Part({
  title,
  id,
  class: name,
  children,
}: {
  title: string
  id: string
  class?: string
  children: ComponentChildren
}) {
  return (
    <section class={name ? `part ${name}` : "part"}>
      <h1 id={id}>{title}</h1>
      {children}
    </section>
  )
}

function Year({ edition }: { edition: EditionView }) {
  const { semaines, contribution, equipe } = edition.edition
  return (
    <Part title="L’année" id="annee">
      <Dates dates={edition.calendar} today="" caption={`Les dates de l’édition ${edition.name}`} />
      <p class="aside">
        Le projet collectif dure {inLetters(semaines)} {plural(semaines, "semaine")}. Une équipe compte en principe{" "}
        {inLetters(equipe)} {plural(equipe, "élève")}, de filières différentes ; la collectivité verse{" "}
        {frenchNumber(contribution)} € par équipe.
      </p>
    </Part>
  )
}

function Use({ edition }: { edition: EditionView }) {
  const { calendrier, objectifs, engagements } = edition.edition
  return (
    <Part title="Se servir de ce livret" id="mode-d-emploi" class="use">
      <Paragraph title="Parcourir">
        <p>
          Le <a href="#sommaire">sommaire</a> range les missions par région ; les <a href="#index">index</a>, à la fin,
          par thème, par collectivité, par catégorie, par région, et selon l’hébergement et le permis B. Le numéro d’une
          mission est le sien pour toute l’édition : il est le même en ligne, sur sa fiche et ici.
        </p>
      </Paragraph>
      <Paragraph title="Lire une fiche">
        <p>
          À gauche, l’essentiel : la collectivité, le lieu d’accueil, le tuteur. Un carré plein dit oui, un carré vide
          dit non : <Sign on word="oui" />, <Sign on={false} word="non" />. À droite, ce que la collectivité écrit de sa
          mission, dans l’ordre du formulaire. En bas, des lignes pour vos notes et un code qui mène à la fiche à jour.
        </p>
      </Paragraph>
      <Paragraph title="Choisir">
        <p>
          Annotez, comparez en équipe, puis posez vos questions aux collectivités lors des rencontres en
          visioconférence, {dateList(calendrier.rencontres)}. Les équipes sont définitives le{" "}
          {frenchDay(calendrier.equipes)} ; vous échangez avec votre tuteur le {frenchDay(calendrier.echanges_tuteurs)}.
        </p>
      </Paragraph>
      <Paragraph title="Ce qu’est un projet collectif">
        <List items={objectifs} />
      </Paragraph>
      <Paragraph title="Ce que la collectivité s’engage à faire">
        <List items={engagements} />
      </Paragraph>
    </Part>
  )
}

function Paragraph({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section class="paragraph">
      <h2>{title}</h2>
      <div class="prose">{children}</div>
    </section>
  )
}

function List({ items }: { items: string[] }) {
  return (
    <ul>
      {items.map(item => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  )
}

function Figures({ edition }: { edition: EditionView }) {
  const { missions } = edition
  const many = (of: (mission: MissionView) => boolean) => missions.filter(of).length
  const [regions, departements] = [byRegion(missions).length, byDepartement(missions).length]
  const [categories, themes] = [mostFirst(byCategory(missions)), mostFirst(byTheme(missions))]
  const rows: [many: number, what: string, more?: string][] = [
    [
      missions.length,
      plural(missions.length, "mission"),
      `dans ${count(regions, "région")} et ${count(departements, "département")}`,
    ],
    [many(({ accueil }) => accueil.hebergement), "avec une possibilité d’hébergement"],
    [many(({ accueil }) => !accueil.permis_b), "sans permis B nécessaire"],
    [many(({ accueil }) => accueil.transports_en_commun), "avec un accès en transports en commun"],
    [
      categories.length,
      plural(categories.length, "catégorie de collectivités", "catégories de collectivités"),
      named(categories),
    ],
    ...(themes.length > 0
      ? ([[themes.length, plural(themes.length, "thème"), named(themes.slice(0, 12))]] as typeof rows)
      : []),
  ]
  return (
    <Part title="Les missions en chiffres" id="chiffres">
      <table class="dates figures">
        <caption class="sr">L’édition {edition.name} en chiffres</caption>
        <tbody>
          {rows.map(([number, what, more]) => (
            <tr key={what}>
              <th scope="row">
                <span class="days">{frenchNumber(number)}</span>
              </th>
              <td>
                {what}
                {more && <span class="when">{more}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  )
}

function mostFirst(groups: Group[]): Group[] {
  return [...groups].sort((a, b) => b.missions.length - a.missions.length)
}

/** «Commune (6), département (2)». */
function named(groups: Group[]): string {
  return sentenceCase(groups.map(({ name, missions }) => `${name}\u00a0(${missions.length})`).join(", "))
}

/** Where the missions are: a drawing, and the départements in words. */
function MapPage({ edition, pages }: BookletProps) {
  const entries = byDepartement(edition.missions).map(({ name, missions }) => ({ name, missions, letter: "" }))
  return (
    <Part title="La carte" id="carte" class="indexes">
      <PaperMap missions={edition.missions} />
      {entries.length > 0 && <Index title="Par département" entries={entries} pages={pages} />}
      <p class="map-credit">Fond de carte : Victor Cazanave, d’après Amqui, CC BY 4.0, contours simplifiés.</p>
    </Part>
  )
}

function Contents({ edition, pages }: BookletProps) {
  return (
    <Part title="Sommaire" id="sommaire" class="contents">
      {byRegion(edition.missions).map(({ name, slug, missions }) => (
        <section class="contents-region" key={slug}>
          <p class="contents-name">{name}</p>
          <ul>
            {missions.map(mission => (
              <li key={mission.slug}>
                <a href={`#${anchorOf(mission)}`}>
                  <span class="number">{mission.numeral}</span>
                  <span class="title">
                    <Title text={mission.intitule} />
                    <span class="who">
                      {mission.collectivite.nom}
                      {mission.departement && `, ${mission.departement.nom}`}
                    </span>
                  </span>
                  <span class="page">{pages.get(mission.slug)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Notes />
    </Part>
  )
}

function Indexes({ indexes, pages }: BookletProps) {
  return (
    <Part title="Index" id="index" class="indexes">
      {indexes.map(index => (
        <Index key={index.title} {...index} pages={pages} />
      ))}
    </Part>
  )
}

function Index({ title, entries, pages }: BookletIndex & { pages: BookletProps["pages"] }) {
  return (
    <section class="index">
      <h2>{title}</h2>
      {blocksOf(entries).map((columns, block) => (
        <div class="index-block" key={block}>
          {columns.map((column, index) => (
            <ul key={index}>
              {column.map(entry => (
                <IndexLine key={entry.name} entry={entry} first={opensLetter(entry, entries)} pages={pages} />
              ))}
            </ul>
          ))}
        </div>
      ))}
    </section>
  )
}

type Entry = BookletIndex["entries"][number]

function IndexLine({ entry, first, pages }: { entry: Entry; first: boolean; pages: BookletProps["pages"] }) {
  const { letter, name, missions } = entry
  return (
    <li>
      {first && (
        <span class="letter" aria-hidden="true">
          {letter}
        </span>
      )}
      <span class={missions.length > mostBeside ? "entry many" : "entry"}>
        <span class="name">{name}</span>
        <span class="dots" aria-hidden="true" />
        <span class="pages">
          {missions.map((mission, rank) => (
            <span key={mission.slug}>
              {rank > 0 && ", "}
              <a href={`#${anchorOf(mission)}`}>{pages.get(mission.slug)}</a>
            </span>
          ))}
        </span>
      </span>
    </li>
  )
}

/** Most page numbers that stand beside a name; more stand below it. */
const mostBeside = 12

function opensLetter(entry: Entry, entries: Entry[]): boolean {
  return entry.letter !== "" && entries[entries.indexOf(entry) - 1]?.letter !== entry.letter
}

/** Lines an entry takes at most in its column, whose width is about 34 letters. */
function linesOf({ name, missions }: Entry): number {
  const beside = missions.length <= mostBeside
  return beside
    ? Math.max(Math.ceil(name.length / 18), Math.ceil(missions.length / 3))
    : Math.ceil(name.length / 34) + Math.ceil(missions.length / 6)
}

/** Three columns of one height, in blocks that a page can hold: Chromium balances columns, but not across pages. */
function blocksOf(entries: Entry[]): Entry[][][] {
  const rows = entries.map(entry => ({
    entry,
    height: linesOf(entry) + (opensLetter(entry, entries) ? 1.6 : 0),
  }))
  const total = rows.reduce((sum, { height }) => sum + height, 0)
  const blocks = Math.ceil(total / (3 * 46))
  const limit = total / blocks / 3
  const columns: Entry[][] = []
  let here = 0
  for (const { entry, height } of rows) {
    const column = Math.min(3 * blocks - 1, Math.floor(here / limit))
    columns[column] = [...(columns[column] ?? []), entry]
    here += height
  }
  const filled = Array.from({ length: 3 * blocks }, (_, index) => columns[index] ?? [])
  return Array.from({ length: blocks }, (_, block) => filled.slice(3 * block, 3 * block + 3))
}

function BlankPage() {
  return (
    <section class="part blank">
      <Notes space={256} />
    </section>
  )
}

function Back({ edition, site, today }: BookletProps) {
  const { titre, contact, attendus, exemple } = edition.edition
  const address = site + edition.href
  return (
    <section class="back">
      <div class="back-demands">
        <h1 id="attendus">Ce que l’école demande à tous</h1>
        <List items={attendus} />
      </div>
      <div class="back-foot">
        <QrCode text={address} label={`Code à scanner : ${shortAddress(address)}`} />
        <div>
          <p class="back-title">{titre}</p>
          <p>
            Les missions à jour, le calendrier et votre sélection :
            <br />
            <a href={address}>{shortAddress(address)}</a>
          </p>
          <p>
            {contact.service} : <a href={`mailto:${contact.courriel}`}>{contact.courriel}</a>
          </p>
          <p>
            Livret fait le {frenchDate(today)}.
            {exemple && " Exemple : ni ces collectivités ni ces missions n’existent."}
          </p>
        </div>
      </div>
    </section>
  )
}
