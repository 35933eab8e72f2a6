import type { ComponentChildren } from "preact"
import type { ReportContext, Severity } from "../model/types.ts"
import { count } from "../words/text.ts"
import { typo } from "../words/typo.ts"
import { type Corrected, sayPiece } from "./corrected.ts"
import { clip } from "./excerpt.ts"
import type { FilePart } from "./page.ts"
import { type Point, partsOf } from "./point.ts"
import { type Step, sayStep } from "./progress.ts"

/** What a page says of one fiche: how far it is, its points, its corrected text. */
export function File({ file, several, context }: { file: FilePart; several: boolean; context: ReportContext }) {
  const { path, name, points, steps, corrected } = file
  const numbered = points.map((point, index) => ({ point, number: index + 1 }))
  const advice = numbered.filter(({ point }) => point.severity === "advice")
  const link: Link = (at, line) => context.link?.(at, line)
  const Points = ({ some }: { some: typeof numbered }) => (
    <>
      {some.map(({ point, number }) => (
        <Article key={number} point={point} number={number} link={link} here={link(path, point.line)} />
      ))}
    </>
  )
  return (
    <section class={several ? "file" : undefined} aria-label={name ?? path}>
      {several ? (
        <h2>
          {name ?? path} {name && <code class="small mute">{path}</code>}
        </h2>
      ) : (
        <p class="small mute place">
          {"Fichier\u00a0: "}
          <code>{path}</code>
        </p>
      )}
      {steps.length > 0 && !(several && steps.every(({ state }) => state === "done")) && <Steps steps={steps} />}
      <Points some={numbered.filter(({ point }) => point.severity !== "advice")} />
      {advice.length > 0 && (
        <div class="part">
          <h2 class="label side">Conseils</h2>
          <details class="wide">
            <summary>{count(advice.length, "conseil")}</summary>
            <Points some={advice} />
          </details>
        </div>
      )}
      <CorrectedText corrected={corrected} />
    </section>
  )
}

/** A part of the page, its name in the margin. */
export function Part({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="part">
      <h2 class="label side">{label}</h2>
      <div>{children}</div>
    </div>
  )
}

/** States that ask for nothing. */
const calm: ReadonlySet<string> = new Set(["done", "optional"])

function Steps({ steps }: { steps: Step[] }) {
  return (
    <Part label="Où en est la fiche">
      <ol class="steps">
        {steps.map(step => (
          <li key={step.name} class={step.state}>
            <span>{typo(step.name)}</span>
            <span>{calm.has(step.state) ? sayStep(step) : <b>{typo(sayStep(step))}</b>}</span>
          </li>
        ))}
      </ol>
    </Part>
  )
}

/** The address that opens a file at a line, where there is one. */
type Link = (path: string, line: number) => string | undefined

interface ArticleProps {
  point: Point
  number: number
  link: Link
  here: string | undefined
}

function Article({ point, number, link, here }: ArticleProps) {
  const { severity, label, message, wrote, value, place, help, rule, fresh } = point
  const said = partsOf(point).filter(({ name }) => name !== "Vous avez écrit")
  const typed = wrote ? clip(wrote, 400) : value ? { before: "", marked: value, after: "" } : undefined
  return (
    <article class="point">
      <div class="side">
        <span class={`level ${severity}`}>
          <i class="shape" aria-hidden="true" />
          {levels[severity]}
        </span>
        {label && <p class="mute">{typo(label)}</p>}
        {fresh && <p>Nouveau</p>}
      </div>
      <div>
        <h3>{typo(`${number}. ${message}`)}</h3>
        {typed && (
          <p class="wrote">
            {"Vous avez écrit\u00a0: "}
            {typed.before}
            <mark>{typed.marked}</mark>
            {typed.after}
          </p>
        )}
        <dl class="said">
          {said.map(({ name, said, at }) => {
            const there = at && link(at.path, at.line)
            return (
              <>
                <dt>{name}</dt>
                <dd>{isWeb(there) ? <a href={there}>{typo(said)}</a> : typo(said)}</dd>
              </>
            )
          })}
        </dl>
        <p class="way">
          {place && (isWeb(here) ? <a href={here}>{place}</a> : <span>{place}</span>)}
          {isWeb(help) ? <a href={help}>À propos de ce contrôle</a> : <code class="mute">{rule}</code>}
        </p>
      </div>
    </article>
  )
}

function CorrectedText({ corrected: { pieces, byHand } }: { corrected: Corrected }) {
  const hand = `${count(byHand, "correction sûre reste", "corrections sûres restent")} à faire à la main, dans des lignes qui ne sont pas montrées ici.`
  if (pieces.length === 0 && byHand === 0) return null
  const changed = pieces.filter(({ kind }) => kind === "changed").length
  return (
    <Part label="Le texte corrigé">
      {pieces.length > 0 && (
        <details class="paste">
          <summary>Le texte corrigé, prêt à coller</summary>
          <p>
            {pieces.length === 1
              ? "Toutes les corrections sûres y sont faites : remplacez tout le texte de la fiche par celui-ci."
              : "Les corrections sûres y sont faites. Les lignes qui restent à l’école ne sont pas montrées : gardez les vôtres."}
            {pieces.length > 1 && changed > 1 && " Commencez par la fin, les numéros de ligne restent justes."}
          </p>
          {pieces.map(piece => (
            <div key={piece.first}>
              {pieces.length > 1 && <p>{typo(sayPiece(piece))}</p>}
              {piece.kind === "changed" && <pre>{piece.text}</pre>}
            </div>
          ))}
        </details>
      )}
      {byHand > 0 && <p>{typo(hand)}</p>}
    </Part>
  )
}

/** The levels as people read them. */
export const levels: { [severity in Severity]: string } = {
  blocking: "À corriger",
  "to-check": "À vérifier",
  advice: "Conseil",
}

/** Whether an address may be linked. */
export function isWeb(address: string | undefined): address is string {
  return address !== undefined && /^https?:\/\//.test(address) && URL.canParse(address)
}
