import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Go } from "../components/section.tsx"
import { href, newest, type PageModule, type World } from "../components/world.ts"

/** What a server shows for an address that leads nowhere, whatever its depth: links start from the base path. */
export const introuvable: PageModule = world => [{ path: "404.html", html: () => render(<NotFound world={world} />) }]

function NotFound({ world }: { world: World }) {
  const edition = newest(world)
  const link = (to: string) => href(world, undefined, to)
  return (
    <Layout world={world} path="404.html" title="Page introuvable" description="Cette adresse ne mène nulle part.">
      <div class="wrap">
        <div class="page-head grid not-found">
          <p class="numeral" aria-hidden="true">
            404
          </p>
          <div>
            <h1>Cette page n’existe pas</h1>
            <p class="lead">
              L’adresse est peut-être incomplète. Une mission une fois publiée garde la sienne : cherchez-la dans sa
              liste.
            </p>
            <ul class="go-list go-narrow">
              {edition && <Go to={link(edition.href)}>Les missions {edition.name}</Go>}
              <Go to={link("archives/")}>Les éditions passées</Go>
              <Go to={link("plan-du-site/")}>Le plan du site</Go>
            </ul>
          </div>
        </div>
      </div>
    </Layout>
  )
}
