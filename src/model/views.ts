import type { Edition, Field, Finding, Rule } from "./types.ts"

/**
 * What readers may see of a catalogue: the explicit public projection. Pages, sheets, exports and feeds are made of
 * these and of nothing else, so an interne value cannot leak. Addresses are relative to the site's root, without a
 * leading slash: the pages turn them into links that work from any base path.
 */
export interface SiteView {
  /** Absolute address of the site with a final slash, such as `https://stages.example/`. */
  url: string
  /** Base path with slashes at both ends, `/` by default. */
  base: string
  config: SiteConfig
  /** Newest first. */
  editions: EditionView[]
  rules: readonly Rule[]
  fields: readonly Field[]
  /** Version of the program, for the footer and build.json. */
  version: string
  /** The day the site shows as today, `2025-08-25`: the build's day in Europe/Paris. */
  today: string
  /** `eleves` asks search engines to keep nothing. */
  audience?: "publique" | "eleves"
  /** Findings by the page's address, `2025-2026/ville-de-valombreuil/`; `dev` only shows them. */
  findings?: ReadonlyMap<string, Finding[]>
  /** The blank fiche (Markdown), offered to download under `deposer/`. */
  blank?: string
}

/** `site/site.yml`: what the law asks a site to say, and where it lives. */
export interface SiteConfig {
  /** Name shown in the masthead: «Projets collectifs». */
  nom: string
  url: string
  editeur: string
  adresse: string
  directeur_publication: string
  hebergeur: string
  /** Address of the repository on its forge, when there is one. */
  depot?: string
  /** The branch that requests go to, when it is not `main`. */
  branche?: string
}

export interface EditionView {
  /** Folder name, such as `2025-2026`. */
  name: string
  edition: Edition
  /** What the form's rules need of the office's settings. */
  settings: Pick<Edition, "severites" | "collectivites">
  /** `2025-2026/` */
  href: string
  /** Published (`retenue`, `pourvue`; with --preview every sound one), in reading order. */
  missions: MissionView[]
  /** Withdrawn missions: a page that says so, nothing else. */
  withdrawn: MissionView[]
  booklet?: PdfFacts
  /** Address of the blank Word form: `2025-2026/formulaire.docx`. */
  form: string
  /** A card a mission, to be cut apart. */
  cards?: PdfFacts
  /** The booklet as a printer takes it: A5, to be folded. */
  imposed?: PdfFacts
  calendar: DateView[]
}

export interface MissionView {
  slug: string
  edition: string
  /** Position in reading order, from 1. */
  position: number
  /** Number in its édition; 0 when the office has given none (preview only). */
  numero: number
  /** «01», or «—» without a number. */
  numeral: string
  href: string
  intitule: string
  resume?: string
  themes: string[]
  statut: string
  statutLabel: string
  collectivite: {
    nom: string
    categorie: string
    categorieLabel: string
    siret: string
    adresse: string
    adresse_accueil: string
    population?: number
    millesime?: number
  }
  /** From the postcode of `adresse`; absent when it cannot be told. */
  departement?: { code: string; nom: string }
  region: string
  tuteur: { fonction: string }
  accueil: { hebergement: boolean; permis_b: boolean; transports_en_commun: boolean }
  /** Names the texts of its sections: as long as it is the same, so are they. */
  mark: string
  /** In the form's order; only those that were answered. They may be worked out each time they are asked for. */
  readonly sections: { key: string; label: string; markdown: string; html: string; texte: string }[]
  /** Other publique values a later field of the schema may bring, by pointer. */
  autres: { pointer: string; label: string; value: string }[]
  /** Every publique value but the sections, under the form's own keys: what the open data say. */
  valeurs: { [key: string]: PublicValue }
  /** ISO 8601, from git when known. */
  added?: string
  modified?: string
  pdf?: PdfFacts
  /** Its sheet in large print. */
  large?: PdfFacts
}

export type PublicValue = string | number | boolean | string[] | { [key: string]: PublicValue }

export interface PdfFacts {
  href: string
  pages: number
  bytes: number
}

export interface DateView {
  /** Stable, such as `rencontres`. */
  id: string
  label: string
  /** ISO dates, in order; one, or several for `rencontres`. */
  dates: string[]
  /** `23:59` when the hour matters. */
  hour?: string
  /** Of each date, how often it has moved and when it last did, from git. */
  moves?: DateMoves[string]
}

/** By key of `calendrier`, of each of its dates: how often it has moved, and the ISO instant of the last time. */
export type DateMoves = { [key: string]: { sequence: number; modified?: string }[] }

/** The five times of the year; dates are ISO, `to` included. */
export interface Phase {
  id: "proposer" | "publier" | "choisir" | "preparer" | "partir"
  label: string
  text: string
  from?: string
  to?: string
}
