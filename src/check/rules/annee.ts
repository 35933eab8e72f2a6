import type { Edition, Rule } from "../../model/types.ts"
import { frenchList } from "../../words/text.ts"
import { rewrite } from "../edits.ts"
import { quote } from "../say.ts"

/** An édition is of the years that its folder is named after: its settings are a copy of those of the year before. */
export const annee: Rule = {
  id: "annee",
  severity: "to-check",
  title: "Année de l’édition",
  about: "edition",
  doc: {
    why: "Le titre paraît sur chaque page et le calendrier dit où en est l’année : copiés de l’édition d’avant, ils tromperaient tout le monde.",
    how: "Changez le titre et toutes les dates : dans le dossier 2025-2026, ils sont de 2025 ou de 2026. Puis relisez l’accueil du site.",
    wrong: "titre: Projets collectifs 2024-2025",
    right: "titre: Projets collectifs 2025-2026",
  },
  *check({ draft, values }, { name }) {
    const years = yearsOf(name)
    if (years.length === 0) return
    const { titre, calendrier } = values as Partial<Edition>
    const typed = String(titre ?? "")
    if (yearsOf(typed).some(year => !years.includes(year))) {
      const [both] = /\d{4}-\d{4}/.exec(name) ?? []
      const text = both ? typed.replace(/\d{4}\s*[-–/]\s*\d{4}/, both) : typed
      const label = `Écrire ${quote(text)}`
      yield {
        field: "/titre",
        message: `le titre dit ${frenchList(yearsOf(typed))}, le dossier ${quote(name)}`,
        fixes: text === typed ? [] : rewrite(draft, "/titre", text, { label, confidence: "likely" }),
      }
    }
    const dates = Object.values(calendrier ?? {})
      .flat()
      .map(String)
    if (dates.length > 0 && !dates.some(date => years.includes(date.slice(0, 4))))
      yield { field: "/calendrier", message: `aucune date n’est d’une année du dossier ${quote(name)}` }
  },
}

function yearsOf(text: string): string[] {
  return text.match(/(?<!\d)(?:19|20)\d{2}(?!\d)/g) ?? []
}
