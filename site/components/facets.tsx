import type { MissionView } from "../../src/model/views.ts"
import { sentenceCase } from "../../src/words/text.ts"
import { byCategory, byDepartement, byRegion, byStatut, byTheme, type Group } from "./groups.ts"
import { FranceMap } from "./map.tsx"

/** How many values of a facet show before «tout voir»: enough for the régions of most éditions. */
const shown = 8

/**
 * The filters of the list, with their counts. A script makes them work; they are in the page from the start so that
 * nothing moves when it runs. A facet with one value is left out: it would filter nothing.
 */
export function Facets({ missions }: { missions: MissionView[] }) {
  const { hebergement, permis, transports } = practical(missions)
  return (
    <details class="filters" open>
      <summary>
        <span class="needs-script">
          Filtrer
          <span class="filters-many" />
        </span>
        <span class="without-script">Carte des missions</span>
        <span class="what needs-script" aria-hidden="true">
          carte, région, thème, accueil…
        </span>
      </summary>
      <form autocomplete="off">
        <div class="facets">
          <div class="facet-column needs-script">
            <Facet name="region" legend="Région" groups={byRegion(missions)} />
            <Facet name="departement" legend="Département" groups={byDepartement(missions)} />
          </div>
          <div class="facet-map">
            <FranceMap missions={missions} />
            <div class="needs-script">
              <div class="facet-stack">
                <Facet name="logement" legend="Logement" groups={hebergement} />
                <Facet name="permis" legend="Permis B" groups={permis} />
                <Facet name="transports" legend="Transports" groups={transports} />
                <Facet name="statut" legend="Statut" groups={byStatut(missions)} />
              </div>
            </div>
          </div>
          <div class="facet-column needs-script">
            <Facet name="theme" legend="Thème" groups={byFrequency(byTheme(missions))} />
            <Facet name="categorie" legend="Collectivité" groups={byCategory(missions)} />
          </div>
        </div>
        <p class="filters-done needs-script">
          <button class="button button-main" type="submit">
            Voir les missions
          </button>
        </p>
      </form>
    </details>
  )
}

/** Facets whose values mean something with their legend alone: «Logement : oui». */
const pairs = new Set(["logement", "permis", "transports"])

interface FacetProps {
  name: string
  legend: string
  groups: Group[]
}

function Facet({ name, legend, groups }: FacetProps) {
  if (groups.length < 2) return null
  const kind = pairs.has(name) ? "facet facet-pair" : "facet"
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
