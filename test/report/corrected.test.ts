import { expect, test } from "vitest"
import { applyFixes } from "../../src/model/fixes.ts"
import type { Finding } from "../../src/model/types.ts"
import { correct, type Piece } from "../../src/report/corrected.ts"
import { maskOfText } from "../../src/report/point.ts"
import { draftOf, sound, tell } from "../check/base.ts"
import fc, { draws } from "../draw.ts"

const path = "proposals/2025-2026/ville-de-valombreuil.md"
const secrets = ["JEUDESSAI", "stages.rh", "MAQUETTEAU", "maquetteau", "GABARISSON", "gabarisson", "39 98 00 12"]

function corrected(text: string, findings = tell(text)) {
  return correct(text, findings, one => maskOfText(path, one))
}

/** What a person gets who pastes each piece over its lines, from the last to the first. */
function paste(text: string, pieces: readonly Piece[]): string {
  const lines = text.split(/(?<=\n)/)
  for (const { first, last, kind, text: pasted } of pieces.toReversed())
    if (kind === "changed") lines.splice(first - 1, last - first + 1, pasted)
  return lines.join("")
}

test("the corrected text is pasted around the lines that stay with the school", () => {
  const text = sound.replace("hebergement: oui", "hebergement: Oui")
  const { pieces, byHand } = corrected(text)
  expect(pieces.map(({ kind, first }) => [kind, first])).toEqual([
    ["kept", 1],
    ["changed", 26],
  ])
  expect(byHand).toBe(0)
  expect(paste(text, pieces)).toBe(applyFixes(text, tell(text)))
})

test("corrections that only others uncover are made as well", () => {
  const spoil = fc.subarray<[string | RegExp, string]>(
    [
      ["intitule: Adapter les écoles aux fortes chaleurs", "intitule: Plan : adapter les écoles aux fortes chaleurs."],
      [/^ {2}- /gm, "  -"],
      ["hebergement: oui", "hebergement: Oui"],
      ["permis_b: non", 'permis_b: "Non'],
      ["transversale, en inter", "transversale, en\ninter"],
      [/^---\n/, "\u00a0---\n"],
    ],
    { minLength: 1 },
  )
  fc.assert(
    fc.property(spoil, changes => {
      const text = changes.reduce((all, [from, to]) => all.replace(from, to), sound)
      const { pieces, byHand } = correct(text, tell(text), one => maskOfText(path, one), tell)
      expect(byHand).toBe(0)
      const pasted = paste(text, pieces)
      expect(tell(pasted)).toEqual([])
      for (const secret of secrets) expect(JSON.stringify(pieces)).not.toContain(secret)
    }),
    { numRuns: draws(30) },
  )
})

test("a fiche without anything certain to correct is not shown again", () => {
  expect(corrected(sound)).toEqual({ pieces: [], byHand: 0 })
})

test("a correction on an answer that stays with the school is left to the hand, and told", () => {
  const text = sound.replace("courriel: stages.rh@mairie.example", "courriel: <stages.rh@mairie.example>")
  const { pieces, byHand } = corrected(text, [fix(text, "<stages.rh@mairie.example>", "stages.rh@mairie.example")])
  expect(pieces).toEqual([])
  expect(byHand).toBe(1)
})

test("lines that a correction changes unseen are never called unchanged", () => {
  const text = sound.replaceAll(/courriel: (\S+)/g, "courriel: [$1](mailto:$1)").replace(": oui", ": Oui")
  const { pieces, byHand } = corrected(text)
  const byKind = (wanted: Piece["kind"]) =>
    pieces.flatMap(({ kind, first, last }) => (kind === wanted ? [[first, last]] : []))
  expect(byHand).toBe(3)
  expect(byKind("hand")).toEqual([
    [14, 14],
    [18, 18],
    [24, 24],
  ])
})

