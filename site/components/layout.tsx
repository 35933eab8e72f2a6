import type { ComponentChildren, VNode } from "preact"
import { renderToString } from "preact-render-to-string"
import type { EditionView } from "../../src/model/views.ts"
import { frenchDate } from "../../src/words/dates.ts"
import { StarShape } from "./star.tsx"
import { href, newest, type PageFacts, permanent, type ScriptName, type World } from "./world.ts"

/** A whole page: head, banner, masthead, content, footer. */
export function Layout(page: PageFacts) {
  const { world, path, script = "page", current, children } = page
  const { site, dev } = world
  const at = path === "404.html" ? undefined : path
  const edition = page.edition ?? newest(world)
  const name = edition?.edition.titre ?? site.config.nom
  const link = (to: string) => href(world, at, to)
  return (
    <html lang="fr">
      <head
        dangerouslySetInnerHTML={{
          __html:
            kept(world, ["head"], () => <Policies dev={dev} />) +
            renderToString(<Facts page={page} name={name} />) +
            kept(world, ["files", edition?.name, place(at), script], () => (
              <Files world={world} edition={edition} script={script} link={link} />
            )),
        }}
      />
      <body>
        <a class="skip" href="#contenu">
          Aller au contenu
        </a>
        <header
          class="masthead"
          dangerouslySetInnerHTML={{
            __html: kept(world, ["masthead", edition?.name, place(at), current, isPage(page)], () => (
              <Masthead page={page} edition={edition} link={link} />
            )),
          }}
        />
        <main id="contenu">{children}</main>
        <footer
          class="footer"
          dangerouslySetInnerHTML={{
            __html: kept(world, ["footer", edition?.name, place(at)], () => (
              <Footer world={world} edition={edition} link={link} />
            )),
          }}
        />
      </body>
    </html>
  )
}

type Link = (to: string) => string

// The policy comes first: it holds for what follows it.
function Policies({ dev }: { dev: boolean }) {
  return (
    <>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content={policy(dev)} />
      <meta name="referrer" content="no-referrer" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
    </>
  )
}

/** What the head says of this page alone. */
function Facts({ page, name }: { page: PageFacts; name: string }) {
  const { world, path, title, description } = page
  const lost = path === "404.html"
  return (
    <>
      <title>{title === name ? title : `${title} · ${name}`}</title>
      <meta name="description" content={description} />
      {!lost && <link rel="canonical" href={permanent(world, path)} />}
      {(lost || world.site.audience === "eleves") && <meta name="robots" content="noindex" />}
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
    </>
  )
}

function Files({ world, edition, script, link }: FilesProps) {
  const { assets } = world
  const style = styleOf(script, assets)
  return (
    <>
      <meta property="og:type" content="website" />
      <meta property="og:locale" content="fr_FR" />
      <meta name="color-scheme" content="light dark" />
      <meta name="theme-color" media="(prefers-color-scheme: light)" content="#FBF8F2" />
      <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#181513" />
      {assets.fonts.map(font => (
        <link key={font} rel="preload" href={link(font)} as="font" type="font/woff2" crossOrigin="anonymous" />
      ))}
      <link rel="stylesheet" href={link(style)} />
      <link rel="stylesheet" href={link(assets.paper)} media="print" />
      <link rel="icon" href={link(assets.icon)} type="image/svg+xml" />
      {edition && (
        <link
          rel="alternate"
          type="application/atom+xml"
          title={edition.edition.titre}
          href={link(`${edition.href}missions.atom`)}
        />
      )}
      <script src={link(assets.scripts[script])} defer />
    </>
  )
}

function styleOf(script: ScriptName, { own, formStyle, listStyle, style }: World["assets"]): string {
  if (script === "form") return formStyle
  if (script === "list") return listStyle
  return script === "wishes" || script === "compare" ? own : style
}

interface FilesProps {
  world: World
  edition: EditionView | undefined
  script: ScriptName
  link: Link
}

/** How deep a page lies: links that start from the root differ by this alone. */
function place(at: string | undefined): number {
  return at === undefined ? -1 : at.split("/").length
}

// Thousands of pages of a depth share the same head, header and footer: they are rendered once a build.
function kept(world: World, key: unknown[], make: () => VNode): string {
  const known = rendered.get(world) ?? new Map<string, string>()
  rendered.set(world, known)
  const name = JSON.stringify(key)
  const html = known.get(name) ?? renderToString(make())
  known.set(name, html)
  return html
}

