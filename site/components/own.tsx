import type { ComponentChildren } from "preact"
import type { EditionView } from "../../src/model/views.ts"
import { count } from "../../src/words/text.ts"
import { Go } from "./section.tsx"
import { href, type World } from "./world.ts"

interface WithoutScriptProps {
  world: World
  path: string
  edition: EditionView
  /** What printing gives all the same. */
  print?: string
  children: ComponentChildren
}

/** What a page that only a script can fill says where scripts do not run: how it works, and where to read on. */
export function WithoutScript({ world, path, edition, print, children }: WithoutScriptProps) {
  const many = edition.missions.length
  return (
    <div class="without-script own-without">
      <p class="lead">{children}</p>
      {print && <p>{print}</p>}
      <ul class="go-list go-narrow">
        <Go to={href(world, path, edition.href)}>{many > 1 ? `Lire les ${count(many, "mission")}` : "Les missions"}</Go>
        {edition.booklet && <Go to={href(world, path, edition.booklet.href)}>Le livret à imprimer, à annoter</Go>}
      </ul>
    </div>
  )
}

/** Every mission of the édition as the page may show it, inert until a script takes those it needs. */
export function Missions({ children }: { children: ComponentChildren }) {
  return <template class="missions">{children}</template>
}
