import type { EditionView, PdfFacts } from "../../src/model/views.ts"
import { type Year, year } from "../../src/model/year.ts"
import { daysByMonth } from "../../src/words/dates.ts"
import { inLetters } from "../../src/words/numbers.ts"
import { count, frenchList, plural, sentenceCase } from "../../src/words/text.ts"
import { Dates, Day, lastDay } from "../components/dates.tsx"
import { byRegion, byTheme } from "../components/groups.ts"
import { Layout } from "../components/layout.tsx"
import { Leaders } from "../components/leaders.tsx"
import { render } from "../components/render.ts"
import { Search } from "../components/search.tsx"
import { Times } from "../components/times.tsx"
import { href, newest, type PageModule, type World } from "../components/world.ts"

/** The front door: what this is, where we are in the year, the dates, the ways in. */
export const accueil: PageModule = world => {
  const edition = newest(world)
  return edition ? [{ path, html: () => render(<Front world={world} edition={edition} />) }] : []
}

const path = "index.html"

interface Part {
  world: World
  edition: EditionView
}

function Front({ world, edition }: Part) {
  const now = year(edition.edition, world.site.today)
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      title={edition.edition.titre}
      description={`${lead(edition)} ${now.sentence}`}
      script="front"
    >
      <div class="wrap">
        <Hero world={world} edition={edition} now={now} />
        <section class="section section-full">
          <h2>L’année en cinq temps</h2>
          <Times now={now} />
        </section>
        <NextDates world={world} edition={edition} />
        {edition.missions.length > 0 && <Ways world={world} edition={edition} />}
        <Proposing world={world} edition={edition} />
      </div>
    </Layout>
  )
}

function Hero({ world, edition, now }: Part & { now: Year }) {
  const { missions, booklet, edition: facts } = edition
  const lines = [
    missions.length > 0 ? `${inLetters(missions.length)} ${plural(missions.length, "mission")},` : "Des missions,",
    `${inLetters(facts.semaines)} ${plural(facts.semaines, "semaine")},`,
    `une équipe de ${inLetters(facts.equipe)}.`,
  ].map((line, index) => (index === 0 ? sentenceCase(line) : line))
  return (
    <div class="hero grid">
      <div class="hero-title">
        <p class="label">
          Catalogue des missions {edition.name}
          <span class="today" hidden />
        </p>
        <h1 class={lines.some(line => line.length > 22) ? "long" : undefined}>
          {lines.map((line, index) => (
            <span key={line}>{index < 2 ? `${line} ` : line}</span>
          ))}
        </h1>
        <p class="lead">{lead(edition)}</p>
        <p class="buttons">
          {missions.length > 0 ? (
            <a class="button button-main" href={href(world, path, edition.href)}>
              Lire {missions.length > 1 ? `les ${missions.length} missions` : "la mission"}
            </a>
          ) : (
            <a class="button button-main" href={href(world, path, "deposer/")}>
              Proposer une mission
            </a>
          )}
          {booklet ? (
            <a class="button" href={href(world, path, booklet.href)}>
              {`Le livret à imprimer (PDF, ${bookletSize(booklet)})`}
            </a>
          ) : (
            <a class="button" href={href(world, path, "criteres/")}>
              Ce qu’est une mission
            </a>
          )}
        </p>
      </div>
      <Countdown edition={edition} now={now} />
    </div>
  )
}

function bookletSize({ pages }: PdfFacts): string {
  return count(pages, "page")
}

function lead(edition: EditionView): string {
  const many = edition.missions.length
  const students = `aux élèves ${frenchList(edition.edition.filieres)}`
  if (many === 0) return `Des collectivités ouvrent leur direction générale ${students}.`
  const who = `${sentenceCase(inLetters(many))} ${plural(many, "collectivité")}`
  return `${who} ${many > 1 ? "ouvrent" : "ouvre"} ${many > 1 ? "leur" : "sa"} direction générale ${students}.`
}

// Without a script the numeral is the day of the next date, true whenever it is read; a script counts the days left.
function Countdown({ edition, now }: { edition: EditionView; now: Year }) {
  const { current } = now
  const many = edition.missions.length
  const [due] = daysByMonth(current ? [current.deadline] : [])
  const numeral = due?.days[0] ?? String(many)
  return (
    <section class="countdown" aria-label="Où en est l’année" data-many={many} data-over={now.over}>
      <p class="label">{current ? `Phase : ${current.label.toLowerCase()}` : "Édition terminée"}</p>
      <p class={`countdown-numeral digits-${numeral.length}`} aria-hidden="true">
        <b>
          <Day day={numeral} />
        </b>
        <span>{due?.month ?? plural(many, "mission")}</span>
      </p>
      <p class="countdown-sentence">{now.sentence}</p>
    </section>
  )
}

function NextDates({ world, edition }: Part) {
  const { today } = world.site
  const coming = edition.calendar.filter(date => lastDay(date) >= today)
  const dates = coming.length > 0 ? coming : edition.calendar
  return (
    <section class="section grid">
      <h2 data-over={allDates}>{coming.length > 0 ? "Prochaines dates" : allDates}</h2>
      <div class="section-body">
        <Dates dates={dates} today={today} caption="Ce qui se passe, jour par jour" />
        <p>
          <a class="more" href={href(world, path, `${edition.href}calendrier/`)}>
            Tout le calendrier, à ajouter au vôtre
          </a>
        </p>
      </div>
    </section>
  )
}

function Proposing({ world, edition }: Part) {
  return (
    <section class="section grid">
      <h2>Vous êtes une collectivité</h2>
      <div class="section-body">
        <p class="prose">
          Un besoin réel, porté par votre direction générale : une équipe d’élèves peut s’en saisir. Le formulaire se
          remplit en ligne, à votre rythme, et vérifie vos réponses à mesure.
        </p>
        <p class="after">
          <a class="more" href={href(world, path, "deposer/")}>
            Proposer une mission
          </a>
          <br />
          <a class="more" href={href(world, path, edition.form)} download>
            Le formulaire à remplir sous Word
          </a>
        </p>
      </div>
    </section>
  )
}

const allDates = "Les dates de l’édition"

function Ways({ world, edition }: Part) {
  const list = href(world, path, edition.href)
  const lines = (name: string, groups: ReturnType<typeof byRegion>) =>
    groups.map(group => ({
      name: sentenceCase(group.name),
      href: `${list}?${name}=${group.slug}${name === "region" ? `#region-${group.slug}` : ""}`,
      many: group.missions.length,
      spoken: plural(group.missions.length, "mission"),
    }))
  const themes = lines("theme", byTheme(edition.missions))
  return (
    <section class="section grid">
      <h2>Trouver sa mission</h2>
      <div class="section-body ways">
        <Search label="Chercher dans les textes" target={list} />
        <div>
          <h3 class="label">Par région</h3>
          <Leaders lines={lines("region", byRegion(edition.missions))} />
        </div>
        {themes.length > 0 && (
          <div class="ways-themes">
            <h3 class="label">Par thème</h3>
            <Leaders lines={themes} />
          </div>
        )}
      </div>
    </section>
  )
}
