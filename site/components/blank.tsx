import type { ComponentChildren } from "preact"
import type { EditionView } from "../../src/model/views.ts"
import { daysByMonth, frenchDay } from "../../src/words/dates.ts"
import { count } from "../../src/words/text.ts"
import { Day } from "./dates.tsx"
import { href, type World } from "./world.ts"

interface BlankProps {
  /** What stands in the place of a mission's numeral, as large. */
  figure?: ComponentChildren
  title: string
  /** Links and buttons: what to do now. */
  ways: ComponentChildren
  children: ComponentChildren
}

/** What a page shows when it has nothing of what it is made for. */
export function Blank({ figure, title, ways, children }: BlankProps) {
  return (
    <div class="blank">
      {figure}
      <div class="blank-words">
        <h2>{title}</h2>
        <p class="lead">{children}</p>
        <p class="buttons">{ways}</p>
      </div>
    </div>
  )
}

interface NoMissionProps {
  world: World
  edition: EditionView
  path: string
  /** What this page will be good for once missions are there. */
  then?: string
}

/** What the pages of an édition without missions show: when they come, and those of before that one may read meanwhile. */
export function NoMission({ world, edition, path, then }: NoMissionProps) {
  const { publication, fin } = edition.edition.calendrier
  const { today, editions } = world.site
  const [due] = daysByMonth(today < publication ? [publication] : [])
  const earlier = editions.find(({ name, missions }) => name < edition.name && missions.length > 0)
  const link = (to: string) => href(world, path, to)
  return (
    <Blank
      figure={
        due && (
          <p class="blank-day" aria-hidden="true">
            <b>
              <Day day={due.days.join()} />
            </b>{" "}
            {due.month}
          </p>
        )
      }
      title={today > fin ? "Aucune mission" : "Aucune mission pour l’instant"}
      ways={
        <>
          {earlier ? (
            <a class="button button-main" href={link(earlier.href)}>
              {`Lire ${earlier.missions.length > 1 ? `les ${count(earlier.missions.length, "mission")}` : "la mission"} de ${earlier.name}`}
            </a>
          ) : (
            <a class="button button-main" href={link("criteres/")}>
              Ce qu’est une mission
            </a>
          )}
          <a class="button" href={link(`${edition.href}calendrier/`)}>
            Voir le calendrier
          </a>
        </>
      }
    >
      {today < publication
        ? [`Toutes les missions paraissent le ${frenchDay(publication)}.`, then && ` ${then}`]
        : today > fin
          ? "L’édition s’est terminée sans mission publiée."
          : `Les missions étaient attendues le ${frenchDay(publication)}. Elles paraîtront ici.`}
    </Blank>
  )
}
