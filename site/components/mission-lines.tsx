import type { MissionView } from "../../src/model/views.ts"
import { Title } from "./title.tsx"
import { href, type World } from "./world.ts"

/** A line a mission: its number, its title that leads to its page, its authority. */
export function MissionLines({ world, path, missions }: { world: World; path: string; missions: MissionView[] }) {
  return (
    <ul class="mission-lines">
      {missions.map(({ collectivite, href: to, intitule, numeral, slug }) => (
        <li key={slug}>
          <span class="numeral">{numeral}</span>
          <span>
            <a href={href(world, path, to)}>
              <Title text={intitule} />
            </a>
            <span class="mute">, {collectivite.nom}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
