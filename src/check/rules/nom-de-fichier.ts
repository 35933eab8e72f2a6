import { isReserved, longestSlug, slugOf } from "../../model/slug.ts"
import type { Rule } from "../../model/types.ts"
import { quote } from "../say.ts"

/** A file's name becomes an address for good: small letters, digits and hyphens; its folder is the édition's. */
export const nomDeFichier: Rule = {
  id: "nom-de-fichier",
  severity: "blocking",
  title: "Nom du fichier",
  doc: {
    why: "Le nom du fichier devient l’adresse de la page : il ne peut contenir ni espace, ni accent, ni majuscule.",
    how: "Nommez le fichier d’après la collectivité, en minuscules, mots séparés par des tirets, avec « .md » à la fin.",
    wrong: "proposals/2025-2026/Ville de Valombreuil (1).md",
    right: "proposals/2025-2026/ville-de-valombreuil.md",
  },
  *check({ draft, value }, { name }) {
    if (draft.problems.some(({ rule, detail }) => rule === "fichier-illisible" && detail !== "absent")) return
    const [file = "", folder] = draft.path.split("/").toReversed()
    const wrong = fault(file)
    if (wrong === undefined && folder !== undefined && folder !== name) {
      const message = `il n’est pas dans le dossier de l’édition, ${quote(name)}`
      yield { span: draft.span(0, 0), label: "Nom du fichier", value: folder, message }
    }
    if (wrong === undefined) return
    const wanted =
      slugOf(String(value("/collectivite/nom") ?? "")) || slugOf(file.replace(/\.md$/i, "")) || "ville-de-valombreuil"
    const expected = `un nom tel que ${quote(`${wanted}.md`, 90)}`
    yield { span: draft.span(0, 0), label: "Nom du fichier", value: file, message: wrong, expected }
  },
}

function fault(file: string): string | undefined {
  const slug = file.replace(/\.md$/, "")
  if (slug === file) return "il ne finit pas par « .md »"
  if (slug.length > longestSlug) return `il est trop long : ${slug.length} caractères au lieu de ${longestSlug} au plus`
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug))
    return "il contient autre chose que des minuscules sans accent, des chiffres et des tirets simples"
  if (isReserved(slug)) return "ce nom est réservé à une page ou à un PDF du site, ou par Windows"
  return undefined
}
