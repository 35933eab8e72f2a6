import { createHash } from "node:crypto"
import { renderToString } from "preact-render-to-string"
import type { ReportContext, Reporter } from "../model/types.ts"
import { frenchInstant } from "../words/dates.ts"
import { count, frenchNumber } from "../words/text.ts"
import { typo } from "../words/typo.ts"
import { File, isWeb, levels, Part } from "./html-file.tsx"
import { style } from "./html-style.ts"
import { type Page, pageOf } from "./page.ts"

/** The whole report as one page that fetches nothing and runs nothing, to send by e-mail; at most 1 000 points. */
export const html: Reporter = (findings, context) => {
  const page = pageOf(findings, { ...context, max: Math.min(context.max, most) })
  return `<!doctype html>\n${renderToString(<Document page={page} context={context} />)}\n`
}

const most = 1000
const hash = createHash("sha256").update(style).digest("base64")
const policy = `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`

function Document({ page, context }: { page: Page; context: ReportContext }) {
  const title = page.titre ?? "Rapport"
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="referrer" content="no-referrer" />
        <meta name="robots" content="noindex" />
        <title>{typo(`${page.sentence} ${title}`)}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        {page.example && (
          <div class="example">
            <p class="wrap">
              <b>Exemple</b>
              {typo(" — collectivités fictives : ni ces missions ni ces personnes n’existent.")}
            </p>
          </div>
        )}
        <header class="masthead">
          <div class="wrap">{typo(title)}</div>
        </header>
        <main class="wrap">
          <Head page={page} />
          {page.files.map(file => (
            <File key={file.path} file={file} several={page.files.length > 1} context={context} />
          ))}
          <Rest page={page} />
        </main>
      </body>
    </html>
  )
}

function Head({ page }: { page: Page }) {
  const { counts, files, now, sentence, next, deadline, elsewhere, omitted } = page
  const [alone] = files.length === 1 ? files : []
  const who = [alone?.name, now && `Rapport du ${frenchInstant(now)}`].filter(Boolean).join(" · ")
  const steps = alone?.steps.filter(({ state }) => state !== "optional") ?? []
  const [many, what] =
    steps.length > 0
      ? [steps.filter(({ state }) => state === "done").length, `Parties faites sur ${steps.length}`]
      : [counts.files - counts.stopped, "Fichiers sans point bloquant"]
  return (
    <>
      <div class="head">
        {who && <p class="label">{typo(who)}</p>}
        <h1>{typo(sentence.replace(/\.$/, ""))}</h1>
        {next && <p class="lead">{typo(next)}</p>}
        {deadline && <p class="lead">{typo(deadline)}</p>}
        {omitted > 0 && (
          <p class="mute">
            {typo(`${count(omitted, "autre point n’est pas montré", "autres points ne sont pas montrés")} ici.`)}
          </p>
        )}
        {elsewhere && <p class="mute">{typo(elsewhere)}</p>}
      </div>
      <dl class="counts">
        <Count many={counts.blocking} kind="blocking" what={levels.blocking} />
        <Count many={counts.toCheck} kind="to-check" what={levels["to-check"]} />
        <Count many={many ?? 0} kind="done" what={String(what)} />
      </dl>
    </>
  )
}

function Count({ many, kind, what }: { many: number; kind: string; what: string }) {
  return (
    <div class={kind === "blocking" && many > 0 ? "hot" : undefined}>
      <dt class="small">
        <span class={`level ${kind === "blocking" && many === 0 ? "" : kind}`}>
          <i class="shape" aria-hidden="true" />
          {what}
        </span>
      </dt>
      <dd>{frenchNumber(many)}</dd>
    </div>
  )
}

function Rest({ page: { shown, kept, preview, since, contact, footer, files } }: { page: Page }) {
  return (
    <>
      {files.length > 0 && (
        <Part label="Qui verra quoi">
          <div class="lists">
            <div>
              <p>
                <b>Publié</b>
              </p>
              <Bullets items={shown} />
            </div>
            <div>
              <p>
                <b>Reste à l’école</b>
              </p>
              <Bullets items={kept} />
            </div>
          </div>
        </Part>
      )}
      {isWeb(preview) && (
        <Part label="Aperçu">
          <a class="go" href={preview}>
            Aperçu du site et des PDF
          </a>
        </Part>
      )}
      {since?.sentence && (
        <Part label="Depuis le dernier rapport">
          <p>{typo(since.sentence)}</p>
          <Bullets items={since.settled.slice(0, 200).map(sentence => `Réglé : ${sentence}`)} />
        </Part>
      )}
      {contact && (
        <Part label={typo("Vous n’y arrivez pas ?")}>
          <p>
            Écrivez à <Mail address={contact.courriel} />
            {typo(` (${contact.service}), en joignant votre fiche : la corriger avec vous fait partie de son travail.`)}
          </p>
        </Part>
      )}
      {footer.length > 0 && (
        <details class="foot small mute">
          <summary>Détails techniques</summary>
          <p>{footer.join(" · ")}</p>
        </details>
      )}
    </>
  )
}

function Bullets({ items }: { items: string[] }) {
  if (items.length === 0) return null
  return (
    <ul class="bullets small">
      {items.map(item => (
        <li key={item}>{typo(item)}</li>
      ))}
    </ul>
  )
}

function Mail({ address }: { address: string }) {
  return /^[\w.+-]+@[\w.-]+$/.test(address) ? <a href={`mailto:${address}`}>{address}</a> : <span>{address}</span>
}
