import { readdirSync } from "node:fs"
import { describe, expect, test } from "vitest"
import { checkEditionFile, checkProposals, rules } from "../../src/check/index.ts"
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

const folder = new URL("../../src/check/rules/", import.meta.url)

test("every file of rules is in the list, under its own name", () => {
  const files = readdirSync(folder).filter(name => name !== "index.ts" && name !== "told.ts")
  expect(rules.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort())
})

test("the sound fiche and the sound édition give nothing to say", () => {
  expect(tell(sound)).toEqual([])
  expect(checkEditionFile(editionName, editionDraft(editionText)).findings).toEqual([])
})

describe.each(rules.map(rule => [rule.id, rule] as const))("%s", (id, rule) => {
  test("its documentation is French, whole, and well typed", () => {
    expect(id).toMatch(/^[a-z]+(-[a-z0-9]+)*$/)
    expect(rule.title).toMatch(/^[A-ZÀÉ].*[^.]$/)
    for (const sentence of [rule.doc.why, rule.doc.how]) {
      expect(sentence).toMatch(/^[A-ZÀÉ«].*[.»]$/s)
      expect(sentence).not.toMatch(/['"]|\bYAML\b|\bJSON\b|regex|\bschéma\b|\bstring\b/)
    }
    expect(rule.doc.wrong).not.toBe(rule.doc.right)
  })

  test("its wrong example is told, its right one is not", () => {
    expect(told(rule, "wrong"), rule.doc.wrong).toContain(id)
    expect(told(rule, "right"), rule.doc.right).not.toContain(id)
  })

  // A whole head, settings, or a sentence in parentheses are no fiche of their own.
  if (rule.about !== "edition" && /^(?!---|\().*\n/.test(rule.doc.right))
    test("its right example is right for every rule", () => {
      expect(tell(withExcerpt(rule.doc.right)).filter(({ severity }) => severity === "blocking")).toEqual([])
    })
})

/** Rules that speak about an example. */
function told(rule: Rule, side: "wrong" | "right"): string[] {
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
