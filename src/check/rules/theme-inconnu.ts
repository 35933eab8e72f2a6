import { nearest } from "../../model/nearest.ts"
import type { Rule } from "../../model/types.ts"
import { rewrite } from "../edits.ts"
import { quote } from "../say.ts"
import { themeOf } from "../themes.ts"

/** Themes are those of the édition. */
export const themeInconnu: Rule = {
  id: "theme-inconnu",
  severity: "to-check",
  title: "Thème hors de la liste de l’édition",
  needs: ["/themes"],
  doc: {
    why: "Les élèves filtrent les missions par thème : un thème écrit autrement n’en réunirait qu’une.",
    how: "Prenez un thème dans la liste de l’édition. Le service des stages peut y en ajouter.",
    wrong: "themes:\n  - écoles",
    right: "themes:\n  - éducation",
  },
  *check({ draft, value }, { edition }) {
    const themes = value("/themes")
    if (!Array.isArray(themes)) return
    const known = edition.themes
    for (const [index, theme] of themes.entries()) {
      if (themeOf(edition, String(theme)) !== undefined) continue
      const own = `/themes/${index}`
      const field = draft.source(own) === undefined ? "/themes" : own
      const close = nearest(String(theme), known)
      yield {
        field,
        value: String(theme),
        message: `${quote(String(theme))} n’est pas un thème de l’édition${close ? ` ; sans doute ${quote(close)}` : ""}`,
        expected: close ? quote(close) : `un thème de la liste : ${known.join(", ")}`,
        fixes:
          close && field === own
            ? rewrite(draft, field, close, { label: `Écrire ${quote(close)}`, confidence: "likely" })
            : [],
      }
    }
  },
}
