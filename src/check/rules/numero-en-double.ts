import type { Rule } from "../../model/types.ts"

/** A number is given once in an édition. */
export const numeroEnDouble: Rule = {
  id: "numero-en-double",
  severity: "blocking",
  title: "Numéro donné deux fois",
  needs: ["/numero"],
  crossFile: true,
  doc: {
    why: "Un numéro désigne une seule mission, dans les vœux des élèves comme sur les fiches imprimées.",
    how: "Donnez à l’une des deux missions un numéro libre.",
    wrong: "(deux fiches de l’édition portent « numero: 12 »)",
    right: "(chaque fiche porte un numéro différent)",
  },
  *check(subject, { subjects }) {
    const numero = subject.value("/numero")
    const others = subjects.filter(other => other !== subject && other.value("/numero") === numero)
    if (others.length === 0) return
    const names = others.map(({ draft }) => draft.path.split("/").at(-1)).join(", ")
    yield {
      field: "/numero",
      message: `le numéro ${numero} est aussi celui d’une autre mission de l’édition : ${names}`,
      expected: `un numéro libre, par exemple ${free(subjects.map(({ value }) => value("/numero")))}`,
      related: others.map(({ draft }) => ({
        path: draft.path,
        message: "l’autre mission",
        start: draft.place("/numero").start,
      })),
    }
  },
}

function free(taken: unknown[]): number {
  return Math.max(0, ...taken.filter(numero => typeof numero === "number")) + 1
}
