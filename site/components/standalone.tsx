import { createHash } from "node:crypto"
import type { EditionView } from "../../src/model/views.ts"
import { frenchInstant } from "../../src/words/dates.ts"
import { Deposit } from "./deposit.tsx"
import { Example } from "./layout.tsx"
import { render } from "./render.ts"
import { partNames, type World } from "./world.ts"

/**
 * The form in one file that works from a disk without a network: styles with their fonts, and scripts, stand in the page,
 * and its policy names each by its hash and allows nothing else.
 */
export function standalone(world: World, edition: EditionView): string {
  const { assets, site } = world
  const text = (path: string) => new TextDecoder().decode(assets.content(path))
  const style = forPaperToo(withFonts(text(assets.formStyle), assets.content, assets.formStyle))
  const scripts = [...partNames.map(name => assets.parts[name]), assets.scripts.form].map(path => inScript(text(path)))
  const policy =
    `default-src 'none'; script-src ${scripts.map(hashOf).join(" ")}; style-src ${hashOf(style)}; ` +
    "img-src data:; font-src data:; base-uri 'none'; form-action 'none'"
  const title = `Proposer une mission ${edition.name}`
  return render(
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>{edition.edition.exemple && <Example />}</header>
        <main id="contenu">
          <div class="wrap">
            <div class="page-head">
              <p class="label">
                {site.config.nom} · jusqu’au {frenchInstant(edition.edition.calendrier.cloture)}
              </p>
              <h1>{title}</h1>
              <p class="lead">
                Ce fichier est le formulaire entier : il fonctionne sans réseau. Vos réponses restent dans ce navigateur
                jusqu’à ce que vous les envoyiez. La page du site :{" "}
                <a href={`${site.url}deposer/`}>{`${site.url}deposer/`}</a>
              </p>
            </div>
            <p class="note without-script after">
              Ce formulaire ne fonctionne qu’avec JavaScript. Sans lui, écrivez à {edition.edition.contact.courriel}.
            </p>
            <Deposit world={world} edition={edition} />
          </div>
        </main>
        {scripts.map((script, index) => (
          <script key={partNames[index] ?? "form"} dangerouslySetInnerHTML={{ __html: script }} />
        ))}
      </body>
    </html>,
  )
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`
}

/** Nothing in a script may close it, nor open a comment that would hide its end. */
function inScript(code: string): string {
  return code.replaceAll(/<(?=\/script|!--|script)/gi, "\\x3c")
}

/** Without other styles for paper, what is printed is what is seen: the answers given. */
function forPaperToo(style: string): string {
  return style.replaceAll("@media screen{", "@media all{")
}

/** The fonts a style asks for, as data in their place. */
function withFonts(style: string, content: World["assets"]["content"], path: string): string {
  const folder = path.slice(0, path.lastIndexOf("/") + 1)
  return style.replaceAll(/url\("?(?:\.\/)?([\w.-]+\.woff2)"?\)/g, (_, name: string) => {
    const bytes = Buffer.from(content(folder + name)).toString("base64")
    return `url(data:font/woff2;base64,${bytes})`
  })
}
