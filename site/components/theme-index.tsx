import { sentenceCase } from "../../src/words/text.ts"
import { type Group, inNumberOrder } from "./groups.ts"
import { href, type World } from "./world.ts"

/** An index as at the end of a book: it is also how one finds a theme without a script. */
export function ThemeIndex({ world, path, groups }: { world: World; path: string; groups: Group[] }) {
  if (groups.length === 0) return null
  return (
    <section class="section grid" id="themes">
      <h2>Index des thèmes</h2>
      <ul class="index section-body">
        {groups.map(group => (
          <li key={group.slug} id={`theme-${group.slug}`}>
            <span class="name">{sentenceCase(group.name)}</span>
            <span class="dots" aria-hidden="true" />
            <span class="numbers">
              {inNumberOrder(group.missions).map((mission, index) => (
                <>
                  {index > 0 && ", "}
                  <a
                    key={mission.slug}
                    href={href(world, path, mission.href)}
                    aria-label={`Mission ${mission.numeral}`}
                  >
                    {mission.numeral}
                  </a>
                </>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
