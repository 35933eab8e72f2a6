import type { Draft, Fix, Rule, Section, Told } from "../../model/types.ts"

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
    const sections = draft.sections()
    const first = new Map<string, Section>()
    let run: Section[] = []
    for (const section of [...sections, undefined]) {
      const before = section?.key && first.get(section.key)
      if (section && before) {
        run.push(section)
        continue
      }
      if (run.length > 0) yield told(draft, run, first)
      run = []
      if (section?.key) first.set(section.key, section)
    }
  },
}

/** Parts that follow one another and were all written before: one cause. */
function told(draft: Draft, run: readonly Section[], first: ReadonlyMap<string, Section>): Told {
  const pairs = run.flatMap(section => {
    const before = first.get(section.key ?? "")
    return before ? [{ section, before }] : []
  })
  const [pair] = pairs
  if (!pair) throw new Error("a part written twice was written before")
  const { line } = pair.before.headingSpan.start
  return {
    span: pair.section.headingSpan,
    label: pair.section.heading,
    value: pair.section.heading,
    message:
      pairs.length === 1
        ? `cette partie est déjà écrite à la ligne ${line} ; seul le premier texte a été lu`
        : `cette partie et ${pairs.length === 2 ? "la suivante" : `les ${pairs.length - 1} suivantes`} sont déjà écrites plus haut, à partir de la ligne ${line} ; seuls les premiers textes ont été lus`,
    related: [{ path: draft.path, message: "la même partie, une première fois", start: pair.before.headingSpan.start }],
    fixes: pairs.every(({ section, before }) => section.markdown === before.markdown) ? [removal(draft, run)] : [],
  }
}

/** Takes out texts that are there already, letter for letter. */
function removal(draft: Draft, run: readonly Section[]): Fix {
  const [first] = run
  const last = run.at(-1)
  const before = draft.sections().findLast(({ start }) => start < (first?.start ?? 0))
  const from = before ? before.start + before.markdown.length : 0
  const span = draft.span(from, last ? last.start + last.markdown.length : from)
  const label = run.length === 1 ? "Retirer la partie écrite deux fois" : "Retirer les parties écrites deux fois"
  return { label, confidence: "certain", edits: [{ ...span, text: "" }] }
}
