import type { EditionView, MissionView } from "../../src/model/views.ts"
import { frenchDate } from "../../src/words/dates.ts"
import { sentenceCase } from "../../src/words/text.ts"
import { Mission } from "./mission.tsx"
import { QrCode } from "./qr.tsx"

/** How a mission fills its pages: millimetres of notes on its last one, and how much smaller its text had to be set. */
export interface Fit {
  notes: number
  /** 0: 10.5 points; 1: 10.1; 2: 9.6, and never less. */
  tight: number
}

export interface SheetProps {
  mission: MissionView
  edition: EditionView
  /** Absolute address of the site, with a final slash. */
  site: string
  /** Found while printing when not given. */
  fit?: Fit
  /** In large print: one column, as many pages as it takes, no lines for notes. */
  large?: boolean
}

/** A mission on paper: its page, then lines for notes down to the foot, the code of its page and whom to ask. */
export function Sheet({ mission, edition, site, fit, large = false }: SheetProps) {
  const set = large ? "sheet large" : ["sheet", "tight", "tighter"].slice(0, 1 + (fit?.tight ?? 0)).join(" ")
  return (
    <div class={set}>
      <Mission
        mission={mission}
        edition={edition}
        state={mission.statut !== "retenue" && <p class="paper-state">{sentenceCase(mission.statutLabel)}</p>}
        notes={!large && <Notes {...(fit && { space: fit.notes })} />}
        qr={<Colophon mission={mission} edition={edition} address={site + mission.href} />}
      />
    </div>
  )
}

/** Dotted lines 8 mm apart in the millimetres given, at their foot; white paper when there is room for fewer than two. */
export function Notes({ space }: { space?: number }) {
  const lines = space === undefined ? 0 : Math.max(0, Math.floor((space - notesHead) / notesPitch))
  const known = space !== undefined && { style: `height:${space}mm`, hidden: space === 0 }
  return (
    <div class={known && lines < 2 ? "notes bare" : "notes"} {...known}>
      <p class="label">Mes notes</p>
      <svg viewBox={`0 0 116 ${lines * notesPitch}`} aria-hidden="true">
        <path d={Array.from({ length: lines }, (_, index) => notesLine((index + 1) * notesPitch)).join("")} />
      </svg>
    </div>
  )
}

/** Millimetres of the notes' head, and from a line to the next (print.css). */
export const notesHead = 6
export const notesPitch = 8

/** A line of dots as one path: a dotted border would be hundreds of rectangles. */
export function notesLine(y: number): string {
  return `M0 ${y - 0.2}${"h.35m1.4 0".repeat(66)}h.35`
}

interface ColophonProps {
  mission: MissionView
  edition: EditionView
  address: string
  /** False where a script will draw the code when the page is printed. */
  code?: boolean
}

/** Whom to ask and where to read on, at the foot of a sheet. */
export function Colophon({ mission, edition, address, code = true }: ColophonProps) {
  const { service, courriel } = edition.edition.contact
  const shown = shortAddress(address)
  return (
    <div class="colophon">
      {code && <QrCode text={address} label={`Code à scanner : ${shown}`} />}
      <p>
        La fiche à jour, les dates et la sélection en ligne :{" "}
        <a class="colophon-address" href={address}>
          {shown}
        </a>
      </p>
      <p>
        Une question : {service}, <a href={`mailto:${courriel}`}>{courriel}</a>
      </p>
      <p>
        {mission.modified
          ? `Fiche modifiée le ${frenchDate(mission.modified.slice(0, 10))}.`
          : `Publication le ${frenchDate(edition.edition.calendrier.publication)}.`}
      </p>
    </div>
  )
}

/** An address as people read it: without its scheme and final slash. */
export function shortAddress(address: string): string {
  return address.replace(/^https?:\/\//, "").replace(/\/$/, "")
}
