import type { Edition, Finding, Pointer, Proposal } from "./types.ts"

/** What a person typed, by question; what is not there was not answered. A list is one answer a line. */
export type TypedAnswers = { readonly [pointer: Pointer]: string }

/** A row of the reference data: SIREN, name, category, municipal population, total population (0 when unknown). */
export type ReferenceRow = readonly [siren: string, nom: string, categorie: string, municipale: number, totale: number]

/** What the form's page gives its scripts. */
export interface PageSetting {
  /** Name of the édition's folder, such as `2025-2026`. */
  name: string
  /** The édition as its rules need it: without what names other fiches. */
  edition: Edition
  /** Address of the site with a final slash. */
  site: string
}

/** A fiche as the form would have it downloaded. */
export interface WrittenFiche {
  /** `ville-de-valombreuil.md` */
  file: string
  text: string
}

/** A finding, and the question under which the form shows it: its own, else the one whose answer it stands in. */
export interface Placed {
  finding: Finding
  question: Pointer | undefined
}

/** What was understood of a file somebody opens. */
export interface OpenedFiche {
  answers: TypedAnswers
  /** Passages of the file that no question of the form takes, as they stand. */
  left: string[]
  /** Findings on the file as it was, before the form writes it anew. */
  findings: Placed[]
}

/** An authority as the form tells it. */
export interface KnownAuthority {
  nom: string
  categorie: string
  population?: number
}

/** The program's reader and rules, as a page has them (src/page/check.ts). */
export interface PageCheck {
  write(answers: TypedAnswers, setting: PageSetting): WrittenFiche
  /** The findings of `check` on a file's bytes. */
  check(file: string, bytes: Uint8Array, setting: PageSetting): Placed[]
  open(file: string, bytes: Uint8Array, setting: PageSetting): OpenedFiche
  /** The answers that the certain correction of a finding changes, as they are then; none when it has no such correction. */
  correct(file: string, bytes: Uint8Array, finding: Finding, setting: PageSetting): TypedAnswers
  /** What a sheet is printed of, holes and faults included. */
  proposal(file: string, bytes: Uint8Array, setting: PageSetting): Proposal
  /** The authority of a SIREN or SIRET being typed. */
  authority(typed: string, setting: PageSetting): KnownAuthority | undefined
  /** Whether a phone number is of a plan that only the scripts of the whole world know. */
  isForeign(phone: string): boolean
}

/** The printed sheet, as a page has it (src/page/preview.ts): the very HTML and styles that the PDF is made of. */
export interface PagePreview {
  sheet(proposal: Proposal, setting: PageSetting): string
  style: string
}
