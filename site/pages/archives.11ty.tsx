import type { EditionView } from "../../src/model/views.ts"
import { year } from "../../src/model/year.ts"
import { dateRange, frenchDate } from "../../src/words/dates.ts"
import { count, sentenceCase } from "../../src/words/text.ts"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { href, type PageModule, type World } from "../components/world.ts"

/** Every édition, the newest first: what was published once keeps its address. */
export const archives: PageModule = world => [{ path, html: () => render(<Archives world={world} />) }]

const path = "archives/index.html"

function Archives({ world }: { world: World }) {
  return (
    <Layout
      world={world}
      path={path}
      title="Les éditions"
      description="Les missions des éditions passées et de l’édition en cours, à leurs adresses permanentes."
    >
      <div class="wrap">
        <div class="page-head">
          <h1>Les éditions</h1>
          <p class="lead">Ce qui a été publié garde son adresse.</p>
        </div>
        <ul class="editions">
          {world.site.editions.map(({ name, href: to, edition, missions, booklet }, index) => (
            <li key={name}>
              <h2>
                <a href={href(world, path, to)}>{name}</a>
              </h2>
              <p>
                {told(edition, missions.length, world.site.today)}
                {index === 0 && year(edition, world.site.today).current && <b> · édition en cours</b>}
              </p>
              {booklet && (
                <p>
                  <a href={href(world, path, booklet.href)}>{`Livret (PDF, ${count(booklet.pages, "page")})`}</a>
                </p>
              )}
            </li>
          ))}
        </ul>
      </div>
    </Layout>
  )
}

function told(
  { calendrier: { publication, debut, fin } }: EditionView["edition"],
  many: number,
  today: string,
): string {
  const when = dateRange(debut, fin)
  if (many > 0) return `${count(many, "mission")}, ${when}`
  const none = today < publication ? `missions à paraître le ${frenchDate(publication)}` : "aucune mission publiée"
  return `${sentenceCase(when)}, ${none}`
}
