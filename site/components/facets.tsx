import type { MissionView } from "../../src/model/views.ts"
import { sentenceCase } from "../../src/words/text.ts"
import { byCategory, byDepartement, byRegion, byStatut, byTheme, type Group } from "./groups.ts"

/** How many values of a facet show before «tout voir»: enough for the régions of most éditions. */
const shown = 8

/**
 * The filters of the list, with their counts. A script makes them work; they are in the page from the start so that
 * nothing moves when it runs. A facet with one value is left out: it would filter nothing.
 */
export function Facets({ missions }: { missions: MissionView[] }) {
  const { hebergement, permis, transports } = practical(missions)
  return (
    <details class="filters needs-script" open>
      <summary>
        <span>
          Filtrer
          <span class="filters-many" />
        </span>
        <span class="what" aria-hidden="true">
          région, thème, accueil…
        </span>
      </summary>
      <form autocomplete="off">
        <div class="facets">
          <Facet name="region" legend="Région" groups={byRegion(missions)} first />
          <Facet name="departement" legend="Département" groups={byDepartement(missions)} first />
          <Facet name="theme" legend="Thème" groups={byFrequency(byTheme(missions))} first />
          <Facet name="categorie" legend="Collectivité" groups={byCategory(missions)} first />
          <div class="facet-stack">
            <Facet name="logement" legend="Logement" groups={hebergement} first pair />
            <Facet name="permis" legend="Permis B" groups={permis} pair />
            <Facet name="transports" legend="Transports en commun" groups={transports} pair />
            <Facet name="statut" legend="Statut" groups={byStatut(missions)} />
          </div>
        </div>
        <p class="filters-done">
          <button class="button button-main" type="submit">
            Voir les missions
          </button>
        </p>
      </form>
    </details>
  )
}

interface FacetProps {
  name: string
  legend: string
  groups: Group[]
  first?: boolean
  pair?: boolean
}

function Facet({ name, legend, groups, first, pair }: FacetProps) {
  if (groups.length < 2) return null
  const kind = ["facet", first && "facet-first", pair && "facet-pair"].filter(Boolean).join(" ")
  return (
    <fieldset class={kind} data-facet={name}>
      <legend>{legend}</legend>
      <div>
        {groups.map((group, index) => (
          <label key={group.slug} class={index < shown ? undefined : "beyond"}>
            <input type="checkbox" name={name} value={group.slug} />
            <span class="name">{sentenceCase(group.name)}</span>
            <span class="many">{group.missions.length}</span>
          </label>
        ))}
      </div>
      {groups.length > shown && (
        <button class="all" type="button" aria-expanded="false">
          {`Voir les ${groups.length - shown} autres`}
        </button>
      )}
    </fieldset>
  )
}

// Forty themes with one or two missions each: the most frequent first, the alphabet within.
function byFrequency(groups: Group[]): Group[] {
  return groups.toSorted((a, b) => b.missions.length - a.missions.length)
}

function practical(missions: MissionView[]) {
  const split = (key: keyof MissionView["accueil"], yes: string, no: string): Group[] =>
    [
      { name: yes, slug: "oui", missions: missions.filter(({ accueil }) => accueil[key]) },
      { name: no, slug: "non", missions: missions.filter(({ accueil }) => !accueil[key]) },
    ].filter(group => group.missions.length > 0)
  return {
    hebergement: split("hebergement", "Oui", "Non"),
    permis: split("permis_b", "Nécessaire", "Non"),
    transports: split("transports_en_commun", "Oui", "Non"),
  }
}
