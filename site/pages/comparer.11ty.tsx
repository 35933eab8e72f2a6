import type { ComponentChildren } from "preact"
import type { EditionView, MissionView } from "../../src/model/views.ts"
import { frenchNumber, sentenceCase } from "../../src/words/text.ts"
import { Blank, NoMission } from "../components/blank.tsx"
import { firstPoints, opening } from "../components/excerpt.ts"
import { Layout } from "../components/layout.tsx"
import { longNumeral } from "../components/mission.tsx"
import { Missions, WithoutScript } from "../components/own.tsx"
import { render, renderPart } from "../components/render.ts"
import { needed, Sign, yesNo } from "../components/sign.tsx"
import { numbered, Star, StarShape } from "../components/star.tsx"
import { Title } from "../components/title.tsx"
import { href, type PageModule, type World } from "../components/world.ts"

/** Two to four missions side by side; a script sets the chosen ones in columns, which lie beside the page, some in a file. */
export const comparer: PageModule = world =>
  world.site.editions.flatMap(edition => [
    {
      path: `${edition.href}comparer/index.html`,
      html: () => render(<Compare world={world} edition={edition} />),
    },
    ...Array.from({ length: Math.ceil(edition.missions.length / together) }, (_, part) => {
      const shows = edition.missions.slice(part * together, (part + 1) * together)
      return {
        path: `${edition.href}comparer/${partOf(part * together)}`,
        shows,
        html: () => columnsFile(world, edition, shows),
      }
    }),
  ])

/** Columns a file holds: few enough to be light, enough to be few files. */
const together = 16

function partOf(index: number): string {
  return `colonnes-${Math.floor(index / together)}.js`
}

// A script rather than data, so that it also loads from a disk, where no page may read another file.
function columnsFile(world: World, edition: EditionView, missions: MissionView[]): string {
  const path = `${edition.href}comparer/index.html`
  const rows = rowsOf(edition.missions)
  const columns = missions.map(mission =>
    renderPart(<Column world={world} path={path} mission={mission} rows={rows} />),
  )
  return `colonnes(${JSON.stringify(columns.join(""))})\n`
}

function Compare({ world, edition }: { world: World; edition: EditionView }) {
  const path = `${edition.href}comparer/index.html`
  const rows = rowsOf(edition.missions)
  const none = edition.missions.length === 0
  return (
    <Layout
      world={world}
      path={path}
      edition={edition}
      current="comparer"
      title={`Comparer des missions ${edition.name}`}
      description="Deux à quatre missions côte à côte : ce qui les distingue d’abord, ce qu’elles ont en commun ensuite."
      script="compare"
    >
      <div class="wrap compare-page">
        <div class="page-head">
          {edition.edition.exemple && <p class="paper-only paper-example">Exemple</p>}
          <h1>Comparer des missions</h1>
        </div>
        <WithoutScript world={world} path={path} edition={edition}>
          Avec JavaScript, cette page met deux à quatre missions côte à côte, leurs différences d’abord. Sans lui,
          ouvrez les missions chacune dans un onglet : leurs encadrés « En bref » se lisent dans le même ordre.
        </WithoutScript>
        <div class="compare-live" hidden>
          <p class="compare-how mute">
            <i class="lozenge" aria-hidden="true" /> Un losange signale les lignes où les missions diffèrent sur un
            point pratique.
          </p>
          <p class="sr said" role="status" />
          <p class="note compare-gone" hidden />
          <div class="compare-few" hidden>
            {none ? (
              <NoMission
                world={world}
                edition={edition}
                path={path}
                then="Vous pourrez alors en mettre ici deux à quatre côte à côte."
              />
            ) : (
              <Blank
                figure={<StarShape />}
                title="Choisissez deux missions"
                ways={
                  <a class="button button-main" href={href(world, path, edition.href)}>
                    Voir la liste
                  </a>
                }
              >
                La comparaison prend celles de votre sélection. Étoilez-en dans la liste, ou ajoutez-les ici.
              </Blank>
            )}
          </div>
          <table class="compare" hidden>
            <caption class="sr" />
            <thead>
              <tr>
                <td class="compare-corner" />
              </tr>
            </thead>
            <tbody class="compare-differ">
              {rows.map(({ key, label, practical }) => (
                <tr key={key} data-row={key} data-practical={practical}>
                  <th scope="row">
                    {label}
                    {practical && (
                      <span class="differs" hidden>
                        {" "}
                        <i class="lozenge" aria-hidden="true" />
                        <span class="sr">différent</span>
                      </span>
                    )}
                  </th>
                </tr>
              ))}
            </tbody>
            <tbody class="compare-same">
              <tr class="compare-title">
                <th scope="rowgroup">Ce qu’elles ont en commun</th>
              </tr>
            </tbody>
          </table>
          <form class="compare-add" autocomplete="off" hidden={none}>
            <label for="ajouter">Ajouter une mission</label>
            <div class="compare-line">
              <select id="ajouter" />
              <button class="button" type="submit">
                Ajouter
              </button>
            </div>
            <p class="compare-full mute" tabIndex={-1} hidden />
          </form>
          <p class="buttons compare-buttons">
            <button class="button compare-print" type="button">
              Imprimer la comparaison
            </button>
            {!none && (
              <a class="button" href={href(world, path, `${edition.href}ma-selection/`)}>
                Ranger mes vœux
              </a>
            )}
          </p>
        </div>
        <Missions>
          {edition.missions.map(({ slug, numero, numeral, collectivite, intitule }, index) => (
            <div key={slug} data-slug={slug} data-numero={numero} data-columns={partOf(index)}>
              <p class="numeral">{numeral}</p>
              <p class="who">{collectivite.nom}</p>
              <p class="compare-what">
                <Title text={intitule} />
              </p>
            </div>
          ))}
          {edition.withdrawn.map(({ slug, numero, intitule }) => (
            <div key={slug} data-slug={slug} data-numero={numero} data-statut="retiree">
              <p class="compare-what">
                <Title text={intitule} />
              </p>
            </div>
          ))}
        </Missions>
        <template class="compare-controls">
          <p class="compare-moves">
            <button type="button" class="icon move-before" aria-label="Placer avant">
              <i class="shape shape-before" aria-hidden="true" />
            </button>
            <button type="button" class="icon move-after" aria-label="Placer après">
              <i class="shape shape-after" aria-hidden="true" />
            </button>
          </p>
          <p>
            <button type="button" class="plain compare-out">
              Retirer <span class="sr" />
              de la comparaison
            </button>
          </p>
        </template>
      </div>
    </Layout>
  )
}

