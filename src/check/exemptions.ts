import { nearest } from "../model/nearest.ts"
import type { Edition, Subject } from "../model/types.ts"
import type { Weighed } from "./engine.ts"

interface Found {
  subject: Subject
  sound: boolean
  findings: Weighed[]
}

/** An exemption without effect, by its rank, and why it has none. */
export interface Idle {
  index: number
  message: string
  why?: string
}

/**
 * Lifts the findings an édition exempts, but for what blocks by a firm rule: no reason makes a published address
 * harmless. An exemption that lifts nothing is idle, and told why; while its fiche has faults that hide others, nobody knows.
 */
export function exempt(edition: Edition, all: Found[], firm: ReadonlySet<string>): { kept: Found[]; idle: Idle[] } {
  const exemptions = edition.exemptions ?? []
  if (exemptions.length === 0) return { kept: all, idle: [] }
  const used = new Set<number>()
  const refused = new Set<number>()
  const kept = all.map(one => {
    const findings = one.findings.filter(({ finding, stops }) => {
      const index = exemptions.findIndex(
        ({ fiche, controle }) => fiche === one.subject.draft.slug && controle === finding.rule,
      )
      if (index < 0) return true
      if (stops && firm.has(finding.rule)) {
        refused.add(index)
        return true
      }
      used.add(index)
      return false
    })
    return { ...one, findings }
  })
  const bySlug = new Map(all.map(one => [one.subject.draft.slug, one]))
  const idle = exemptions.flatMap(({ fiche, controle }, index) => {
    const tell = (message: string, why?: string): Idle[] => [{ index, message, ...(why && { why }) }]
    if (refused.has(index))
      return tell(`le contrôle « ${controle} » ne se lève pas : corrigez la fiche « ${fiche} »`, beyondRepair)
    if (used.has(index)) return []
    if (exemptions.findIndex(other => other.fiche === fiche && other.controle === controle) < index)
      return tell(`la même exemption est déjà écrite plus haut : contrôle « ${controle} », fiche « ${fiche} »`)
    const found = bySlug.get(fiche)
    if (!found) {
      const close = nearest(fiche, [...bySlug.keys()])
      const hint = close ? ` ; sans doute « ${close} »` : ""
      return tell(`l’édition n’a pas de fiche « ${fiche} »${hint}`)
    }
    if (!isKnown(found, controle)) return []
    return tell(
      `cette exemption ne lève plus rien : le contrôle « ${controle} » n’a rien à dire de la fiche « ${fiche} »`,
    )
  })
  return { kept, idle }
}

const beyondRepair =
  "ce contrôle protège une personne ou les lecteurs : ce qui a été publié ne se reprend plus, quelle que soit la raison"

/** A fiche read in part keeps some rules silent; outside git nobody knows when it came. */
function isKnown({ sound, subject }: Found, controle: string): boolean {
  return sound && (controle !== "hors-delai" || subject.draft.added !== undefined)
}
