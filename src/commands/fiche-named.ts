import { basename } from "node:path"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { Draft } from "../model/types.ts"
import { clean } from "../report/clean.ts"

/** The fiche of an édition that a word names, by its slug or its file; throws a misuse, with a suggestion, when there is none. */
export function ficheNamed(word: string, drafts: readonly Draft[], edition: string): Draft {
  const slug = basename(word, ".md")
  const draft = drafts.find(one => one.slug === slug)
  if (draft) return draft
  const close = nearest(
    slug,
    drafts.map(one => one.slug),
  )
  throw misuse(
    `Pas de fiche « ${clean(slug).slice(0, 100)} » dans l’édition ${edition}.` +
      (close ? ` Vouliez-vous dire « ${close} » ?` : ""),
  )
}