interface Row {
  key: string
  label: string
  /** Weighs on daily life: a difference is marked. */
  practical: boolean
  answer(mission: MissionView): ComponentChildren
}

/** What is compared, in reading order; questions a later form adds come along by themselves. */
function rowsOf(missions: MissionView[]): Row[] {
  const others = new Map(missions.flatMap(({ autres }) => autres).map(({ pointer, label }) => [pointer, label]))
  const sign = (key: keyof MissionView["accueil"], word: (value: boolean) => string) => (mission: MissionView) => (
    <Sign on={mission.accueil[key]} word={word(mission.accueil[key])} />
  )
  return [
    { key: "hebergement", label: "Hébergement", practical: true, answer: sign("hebergement", yesNo) },
    { key: "permis", label: "Permis B", practical: true, answer: sign("permis_b", needed) },
    { key: "transports", label: "Transports en commun", practical: true, answer: sign("transports_en_commun", yesNo) },
    ...[...others].map(([pointer, label], index) => ({
      key: `autre-${index}`,
      label,
      practical: true,
      answer: ({ autres }: MissionView) => autres.find(one => one.pointer === pointer)?.value,
    })),
    { key: "statut", label: "Statut", practical: true, answer: ({ statutLabel }) => sentenceCase(statutLabel) },
    { key: "collectivite", label: "Collectivité", practical: false, answer: authority },
    { key: "lieu", label: "Lieu", practical: false, answer: place },
    { key: "tuteur", label: "Tuteur", practical: false, answer: ({ tuteur }) => tuteur.fonction },
    {
      key: "themes",
      label: "Thèmes",
      practical: false,
      answer: ({ themes }) => sentenceCase(themes.join(", ")),
    },
    {
      key: "aspects",
      label: "Aspects pratiques",
      practical: false,
      answer: mission => opening(textOf(mission, "autres_aspects"), 200),
    },
    { key: "objectifs", label: "Objectifs (premiers)", practical: false, answer: aims },
  ]
}

function authority({ collectivite: { nom, categorieLabel, population } }: MissionView) {
  return (
    <>
      <span class="who">{nom}</span>
      <span class="under">
        {categorieLabel}
        {population !== undefined && `, ${frenchNumber(population)} habitants`}
      </span>
    </>
  )
}

function place({ departement, region }: MissionView) {
  if (!departement) return region
  return (
    <>
      {`${departement.nom} (${departement.code})`}
      {region !== departement.nom && <span class="under">{region}</span>}
    </>
  )
}

function aims(mission: MissionView) {
  const points = firstPoints(textOf(mission, "objectifs"), 2, 130)
  if (points.length === 0) return opening(textOf(mission, "objectifs"), 200)
  return (
    <ul class="points">
      {points.map(point => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}

function textOf({ sections }: MissionView, key: string): string {
  return sections.find(section => section.key === key)?.texte ?? ""
}

interface ColumnProps {
  world: World
  path: string
  mission: MissionView
  rows: Row[]
}

/** A mission's column: its head, then a part a row; a script hands them out to the table. */
function Column({ world, path, mission, rows }: ColumnProps) {
  const { slug, numero, numeral, intitule } = mission
  return (
    <div data-slug={slug} data-numero={numero}>
      <div class="compare-head">
        <p class={`numeral${longNumeral(mission)}`}>
          <span class="sr">{numero > 0 ? "Mission " : numbered(mission)}</span>
          <span aria-hidden={numero > 0 ? undefined : "true"}>{numeral}</span>
        </p>
        <p class={intitule.length > 120 ? "compare-what long" : "compare-what"}>
          <a href={href(world, path, mission.href)}>
            <Title text={intitule} />
          </a>
        </p>
        <Star mission={mission} />
      </div>
      {rows.map(({ key, answer }) => {
        const said = answer(mission)
        return (
          <div key={key} data-row={key} class={said ? undefined : "unsaid"}>
            {said || "Non précisé"}
          </div>
        )
      })}
    </div>
  )
}
