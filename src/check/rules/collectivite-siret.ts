import { fiche, schemaAt } from "../../model/fields.ts"
import type { Authority, Rule, Told } from "../../model/types.ts"
import { rewrite } from "../edits.ts"
import { kindOfName, mayBeSame } from "../names.ts"

/** The name, the category and the SIREN speak of the same authority. */
export const collectiviteSiret: Rule = {
  id: "collectivite-siret",
  severity: "to-check",
  title: "Nom et SIRET de deux collectivités différentes",
  needs: ["/collectivite/siret", "/collectivite/nom"],
  doc: {
    why: "La convention serait établie avec une autre collectivité que celle qui propose la mission : une ville et sa métropole ont chacune leur numéro.",
    how: "Vérifiez lequel est faux, du nom, de la catégorie ou du numéro.",
    wrong: "collectivite:\n  nom: Ville de Nantes\n  categorie: commune\n  siret: 244 400 404 00012",
    right: "collectivite:\n  nom: Ville de Nantes\n  categorie: commune\n  siret: 214 401 093 00015",
  },
  *check({ draft, value }, { authorities }) {
    const known = authorities.get(String(value("/collectivite/siret")).slice(0, 9))
    if (!known) return
    const nom = String(value("/collectivite/nom"))
    const categorie = value("/collectivite/categorie")
    const said = kindOfName(nom)
    const expected = "le nom et le numéro de la même collectivité"
    if (said !== undefined && areApart(said, known)) {
      yield {
        field: "/collectivite/siret",
        severity: "blocking",
        message: `ce numéro est celui de « ${known.nom} » (${labelOf(known.categorie)}), pas celui de « ${nom} »`,
        expected,
      }
    } else if (!mayBeSame(nom, known.nom)) {
      yield {
        field: "/collectivite/siret",
        message: `ce numéro est celui de « ${known.nom} », pas celui de « ${nom} »`,
        expected,
      }
    } else if (typeof categorie === "string" && !agrees(categorie, known)) {
      yield category(
        known,
        rewrite(draft, "/collectivite/categorie", known.categorie, {
          label: `Écrire « ${known.categorie} »`,
          confidence: "likely",
        }),
      )
    }
  },
}

function category(known: Authority, fixes: Told["fixes"]): Told {
  return {
    field: "/collectivite/categorie",
    message: `le numéro est celui de « ${known.nom} », dont la catégorie est « ${known.categorie} »`,
    expected: `« ${known.categorie} » (${labelOf(known.categorie)})`,
    fixes: fixes ?? [],
  }
}

/** A commune and a group of communes are never one and the same body. */
function areApart(said: string, { categorie, siren }: Authority): boolean {
  const groups = ["epci", "ept"]
  if (siren === lyon) return said === "commune"
  return (said === "commune" && groups.includes(categorie)) || (groups.includes(said) && categorie === "commune")
}

const paris = "217500016"
const lyon = "200046977"

/** Paris is also a département, and so is the Métropole de Lyon. */
function agrees(categorie: string, known: Authority): boolean {
  if (categorie === known.categorie || categorie === "autre") return true
  return categorie === "departement" && (known.siren === paris || known.siren === lyon)
}

function labelOf(categorie: string): string {
  return (
    schemaAt(fiche, "/collectivite/categorie")?.["x-choix"]?.[categorie]?.replace(/ \(.*/, "").toLowerCase() ??
    categorie
  )
}
