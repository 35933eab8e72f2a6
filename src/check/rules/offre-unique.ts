import type { Rule, Subject } from "../../model/types.ts"
import { namesOf, placesOf, sharing } from "../groups.ts"

/** An authority makes one offer in an édition; withdrawn and refused ones do not count. */
export const offreUnique: Rule = {
  id: "offre-unique",
  severity: "blocking",
  title: "Une seule offre par collectivité",
  needs: ["/collectivite/siret"],
  crossFile: true,
  doc: {
    why: "Une seule offre par collectivité est proposée au choix des élèves.",
    how: "Gardez une fiche, et retirez les autres ou donnez-leur le statut « retiree ».",
    wrong: "(deux fiches de l’édition portent le même SIREN)",
    right: "(une seule fiche porte ce SIREN)",
  },
  *check(subject, { subjects }) {
    if (!counts(subject)) return
    const all =
      sharing(subjects, "/collectivite/siret", sirenOf).get(sirenOf(subject.value("/collectivite/siret"))) ?? []
    const others = all.filter(other => other !== subject && counts(other))
    if (others.length === 0) return
    // When one of them was retained, it is the others that are too many.
    if (isKept(subject) && !others.some(isKept)) return
    yield {
      field: "/collectivite/siret",
      message:
        others.length === 1
          ? `une autre fiche de l’édition propose déjà une mission de cette collectivité : ${namesOf(others)}`
          : `${others.length} autres fiches de l’édition proposent des missions de cette collectivité : ${namesOf(others)}`,
      expected: "une seule fiche par collectivité et par édition",
      related: placesOf(others, "/collectivite/siret", "l’autre fiche"),
    }
  },
}

function counts(subject: Subject): boolean {
  const statut = subject.value("/statut")
  return statut !== "retiree" && statut !== "non-retenue"
}

function isKept(subject: Subject): boolean {
  const statut = subject.value("/statut")
  return statut === "retenue" || statut === "pourvue"
}

function sirenOf(siret: unknown): string {
  return String(siret).slice(0, 9)
}
