import type { EditionView, MissionView } from "../../src/model/views.ts"
import { sentenceCase } from "../../src/words/text.ts"
import { longNumeral, Place } from "./mission.tsx"
import { needed, Sign, yesNo } from "./sign.tsx"
import { slug } from "./slug.ts"
import { Title } from "./title.tsx"
import { href, type World } from "./world.ts"

/** Whether an édition has more missions than one page should hold: its list starts with some, and each région has a page. */
export function isLong({ missions }: Pick<EditionView, "missions">): boolean {
  return missions.length > 150
}

/** Where the missions of a région, by its address word, have a page of their own. */
export function regionHref(edition: EditionView, region: string): string {
  return `${edition.href}regions/${region}/`
}

/** What stands above the columns of a list of missions, for the eye: each entry says it again for who listens. */
export function Columns() {
  return (
    <div class="columns" aria-hidden="true">
      <span>Collectivité et mission</span>
      <span class="themes">Thèmes</span>
      <span>Logement</span>
      <span>Permis B</span>
      <span>Transports</span>
    </div>
  )
}

interface EntriesProps {
  world: World
  path: string
  missions: MissionView[]
  /** Whether they are apart from the part of the list that says their région. */
  apart?: boolean
}

/** Missions of a list, each with all that a filter asks of it. */
export function Entries({ missions, ...others }: EntriesProps) {
  if (missions.length === 0) return null
  return (
    <ul>
      {missions.map(mission => (
        <Entry key={mission.slug} mission={mission} {...others} />
      ))}
    </ul>
  )
}

// Its star works with a script alone, which gives it: 20 bytes each over the wire.
function Entry({ world, path, mission, apart }: Omit<EntriesProps, "missions"> & { mission: MissionView }) {
  const { accueil, collectivite, departement, themes, region, statut } = mission
  return (
    <li
      class={statut === "pourvue" ? "entry entry-taken" : "entry"}
      data-slug={mission.slug}
      data-region={apart ? slug(region) : undefined}
      data-departement={departement?.code.toLowerCase()}
      data-categorie={collectivite.categorie}
      data-theme={themes.length > 0 ? themes.map(slug).join(" ") : undefined}
      data-logement={yesNo(accueil.hebergement)}
      data-permis={yesNo(accueil.permis_b)}
      data-transports={yesNo(accueil.transports_en_commun)}
      data-statut={statut}
    >
      <span class={`numeral${longNumeral(mission)}`} aria-hidden="true">
        {mission.numeral}
      </span>
      <div class="entry-what">
        <p class="entry-who">
          <Place mission={mission} />
        </p>
        <h3>
          <a href={href(world, path, mission.href)}>
            <Title text={mission.intitule} />
          </a>
        </h3>
        {statut !== "retenue" && <p class="entry-statut">{sentenceCase(mission.statutLabel)}</p>}
        {mission.resume && <p class="entry-resume">{mission.resume}</p>}
      </div>
      <p class="entry-themes">{sentenceCase(themes.join(", "))}</p>
      <ul class="entry-signs">
        <li>
          <span class="head sr-wide">Logement </span>
          <Sign on={accueil.hebergement} word={yesNo(accueil.hebergement)} />
        </li>
        <li>
          <span class="head sr-wide">Permis B </span>
          <Sign on={accueil.permis_b} word={accueil.permis_b ? needed(true) : yesNo(false)} />
        </li>
        <li>
          <span class="head sr-wide">Transports </span>
          <Sign on={accueil.transports_en_commun} word={yesNo(accueil.transports_en_commun)} />
        </li>
      </ul>
    </li>
  )
}
