import { checkEditionFile, checkProposals } from "../../src/check/index.ts"
import type { Draft, Rule } from "../../src/model/types.ts"
import { unread } from "../../src/read/text.ts"
import {
  draftOf,
  editionDraft,
  editionName,
  editionOf,
  editionText,
  findingsOf,
  helpBase,
  sound,
  tell,
} from "./base.ts"
import { withExcerpt } from "./excerpt.ts"

/** Rules that speak about the example of a rule's documentation, put in its place in a fiche or in settings. */
export function toldOfExample(rule: Rule, side: "wrong" | "right"): string[] {
  const special = specials[rule.id]
  if (special) return special(side === "wrong")
  if (rule.about === "edition") return editionRules(withExcerpt(rule.doc[side], editionText))
  return ids(tell(withExcerpt(rule.doc[side])))
}

function editionRules(text: string): string[] {
  const { edition, findings } = checkEditionFile(editionName, editionDraft(text))
  const others = edition ? checkProposals(editionName, edition, [draftOf(sound)], { helpBase }).findings : []
  return ids([...findings, ...others])
}

function ids(findings: { rule: string }[]): string[] {
  return findings.map(({ rule }) => rule)
}

function two(text: string): Draft[] {
  return [draftOf(text), draftOf(text, "ville-de-valombreuil-2")]
}

/** Another authority's fiche with the text of the sound one; and with a text of its own. */
const copy = withExcerpt("collectivite:\n  nom: Ville de Brumenelle\n  siret: 218 009 870 00012")
const elsewhere = copy.replaceAll(/^[A-ZÉ«-].*$/gm, line =>
  line.startsWith("##") ? line : [...line].reverse().join(""),
)

const cp1252 = Uint8Array.from(sound, letter => Math.min(letter.charCodeAt(0), 255))

/** Examples that are not a change of the text: bytes, names, dates, two files, settings. */
const specials: { [id: string]: (wrong: boolean) => string[] } = {
  "fichier-illisible": wrong =>
    ids(
      findingsOf([
        wrong
          ? unread(
              "proposals/2025-2026/fiche.docx",
              { edition: editionName },
              { rule: "fichier-illisible", detail: "etranger" },
            )
          : draftOf(sound),
      ]),
    ),
  "fichier-trop-grand": wrong => ids(tell(sound + "Encore un mot. ".repeat(wrong ? 6000 : 10))),
  encodage: wrong => ids(tell(wrong ? cp1252 : sound)),
  "nom-de-fichier": wrong =>
    ids(findingsOf([draftOf(sound, wrong ? "Ville de Valombreuil (1)" : "ville-de-valombreuil")])),
  "ligne-trop-longue": wrong => ids(tell(sound + "mot ".repeat(wrong ? 3000 : 100))),
  "texte-trop-complexe": wrong =>
    ids(tell(sound + Array.from({ length: wrong ? 12 : 2 }, (_, depth) => `${"  ".repeat(depth)}- point\n`).join(""))),
  "section-manquante": wrong => ids(tell(wrong ? sound.replace(/## Enjeux[^#]*/, "") : sound)),
  "section-ordre": wrong => ids(tell(wrong ? sound.replace(/(## Contexte[^#]*)(## Enjeux[^#]*)/, "$2$1") : sound)),
  "section-longue": wrong =>
    ids(
      tell(
        sound.replace("Valombreuil compte", `${"Les écoles ont chaud. ".repeat(wrong ? 60 : 40)}Valombreuil compte`),
      ),
    ),
  "fiche-proche": wrong => ids(findingsOf([draftOf(sound), draftOf(wrong ? copy : elsewhere, "ville-de-brumenelle")])),
  "offre-unique": wrong => ids(findingsOf(wrong ? two(sound) : [draftOf(sound)])),
  "numero-en-double": wrong =>
    ids(findingsOf(wrong ? two(withExcerpt("numero: 12")) : [draftOf(withExcerpt("numero: 12"))])),
  "hors-delai": wrong => {
    const draft = draftOf(sound)
    draft.added = wrong ? "2025-06-20T00:00:10+02:00" : "2025-06-19T23:59:50+02:00"
    return ids(findingsOf([draft]))
  },
  "contact-en-clair": wrong =>
    ids(tell(sound, editionOf(editionText.replace("depot: prive", wrong ? "depot: public" : "depot: prive")))),
}