const rendered = new WeakMap<World, Map<string, string>>()

// security.md gives the policy word for word; `dev` adds the socket that reloads the page.
function policy(dev: boolean): string {
  const connect = dev ? "'self' ws:" : "'self'"
  return (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; " +
    `connect-src ${connect}; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'`
  )
}

/** What stands above every page of an édition that is invented. */
export function Example() {
  return (
    <p class="example">
      <span class="wrap">
        <b>Exemple</b> — collectivités fictives : ni ces missions ni ces personnes n’existent.
      </span>
    </p>
  )
}

function Masthead({ page, edition, link }: { page: PageFacts; edition: EditionView | undefined; link: Link }) {
  const { world, current } = page
  const old = edition !== undefined && edition !== newest(world)
  const items = [
    edition && { id: "missions", to: edition.href, text: "Missions" },
    edition && { id: "comparer", to: `${edition.href}comparer/`, text: "Comparer" },
    edition && { id: "calendrier", to: `${edition.href}calendrier/`, text: "Calendrier" },
    { id: "criteres", to: "criteres/", text: "Critères" },
    { id: "deposer", to: "deposer/", text: "Proposer une mission" },
  ].filter(item => item !== undefined)
  return (
    <>
      {edition?.edition.exemple && <Example />}
      <div class="wrap">
        <p class="brand">
          <a href={link("")}>
            {world.site.config.nom} {edition && <span class="brand-year">{edition.name}</span>}
          </a>
        </p>
        {edition && (
          <p class="mine">
            <a
              href={link(`${edition.href}ma-selection/`)}
              data-edition={edition.name}
              {...(current === "ma-selection" && { "aria-current": "page" })}
            >
              <StarShape />
              <span class="mine-words sr-narrow">Ma sélection</span>
              <span class="mine-many" />
            </a>
          </p>
        )}
        <details class="menu">
          <summary>Menu</summary>
        </details>
        <nav class="menu-items" aria-label="Principal">
          <ul>
            {items.map(({ id, to, text }) => (
              <li key={id}>
                <a href={link(to)} {...(id === current && { "aria-current": isPage(page) ? "page" : "true" })}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      {old && (
        <p class="archive-note">
          <span class="wrap">
            Édition archivée. <a href={link("")}>Voir l’édition {newest(world)?.name}</a>
          </span>
        </p>
      )}
    </>
  )
}

/** Whether the page is the very one its menu item leads to, not one below it. */
function isPage({ path, current, edition }: PageFacts): boolean {
  const targets = {
    missions: edition?.href,
    comparer: `${edition?.href}comparer/`,
    "ma-selection": `${edition?.href}ma-selection/`,
    calendrier: `${edition?.href}calendrier/`,
    criteres: "criteres/",
    deposer: "deposer/",
  }
  return current !== undefined && path === `${targets[current]}index.html`
}

function Footer({ world, edition, link }: { world: World; edition: EditionView | undefined; link: Link }) {
  const updated = edition && lastChange(edition)
  return (
    <div class="wrap">
      <nav aria-label="Pied de page">
        <ul>
          <FooterLink href={link("plan-du-site/")}>Plan du site</FooterLink>
          <FooterLink href={link("guide/")}>Guide de la fiche</FooterLink>
          {world.site.editions.length > 1 && <FooterLink href={link("archives/")}>Archives</FooterLink>}
          <FooterLink href={link("accessibilite/")}>Accessibilité : non conforme</FooterLink>
          <FooterLink href={link("mentions-legales/")}>Mentions légales</FooterLink>
          <FooterLink href={link("confidentialite/")}>Confidentialité</FooterLink>
        </ul>
      </nav>
      {edition && (
        <p class="footer-date">
          Publication le {frenchDate(edition.edition.calendrier.publication)}
          {updated && `, mise à jour le ${frenchDate(updated.slice(0, 10))}`}
        </p>
      )}
    </div>
  )
}

function FooterLink({ href: to, children }: { href: string; children: ComponentChildren }) {
  return (
    <li>
      <a href={to}>{children}</a>
    </li>
  )
}

function lastChange(edition: EditionView): string | undefined {
  return [...edition.missions, ...edition.withdrawn].reduce<string | undefined>(
    (last, { modified }) => (modified !== undefined && (last === undefined || modified > last) ? modified : last),
    undefined,
  )
}
