import type { Field } from "../../src/model/types.ts"
import { Diffusion } from "../components/diffusion.tsx"
import { grouped } from "../components/grouped.ts"
import { Layout } from "../components/layout.tsx"
import { render } from "../components/render.ts"
import { Section } from "../components/section.tsx"
import { href, newest, type PageModule, type World } from "../components/world.ts"

/** The form, question by question, derived from the schema: label, help, reason, example, who reads the answer. */
export const guide: PageModule = world => [{ path, html: () => render(<Guide world={world} />) }]

const path = "guide/index.html"

function Guide({ world }: { world: World }) {
  const asked = world.site.fields.filter(field => !field.office)
  const office = world.site.fields.filter(field => field.office)
  return (
    <Layout
      world={world}
      path={path}
      title="Le guide de la fiche"
      description="Chaque question de la fiche de projet collectif : ce qu’on y écrit, pourquoi on le demande, un exemple, et si la réponse est publiée."
    >
      <div class="wrap">
        <div class="page-head">
          <h1>Le guide de la fiche</h1>
          <p class="lead">
            Chaque question : ce qu’on y écrit, pourquoi l’école la pose, un exemple inventé, et qui lira la réponse.
          </p>
          <p class="legend">
            <Diffusion field={{ diffusion: "publique" }} /> paraît dans le catalogue <br />
            <Diffusion field={{ diffusion: "interne" }} /> sert à la convention et au suivi, jamais publié
          </p>
        </div>
        {grouped(asked).map(([title, fields]) => (
          <Section key={title} title={title}>
            {fields.map(field => (
              <Question key={field.pointer} field={field} />
            ))}
          </Section>
        ))}
        {office.length > 0 && (
          <Section title="Ce que tient le service">
            {office.map(field => (
              <Question key={field.pointer} field={field} />
            ))}
          </Section>
        )}
        <p class="after">
          {newest(world) && (
            <>
              <a class="more" href={href(world, path, newest(world)?.form ?? "")} download>
                Le formulaire à remplir (Word)
              </a>
              <br />
            </>
          )}
          <a class="more" href={href(world, path, "deposer/")}>
            Proposer une mission : le formulaire
          </a>
          <br />
          <a class="more" href={href(world, path, "guide/service/")}>
            Pour le service : recevoir, corriger, répondre, publier
          </a>
        </p>
      </div>
    </Layout>
  )
}

function Question({ field }: { field: Field }) {
  return (
    <section class="question" id={field.path.join("-")}>
      <h3>{field.label}</h3>
      <p class="question-marks">
        <Diffusion field={field} />
        {!field.required && !field.office && <span class="mute">Facultatif</span>}
        {field.maxLength !== undefined && field.maxLength <= 400 && field.saisie !== "siret" && (
          <span class="mute">{`${field.maxLength} signes au plus`}</span>
        )}
      </p>
      <p>{field.help}</p>
      {field.why && <p class="mute">{`Pourquoi : ${field.why.replace(/\.$/, "")}.`}</p>}
      {field.choices && !field.office ? (
        <p class="example-line">
          <span class="label">Au choix</span> <span>{field.choices.map(({ label }) => label).join(", ")}</span>
        </p>
      ) : (
        field.example && (
          <p class="example-line">
            <span class="label">Exemple</span> <span class="lines">{field.example}</span>
          </p>
        )
      )}
    </section>
  )
}
