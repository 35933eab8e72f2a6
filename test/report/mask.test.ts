import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { edition, fields } from "../../src/model/fields.ts"
import { masker } from "../../src/report/mask.ts"
import fc from "../draw.ts"
import { processor } from "../processor.ts"

const fiche = `---
intitule: Adapter les écoles, avec Solenne Maquetteau
collectivite:
  nom: Ville de Valombreuil
  siret: 900 000 001 00041
  contact_rh:
    nom: "Mme Philippine JEUDESSAI"
    courriel: stages.rh@mairie.example
  adresse: 4 place des Trois-Fontaines
dgs:
  nom: MAQUETTEAU
  telephone: 02 61 91 77 12
  inconnu: secret
tuteur:
  fonction: Directrice générale adjointe
---

## Contexte

Écrire à Mme Philippine  Jeudessai ou à philippine@mairie.example, au 06.39.98.00.12.
`

function lineOf(text: string, line: number): string {
  const before =
    text
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length + (line > 1 ? 1 : 0)
  const end = text.indexOf("\n", before)
  return masker(text, fields()).slice(before, end < 0 ? text.length : end)
}

test("the key of a public value is known in bold, and behind the mark of what a message cites", () => {
  expect(masker("---\n**intitule**: Adapter\n**dgs**:\n  **nom**: Maquetteau\n---\n", fields()).slice(0, 99)).toBe(
    "---\n**intitule**: Adapter\n**dgs**:\n  **nom**: ••••••••••\n---\n",
  )
  expect(masker("> ---\n> intitule: Adapter\n> dgs:\n>   nom: Maquetteau\n> ---\n", fields()).slice(0, 99)).toBe(
    "> ---\n> intitule: Adapter\n> dgs:\n>   nom: ••••••••••\n> ---\n",
  )
})

test("a public value is shown, an interne one is not, column by column", () => {
  expect(lineOf(fiche, 4)).toBe("  nom: Ville de Valombreuil")
  expect(lineOf(fiche, 5)).toBe("  siret: 900 000 001 00041")
  expect(lineOf(fiche, 7)).toBe('    nom: "••• •••••••••• •••••••••"')
  expect(lineOf(fiche, 8)).toBe("    courriel: ••••••.••@••••••.•••••••")
  expect(lineOf(fiche, 9)).toBe("  adresse: 4 place des Trois-Fontaines")
  expect(lineOf(fiche, 12)).toBe("  telephone: •• •• •• •• ••")
  expect(lineOf(fiche, 15)).toBe("  fonction: Directrice générale adjointe")
})

test("the value of an unknown key is not shown: it may be an interne one misspelt", () => {
  expect(lineOf(fiche, 13)).toBe("  inconnu: ••••••")
})

test("an interne value is hidden where it is repeated, whatever the case and the spaces", () => {
  expect(lineOf(fiche, 2)).toBe("intitule: Adapter les écoles, avec Solenne ••••••••••")
  expect(lineOf(fiche, 20)).toBe(
    "Écrire à ••• ••••••••••  ••••••••• ou à ••••••••••@••••••.•••••••, au ••.••.••.••.••.",
  )
})

test("a head that cannot be parsed gives nothing away", () => {
  const broken =
    '---\ncollectivite:\n  nom: Ville\n  nom: Mme Bic\n  contact_rh: { courriel: a@b.example, nom: Zoé }\n\ttuteur: "Luc\n  Martin\n'
  expect(lineOf(broken, 4)).toBe("  nom: ••• •••")
  expect(lineOf(broken, 5)).toBe("  contact_rh: { ••••••••: •@•.•••••••, •••: ••• }")
  expect(lineOf(broken, 6)).toBe('\ttuteur: "•••')
  expect(lineOf(broken, 7)).toBe("  ••••••")
})

test("in a sentence an e-mail, a phone, a known name keep their beginning only", () => {
  const mask = masker(fiche, fields())
  expect(mask.words("« stages.rh@mairie.example » ou 02 61 91 77 12")).toBe("« s…@mairie.example » ou 02 ‥ ‥ ‥ 12")
  expect(mask.words("Maquetteau, p…@mairie.example")).toBe("M…, p…@mairie.example")
  const figures = "SIRET 213 702 610 00018, 37 995 habitants, 0123456789012"
  expect(mask.words(figures)).toBe(figures)
})

test("the form’s own examples are nobody’s: they may be read", () => {
  const mask = masker("---\ndgs:\n  nom: VRAINOM\n", fields())
  const label = "Ajouter après la ligne 3 : telephone: 02 61 91 00 12, courriel: solenne.maquetteau@mairie.example"
  expect(mask.words(`${label} ; VRAINOM, x.solenne@mairie.example`)).toBe(`${label} ; V…, x…@mairie.example`)
})

