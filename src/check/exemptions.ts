import type { Edition, Subject } from "../model/types.ts"
import type { Weighed } from "./engine.ts"

interface Found {
  subject: Subject
  sound: boolean
  findings: Weighed[]
}

/** Lifts the findings an édition exempts; an exemption that lifts nothing is unused, with the reason. */
export function exempt(
  edition: Edition,
  all: Found[],
): { kept: Found[]; unused: { index: number; message: string }[] } {
  const exemptions = edition.exemptions ?? []
  if (exemptions.length === 0) return { kept: all, unused: [] }
  const used = new Set<number>()
  const kept = all.map(one => {
    const findings = one.findings.filter(({ finding }) => {
      const index = exemptions.findIndex(
        ({ fiche, controle }) => fiche === one.subject.draft.slug && controle === finding.rule,
      )
      if (index >= 0) used.add(index)
      return index < 0
    })
    return { ...one, findings }
  })
  const slugs = new Set(all.map(({ subject }) => subject.draft.slug))
  const unused = exemptions.flatMap(({ fiche, controle }, index) => {
    if (used.has(index)) return []
    const message = slugs.has(fiche)
      ? `elle ne lève plus rien : le contrôle « ${controle} » n’a rien à dire de la fiche « ${fiche} »`
      : `elle ne lève rien : l’édition n’a pas de fiche « ${fiche} »`
    return [{ index, message }]
  })
  return { kept, unused }
}
