import type { Rule, Severity } from "../../src/model/types.ts"
import { Layout } from "../components/layout.tsx"
import { Level } from "../components/level.tsx"
import { render } from "../components/render.ts"
import { Go, Section } from "../components/section.tsx"
import { href, type PageModule, type World } from "../components/world.ts"

/** A page a rule, as its report links to it, and the list of them all. */
export const controles: PageModule = world => [
  { path: listPath, html: () => render(<Rules world={world} />) },
  ...world.site.rules.map(rule => ({
    path: `controles/${rule.id}/index.html`,
    html: () => render(<RulePage world={world} rule={rule} />),
  })),
]

const listPath = "controles/index.html"

const levels: { severity: Severity; title: string; text: string }[] = [
  { severity: "blocking", title: "À corriger", text: "La fiche ne peut pas être retenue tant que ce point demeure." },
  { severity: "to-check", title: "À vérifier", text: "Rien n’est bloqué : le service regarde avec vous." },
  { severity: "advice", title: "Conseils", text: "La fiche est bonne ; elle peut être meilleure." },
]

function Rules({ world }: { world: World }) {
  return (
    <Layout
      world={world}
      path={listPath}
      title="Ce qui est vérifié dans une fiche"
      description="La liste des contrôles faits sur chaque fiche : pourquoi, comment corriger, avec un exemple."
    >
      <div class="wrap">
        <div class="page-head">
          <h1>Ce qui est vérifié dans une fiche</h1>
          <p class="lead">
            Chaque contrôle dit ce qui ne va pas, pourquoi cela compte et comment continuer. Un point relevé n’est pas
            une faute : c’est une question posée avant que les élèves ne la posent.
          </p>
        </div>
        {levels.map(({ severity, title, text }) => {
          const rules = world.site.rules.filter(rule => rule.severity === severity)
          return (
            rules.length > 0 && (
              <Section key={severity} title={title}>
                <p class="mute">{text}</p>
                <ul class="go-list rules">
                  {rules.map(rule => (
                    <Go key={rule.id} to={href(world, listPath, `controles/${rule.id}/`)}>
                      {rule.title}
                    </Go>
                  ))}
                </ul>
              </Section>
            )
          )
        })}
      </div>
    </Layout>
  )
}

function RulePage({ world, rule }: { world: World; rule: Rule }) {
  const path = `controles/${rule.id}/index.html`
  const { why, how, wrong, right } = rule.doc
  return (
    <Layout world={world} path={path} title={rule.title} description={why}>
      <div class="wrap close">
        <p class="trail screen">
          <a class="back" href={href(world, path, "controles/")}>
            Tous les contrôles
          </a>
        </p>
        <div class="page-head rule-head">
          <p>
            <Level severity={rule.severity} />
          </p>
          <h1>{rule.title}</h1>
        </div>
        <Section title="Pourquoi">
          <p class="prose">{why}</p>
        </Section>
        <Section title="Que faire">
          <p class="prose">{how}</p>
        </Section>
        <Section title="Un exemple">
          <div class="compared">
            <figure>
              <figcaption class="label">À corriger</figcaption>
              <Excerpt text={wrong} />
            </figure>
            <figure>
              <figcaption class="label">Corrigé</figcaption>
              <Excerpt text={right} />
            </figure>
          </div>
        </Section>
        <p class="after mute">
          Dans un rapport, ce contrôle s’appelle <code>{rule.id}</code>.{" "}
          <a href={href(world, path, "guide/")}>Le guide de la fiche</a> explique chaque question.
        </p>
      </div>
    </Layout>
  )
}

function Excerpt({ text }: { text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls inside its box, with the keyboard too
    <pre tabIndex={0}>
      <code>{text}</code>
    </pre>
  )
}