test("examples left in the comments of a blank fiche are the form’s, typed ones are not", () => {
  const example = "solenne.maquetteau@mairie.example"
  const told = (line: string) => masker(`---\ndgs:\n${line}\n---\n`, fields()).words(`Exemple : ${example}`)
  expect(told(`  # Exemple : ${example}\n  courriel:`)).toBe(`Exemple : ${example}`)
  expect(told(`  courriel: ${example}`)).toBe("Exemple : s…@mairie.example")
})

const blank = readFileSync(new URL("../../schema/fiche-vierge.md", import.meta.url), "utf8")

test("a fiche filled in between the notes of the blank form hides what stays with the school", () => {
  const text = blank
    .replace("\n  nom:", "\n  nom: Ville de Brume")
    .replace(/^( +(?:pre)?nom):$/gm, "$1: Brunehilde")
    .replace(/fonction:$/m, "fonction: Directrice")
  const shown = masker(text, fields()).slice(0, text.length)
  expect(shown).not.toContain("Brunehilde")
  expect(shown).toContain("\n  nom: Ville de Brume\n")
  expect(shown).toContain("\n  fonction: Directrice\n")
  expect(masker(text, fields()).words("Brunehilde a dit")).toBe("B… a dit")
})

test.each([
  ["below a form that nobody filled in", `${blank}\n${fiche}`],
  ["below itself", `${fiche}\n${fiche.replaceAll("MAQUETTEAU", "VRAINOM")}`],
  [
    "below another that begins with notes",
    `${fiche}\n${fiche.replaceAll("MAQUETTEAU", "VRAINOM").replace("\n", "\n# Une note\n\n")}`,
  ],
  ["after its own front matter", fiche.replace(/^---\n[\s\S]*?\n---\n/, head => `${head}\n${head.slice(4)}`)],
  ["after a title", `# Ville de Valombreuil\n\n${fiche}`],
])("a fiche %s hides what stays with the school, and shows the rest", (_, text) => {
  const shown = masker(text, fields()).slice(0, text.length)
  expect(shown).not.toMatch(/: "?(?:Mme|MAQUETTEAU|VRAINOM|secret|02 61)/)
  expect(shown.slice(shown.lastIndexOf("intitule:"))).toContain("siret: 900 000 001 00041")
  expect(shown.slice(shown.lastIndexOf("intitule:"))).toContain("fonction: Directrice générale adjointe")
})

test("an edition.yml holds nothing interne", () => {
  const mask = masker("contact: bureau@ecole.example", fields(edition))
  expect(mask.slice(0, 40)).toBe("contact: bureau@ecole.example")
  expect(mask.words("bureau@ecole.example")).toBe("bureau@ecole.example")
})

test("columns stay true and no interne value shows, whatever the file", () => {
  const secret = fc.stringMatching(/^[A-Z]{6,10}[a-z]{2}$/)
  const lines = fc.array(
    fc.constantFrom("---", "collectivite:", "  contact_rh:", "  x", "intitule: a", "\t- b", '"dgs": |', "é: «"),
  )
  fc.assert(
    fc.property(lines, secret, (above, value) => {
      const text = [...above, "dgs:", `  nom: ${value}`, "", "## Contexte", "", `Avec ${value}.`].join("\n")
      const shown = masker(`---\n${text.replaceAll("---", "-- -")}`, fields()).slice(0, text.length + 100)
      expect(shown.length).toBeGreaterThanOrEqual(text.length)
      expect(shown.split("\n").slice(0, -2).join("\n")).not.toContain(value)
    }),
  )
})

test("masking a long hostile line takes no time", () => {
  for (const unit of ["0", "1 ", "a@", "+1 ", "x.", "nom: ", "@a.", "02 ", "(", "\t", " ", "a "]) {
    const text = `---\nx${unit.repeat(50_000 / unit.length)}\n---\n`
    const taken = processor()
    const mask = masker(text, fields())
    mask.slice(0, text.length)
    mask.words(text)
    expect(taken(), unit).toBeLessThan(500)
  }
})

test("any sign in an interne value is only a sign", () => {
  const signs = "Jean-Paul (a.b+c)*[x]{1}|^$/\\-?"
  const text = fiche.replace("MAQUETTEAU", signs)
  expect(masker(text, fields()).words(`voir ${signs} demain`)).not.toContain("Paul")
})
