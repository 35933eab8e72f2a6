import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { siteConfig } from "../../src/output/config.ts"

test("the project’s own file is read, and what it leaves open is said", () => {
  const { config, placeholders } = siteConfig(readFileSync(new URL("../../site/site.yml", import.meta.url), "utf8"))
  expect(config).toMatchObject({ nom: "Projets collectifs", url: "https://stages.example/" })
  expect(config).not.toHaveProperty("depot")
  expect(placeholders).toEqual(["editeur", "adresse", "directeur_publication", "hebergeur"])
  expect(config.editeur).toMatch(/^À COMPLÉTER : /)
})

const full = "nom: N\nurl: https://a.example/b\nediteur: 0123\nadresse: oui\ndirecteur_publication: D\nhebergeur: H\n"

test("values are the text that was typed", () => {
  const { config, placeholders } = siteConfig(`${full}depot: https://forge.example/ecole/stages/\n`)
  expect(placeholders).toEqual([])
  expect(config).toMatchObject({ url: "https://a.example/b/", editeur: "0123", adresse: "oui" })
  expect(config.depot).toBe("https://forge.example/ecole/stages")
  expect(config).not.toHaveProperty("branche")
  expect(siteConfig(`${full}branche: propositions/2026\n`).config.branche).toBe("propositions/2026")
})

test("what is absent awaits its words", () => {
  expect(siteConfig("nom: N\nurl: https://a.example/\nediteur: E").placeholders).toEqual([
    "adresse",
    "directeur_publication",
    "hebergeur",
  ])
})

test.each([
  ["", /nom/],
  ["nom: N", /url/],
  [`${full}hebergeurs: x`, /« hebergeurs » n’est pas connu. Vouliez-vous dire « hebergeur »/],
  [`${full}nom: M`, /la ligne 7 ne se lit pas/],
  [full.replace("https://a.example/b", "javascript:alert(1)"), /adresse complète/],
  [full.replace("https://a.example/b", "a.example"), /adresse complète/],
  [full.replace("editeur: 0123", "editeur: [a]"), /doit être un texte/],
  [`${full}branche: ../../x?y`, /nom d’une branche/],
  ["- a", /clé: valeur/],
  ["nom: !!js/function x", /site.yml/],
])("%j is refused plainly", (text, why) => {
  expect(() => siteConfig(text)).toThrow(
    expect.objectContaining({ name: "Misuse", message: expect.stringMatching(why) }),
  )
})