test("a fiche cited in a message is shown corrected, but for the lines that stay with the school", () => {
  const cited = sound.replaceAll(/^/gm, "> ")
  const { pieces } = corrected(cited)
  const shown = pieces.map(({ text }) => text).join("")
  expect(shown).toContain("intitule: Adapter les écoles aux fortes chaleurs\n")
  for (const secret of secrets) expect(shown).not.toContain(secret)
  expect(pieces.filter(({ kind }) => kind === "kept" || kind === "same")).toEqual([])
})

test("a correction that makes a line interne hides the line it makes", () => {
  const typed = "  categorie: commune"
  const moved = fix(sound, typed, `${typed}\ndgs:\n  nom: Zorglub`)
  const { pieces, byHand } = corrected(sound, [moved])
  expect(JSON.stringify(pieces)).not.toContain("Zorglub")
  expect(byHand).toBe(1)
})

test("a line with a sign that cannot be seen is never to be pasted", () => {
  const text = sound.replace("27 groupes", "27\u202e groupes").replace(": oui", ": Oui")
  for (const { text: shown } of corrected(text).pieces) expect(shown).not.toContain("groupes")
})

test("Windows line ends and a mark at the start are corrected by the pasting itself", () => {
  const text = `\ufeff${sound.replaceAll("\n", "\r\n")}`
  const { pieces, byHand } = corrected(text)
  expect(byHand).toBe(0)
  expect(
    pieces
      .filter(({ kind }) => kind === "changed")
      .map(({ text: shown }) => shown)
      .join(""),
  ).not.toMatch(/\r|\ufeff/)
})

test("whatever is wrong, pasting makes the certain corrections it shows, keeps the other lines, and tells nothing", () => {
  const spoil = fc.uniqueArray(
    fc.constantFrom<[string, string]>(
      ["hebergement: oui", "hebergement: OUI"],
      ["permis_b: non", "permis_b: Non"],
      ["siret: 213 709 850 00019", "siret : 213 709 850 00019"],
      ["intitule: Adapter", "intitule: Plan : adapter"],
      ["telephone: 02 61 91 00 12", "telephone: 02.61.91.00.12"],
      ["    courriel: stages", "    couriel: stages"],
      ["dgs:\n", "dgs :\n"],
      ["## Contexte", "##  contexte"],
      ["  prenom: Solenne", "\tprenom: Solenne"],
      ["---\n\n## Contexte", "\n## Contexte"],
    ),
    { minLength: 1 },
  )
  fc.assert(
    fc.property(spoil, changes => {
      const text = changes.reduce((all, [from, to]) => all.replace(from, to), sound)
      const findings = tell(text)
      const { pieces } = corrected(text, findings)
      for (const secret of secrets) expect(JSON.stringify(pieces)).not.toContain(secret)
      if (pieces.length === 0) return
      expect(pieces[0]?.first).toBe(1)
      expect(pieces.every((piece, index) => index === 0 || piece.first === (pieces[index - 1]?.last ?? 0) + 1)).toBe(
        true,
      )
      const pasted = paste(text, pieces)
      // Every line of the result is the author’s or a corrected one.
      const whole = new Set([...text.split("\n"), ...applyFixes(text, findings).split("\n")])
      for (const line of pasted.split("\n")) expect(whole).toContain(line)
      const left = tell(pasted).filter(({ severity }) => severity === "blocking").length
      expect(left).toBeLessThanOrEqual(findings.filter(({ severity }) => severity === "blocking").length)
    }),
    { numRuns: 60 },
  )
})

function fix(text: string, typed: string, written: string): Finding {
  const offset = text.indexOf(typed)
  const span = draftOf(text).span(offset, offset + typed.length)
  return {
    rule: "r",
    severity: "blocking",
    path,
    ...span,
    message: "x",
    fixes: [{ label: "x", confidence: "certain", edits: [{ ...span, text: written }] }],
    related: [],
    fingerprint: "x",
  }
}
