import { fold } from "../../model/fold.ts"
import type { Draft, Rule, Section, Subject, Told } from "../../model/types.ts"
import { type Neighbour, neighboursOf } from "../neighbours.ts"
import { overlapOf, proseOf } from "../sketch.ts"
import { nameOf } from "../texts.ts"

/** A fiche does not take over the text of another of its édition or of one before; an authority that comes back has another mission. */
export const ficheProche: Rule = {
  id: "fiche-proche",
  severity: "to-check",
  title: "Texte très proche de celui d’une autre fiche",
  crossFile: true,
  doc: {
    why: "Deux missions au même texte ne se distinguent plus pour les élèves ; et une fiche recopiée garde souvent des noms et des chiffres qui sont ceux d’une autre collectivité.",
    how: "Réécrivez ce passage pour votre mission. Si elle fait suite à une autre, dites ce qui a été fait et ce qui reste à faire.",
    wrong: "(plus de la moitié du texte est celui de la fiche d’une autre collectivité)",
    right: "(chaque fiche dit sa mission avec ses mots ; les phrases de tous n’y changent rien)",
  },
  *check(subject, context) {
    if (isOut(subject.value("/statut"))) return
    for (const other of neighboursOf(context).get(subject.draft) ?? []) {
      const told = compare(subject, other)
      if (!told) continue
      yield told
      return
    }
  },
}

function compare(subject: Subject, { draft: other, share }: Neighbour): Told | undefined {
  const { draft, value } = subject
  const same = sirenOf(value("/collectivite/siret")) === sirenOf(typed(other, "siret"))
  const isEarlier = other.edition !== draft.edition
  // Two offers of one authority are told by a rule of their own; what was not done last year may be proposed again.
  if (same && (!isEarlier || isOut(other.data["statut"]))) return undefined
  // The one that was retained stands: it is the other that must change.
  if (!isEarlier && isKept(value("/statut")) && !isKept(other.data["statut"])) return undefined
  if (same) return again(draft, other)
  // Sketches so far apart leave no chance for half of the text.
  return share < least * 0.6 ? undefined : copied(draft, other)
}

/** The context of an authority is the same from one year to the next: a mission is its objectives. */
function again(draft: Draft, other: Draft): Told | undefined {
  const mine = objectives(draft)
  const theirs = objectives(other)
  if (!mine || !theirs) return undefined
  const { share, start, end } = overlapOf(mine.markdown, theirs.markdown)
  if (share < least) return undefined
  return tell(draft, other, mine.start + start, mine.start + end, {
    label: nameOf(mine),
    message: `${percent(share)} des objectifs sont, mot pour mot, ceux d’une mission déjà proposée par la collectivité en ${other.edition}`,
    expected: "une autre mission, ou la suite de celle-ci",
  })
}

function copied(draft: Draft, other: Draft): Told | undefined {
  const { share, start, end } = overlapOf(proseOf(draft), proseOf(other))
  if (share < least) return undefined
  const year = other.edition === draft.edition ? "de l’édition" : `de ${other.edition}`
  const section = draft.sections().findLast(one => one.start <= draft.bodyStart + start)
  return tell(draft, other, draft.bodyStart + start, draft.bodyStart + end, {
    label: section ? nameOf(section) : "Texte de la fiche",
    message: `${percent(share)} du texte se retrouve, mot pour mot, dans une autre fiche ${year}`,
    expected: "un texte écrit pour cette mission",
  })
}

function tell(draft: Draft, other: Draft, start: number, end: number, told: Told): Told {
  const place = { path: other.path, message: "l’autre fiche", start: other.place("/intitule").start }
  return { ...told, span: draft.span(start, end), value: draft.text.slice(start, end), related: [place] }
}

/** From half of the shorter text, chance and the phrases of everybody's form are out of the question. */
const least = 0.5

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function objectives(draft: Draft): Section | undefined {
  return draft.sections().find(({ key }) => key === "objectifs")
}

function typed({ data }: Draft, key: string): unknown {
  const group = data["collectivite"]
  return typeof group === "object" && !Array.isArray(group) ? group[key] : undefined
}

/** The nine first digits, however they were typed; a number of its own when there are fewer. */
function sirenOf(siret: unknown): unknown {
  const digits = String(siret ?? "").replaceAll(/\D/g, "")
  return digits.length < 9 ? Symbol() : digits.slice(0, 9)
}

/** As typed or as read: hyphens, accents and capitals aside. */
function isOut(statut: unknown): boolean {
  return /^(?:retiree|non retenue)$/.test(fold(String(statut)))
}

function isKept(statut: unknown): boolean {
  return /^(?:retenue|pourvue)$/.test(fold(String(statut)))
}
