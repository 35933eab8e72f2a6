import { expect, test } from "vitest"
import { Document, Scalar, visit } from "yaml"
import { readHeader } from "../../src/read/header.ts"
import { ficheProfile } from "../../src/read/profile.ts"
import { readStrict } from "../../src/read/strict.ts"
import fc, { draws } from "../draw.ts"
import { brief, readHead } from "./reading.ts"

// Words that would be questions, lists, notes or links if nothing said that they are words.
const word = fc.constantFrom(
  ..."statut: dgs: intitule nom = retenue #2 # - * **gras** 1. { [x] {y} 'z' \"q\" ? ; , œuf l’été 👩‍🎓 → https://a.example/b".split(
    " ",
  ),
  "statut: retenue",
  "- accueil:",
  "siret : 3",
  "Permis B :",
  "a “mot”",
  "\u00a0",
  "e\u0301",
)
const text = fc.array(word, { minLength: 1, maxLength: 4 }).map(words => words.join(" ").trim() || "x")
const texts = fc.array(text, { minLength: 1, maxLength: 3 }).map(lines => lines.join("\n"))
const some = { requiredKeys: [] }
const person = fc.record({ nom: texts, prenom: text, courriel: text, telephone: text }, some)
const answers = fc.record(
  {
    intitule: texts,
    resume: texts,
    themes: fc.array(text, { minLength: 1, maxLength: 3 }),
    collectivite: fc.record(
      { nom: text, adresse: texts, siret: text, contact_rh: fc.record({ nom: text }, some) },
      some,
    ),
    dgs: person,
    tuteur: person,
    accueil: fc.record({ hebergement: text, permis_b: text }, some),
  },
  some,
)

const kinds = [
  Scalar.PLAIN,
  Scalar.QUOTE_DOUBLE,
  Scalar.QUOTE_SINGLE,
  Scalar.BLOCK_LITERAL,
  Scalar.BLOCK_FOLDED,
] as const
const shape = fc.record({
  indent: fc.constantFrom(2, 4),
  indentSeq: fc.boolean(),
  lineWidth: fc.constantFrom(0, 20, 40),
  end: fc.constantFrom("\n", "\r\n"),
})

/** Answers as YAML may hold them: quotes and blocks of any kind, groups and lists on one line or on several. */
const written = fc
  .tuple(answers, shape, fc.infiniteStream(fc.constantFrom(...kinds)), fc.infiniteStream(fc.nat(7)))
  .map(([said, { end, ...options }, kind, rank]) => {
    const document = new Document(said)
    visit(document, {
      Scalar: (key, node) => {
        if (key !== "key") node.type = kind.next().value
      },
      Collection: (_, node) => {
        node.flow = rank.next().value === 0
      },
    })
    return document.toString(options).replaceAll("\n", end)
  })

test("what YAML reads as the form asks is read as YAML reads it, and nothing is told", () => {
  fc.assert(
    fc.property(written, source => {
      const { data, errors, faults } = readStrict(source, ficheProfile)
      // Now and then the writer of the parser's own library writes what its parser refuses.
      fc.pre(errors.length === 0)
      expect(faults).toEqual([])
      const read = readHeader(source, 0, ficheProfile)
      expect(read.faults).toEqual([])
      expect(JSON.stringify(read.data)).toBe(JSON.stringify(data).normalize("NFC"))
    }),
    { numRuns: draws(250) },
  )
})

test.each([
  ["a fault further up", "intitule: Agir : demain", 1],
  ["an unknown question", "inconnue: 🌍", 0],
])("words between quotes stay words beside %s", (_, line, told) => {
  const draft = readHead(`${line}\nthemes:\n  - "statut: retenue"\n  - 'dgs: Zoé' # note\nstatut: recue`)
  expect(draft.problems.map(brief)).toHaveLength(told)
  expect(draft.data).toMatchObject({ themes: ["statut: retenue", "dgs: Zoé"], statut: "recue" })
})
