import type { Finding } from "../../src/model/types.ts"
import { Findings } from "../components/findings.tsx"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import type { PageModule, World } from "../components/world.ts"

/** In `dev` only: a page for each fiche that a fault keeps out of the catalogue, at the address it will have. */
export const aCorriger: PageModule = world => {
  const { findings = new Map<string, Finding[]>(), editions } = world.site
  const shown = new Set(
    editions.flatMap(({ missions, withdrawn }) => [...missions, ...withdrawn].map(({ href }) => href)),
  )
  return [...findings].flatMap(([href, found]) =>
    shown.has(href)
      ? []
      : [{ path: `${href}index.html`, html: () => render(<Page world={world} href={href} findings={found} />) }],
  )
}

function Page({ world, href, findings }: { world: World; href: string; findings: Finding[] }) {
  const name = findings[0]?.path ?? href
  return (
    <Layout world={world} path={`${href}index.html`} title={name} description="Une fiche à corriger avant de paraître.">
      <div class="wrap">
        <div class="page-head">
          <h1>Fiche à corriger</h1>
          <p class="lead">
            <code>{name}</code> ne peut pas encore paraître. Cette page se recharge à chaque changement du fichier.
          </p>
        </div>
        <Findings findings={findings} />
      </div>
    </Layout>
  )
}
