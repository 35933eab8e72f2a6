import type { Rule, Subject } from "../../model/types.ts"

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
    const siren = sirenOf(subject)
    const others = subjects.filter(other => other !== subject && sirenOf(other) === siren && counts(other))
    const [first] = others
    if (!first) return
    // When one of them was retained, it is the others that are too many.
    if (isKept(subject) && !others.some(isKept)) return
    yield {
      field: "/collectivite/siret",
      message:
        others.length === 1
          ? `une autre fiche de l’édition propose déjà une mission de cette collectivité : ${nameOf(first)}`
          : `${others.length} autres fiches de l’édition proposent des missions de cette collectivité : ${others.map(nameOf).join(", ")}`,
      expected: "une seule fiche par collectivité et par édition",
      related: others.map(({ draft }) => ({
        path: draft.path,
        message: "l’autre fiche",
        start: draft.place("/collectivite/siret").start,
      })),
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

function sirenOf({ value }: Subject): string | undefined {
  const siret = value("/collectivite/siret")
  return typeof siret === "string" ? siret.slice(0, 9) : undefined
}

function nameOf({ draft }: Subject): string {
  return draft.path.split("/").at(-1) ?? ""
}
