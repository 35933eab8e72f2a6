import { Given } from "../components/given.tsx"
import { Layout } from "../components/layout.tsx"
import { MapCredit } from "../components/map.tsx"
import { render } from "../components/render.ts"
import { Prose } from "../components/section.tsx"
import { newest, type PageModule, type World } from "../components/world.ts"

/** Who publishes and who hosts, from site/site.yml; what is still to fill in shows as such. */
export const mentionsLegales: PageModule = world => [{ path, html: () => render(<Legal world={world} />) }]

const path = "mentions-legales/index.html"

function Legal({ world }: { world: World }) {
  const { config, version } = world.site
  const contact = newest(world)?.edition.contact
  return (
    <Layout
      world={world}
      path={path}
      title="Mentions légales"
      description="Qui publie ce site, qui l’héberge, et sous quelles licences."
    >
      <div class="wrap close">
        <div class="page-head">
          <h1>Mentions légales</h1>
        </div>

        <Prose title="Éditeur">
          <p>
            <Given text={config.editeur} />
            <br />
            <span class="lines">
              <Given text={config.adresse} />
            </span>
          </p>
          {contact && (
            <p>
              {contact.service} : <a href={`mailto:${contact.courriel}`}>{contact.courriel}</a>
            </p>
          )}
        </Prose>
        <Prose title="Directeur ou directrice de la publication">
          <p>
            <Given text={config.directeur_publication} />
          </p>
        </Prose>
        <Prose title="Hébergeur">
          <p>
            <span class="lines">
              <Given text={config.hebergeur} />
            </span>
          </p>
        </Prose>
        <Prose title="Contenus">
          <p>
            Les fiches sont écrites par les collectivités qui proposent les missions, et relues par le service qui les
            publie.
          </p>
          <p>
            Les populations viennent des données de référence de l’État et de l’INSEE, sous{" "}
            <a href="https://www.etalab.gouv.fr/licence-ouverte-open-licence/" rel="noopener external">
              Licence Ouverte
            </a>
            .
          </p>
          <p>
            <MapCredit />
          </p>
        </Prose>
        <Prose title="Logiciel et caractères">
          <p>
            Ce site est fait par le programme « missions », version {version}, sous licence MIT
            {config.depot && (
              <>
                {" "}
                (
                <a href={config.depot} rel="noopener external">
                  son code
                </a>
                )
              </>
            )}
            . Il est composé en Source Sans 3 et en Newsreader, sous licence SIL Open Font License 1.1.
          </p>
        </Prose>
      </div>
    </Layout>
  )
}
