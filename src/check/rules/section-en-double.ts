import type { Rule, Section } from "../../model/types.ts"

/** A section is written once. */
export const sectionEnDouble: Rule = {
  id: "section-en-double",
  severity: "blocking",
  title: "Partie écrite deux fois",
  doc: {
    why: "Entre deux parties du même titre, rien ne dit laquelle est la bonne ; la seconde serait perdue.",
    how: "Réunissez les deux textes sous un seul titre.",
    wrong:
      "## Enjeux stratégiques pour la collectivité\n\nLes fermetures d’écoles pèsent d’abord sur les familles.\n\n## Enjeux stratégiques pour la collectivité\n\nLa santé des enfants est le second enjeu de la mission.",
    right:
      "## Enjeux stratégiques pour la collectivité\n\nLes fermetures d’écoles pèsent d’abord sur les familles.\n\nLa santé des enfants est le second enjeu de la mission.",
  },
  *check({ draft }) {
    const first = new Map<string, Section>()
    for (const section of draft.sections()) {
      if (section.key === null) continue
      const before = first.get(section.key)
      if (!before) {
        first.set(section.key, section)
        continue
      }
      const { line } = before.headingSpan.start
      yield {
        span: section.headingSpan,
        label: section.heading,
        value: section.heading,
        message: `cette partie est déjà écrite à la ligne ${line} ; seul le premier texte a été lu`,
        related: [{ path: draft.path, message: "la même partie, une première fois", start: before.headingSpan.start }],
      }
    }
  },
}
