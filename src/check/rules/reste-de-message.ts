import type { Fix, Rule, Section, Subject, Told } from "../../model/types.ts"
import { quote } from "../say.ts"
import { nameOf, within } from "../texts.ts"

/** No greeting, signature or notice of the message a fiche was copied from stands in what is published. */
export const resteDeMessage: Rule = {
  id: "reste-de-message",
  severity: "to-check",
  title: "Reste d’un message dans un texte publié",
  doc: {
    why: "Ce qui suit ou précède la fiche dans un message (formule de politesse, signature, mention légale) serait publié avec elle.",
    how: "Retirez ces lignes. Un remerciement ou une question au service des stages s’écrit dans le message, pas dans la fiche.",
    wrong:
      "## Autres aspects pratiques pour les élèves\n\nRestaurant municipal.\n\nCordialement,\nMarie Exemple, chargée de recrutement",
    right: "## Autres aspects pratiques pour les élèves\n\nRestaurant municipal.",
  },
  *check({ draft }: Subject) {
    if (!remains.test(draft.text.slice(draft.bodyStart))) return
    for (const section of draft.sections()) {
      const { 0: found, index } = remains.exec(section.markdown) ?? {}
      if (section.key === null || found === undefined || index === undefined) continue
      yield tell(section, found, index, draft)
    }
  },
}

function tell(section: Section, found: string, index: number, draft: Subject["draft"]): Told {
  const line = /^[^\r\n]*/.exec(section.markdown.slice(index))?.[0] ?? found
  return {
    label: nameOf(section),
    span: within(draft, section, index, line.trimEnd().length),
    value: line.trim(),
    message: `${quote(line, 40)} vient sans doute du message d’où la fiche est tirée`,
    expected: "la réponse seule, sans formule de politesse ni signature",
    fixes: fixesOf(section, index, draft),
  }
}

/** A greeting goes alone; closing words go with the signature and the notices below them, when that is all that follows. */
function fixesOf({ markdown, start }: Section, index: number, draft: Subject["draft"]): Fix[] {
  const rest = markdown.slice(index)
  const line = /^[^\r\n]*[\r\n]*/.exec(rest)?.[0] ?? ""
  const isAlone = greeting.test(line) || line.length === rest.length
  if (!isAlone && rest.length > longest) return []
  const from = isAlone ? index : markdown.slice(0, index).trimEnd().length
  const to = isAlone ? index + line.length : markdown.length
  const label = isAlone ? "Retirer cette ligne" : "Retirer cette ligne et ce qui la suit dans cette partie"
  return [{ label, confidence: "likely", edits: [{ ...draft.span(start + from, start + to), text: "" }] }]
}

const greeting = /^[ \t>*_]*(?:bonjour|bonsoir|madame|monsieur)/i

/** Characters of a signature and of the notices below it. */
const longest = 1500

const remains = new RegExp(
  `^[ \\t>*_]*(?:${[
    "(?:(?:bien|très) )?(?:cordialement|respectueusement|sincèrement)(?: (?:vôtre|à vous))?[ ,.!*_]*$",
    "(?:cordiales|sincères|meilleures|respectueuses) salutations[ ,.!*_]*$",
    "(?:veuillez|je vous prie d[’'e]).{0,60}(?:agréer|recevoir|l[’']expression)\\b",
    "(?:bonjour|bonsoir|madame, monsieur|madame|monsieur)(?: à (?:tous|toutes))?[ ,!]*$",
    "envoyé (?:de|depuis) mon ",
    "(?:envoyé|sent) ?: ",
    "\\\\?\\[cid:",
    "-{2,} ?message (?:d[’']origine|original|transféré)",
    "ce (?:message|courriel|mail) (?:et|est|électronique)\\b.{0,80}(?:confidenti|pièces? jointes?)",
  ].join("|")})`,
  "imu",
)
