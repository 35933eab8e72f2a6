import { expect, test } from "vitest"
import { speaksOfStay } from "../../src/check/stay.ts"

/** What is asked of the place of a `§`. */
function speaks(text: string, key = "autres_aspects"): boolean {
  return speaksOfStay(text.replace("§", ""), text.indexOf("§"), key)
}

test.each([
  "La restitution aura lieu le §16 décembre devant le bureau.",
  "Deux temps forts. **La restitution devant le bureau métropolitain est programmée le §16 décembre.**",
  "L’équipe sera accueillie du §13 octobre au 19 décembre.",
  "L'équipe arrivera le §13 octobre ; tout est prêt.",
  "- Présentation finale : §16 décembre\n- Pot de départ",
  "La mission se déroule du §13 octobre au 19 décembre 2025.",
  "Accueil des élèves le §13 octobre à 9 h",
])("«%s» is about the stay", text => expect(speaks(text)).toBe(true))

test.each([
  "Le plan a été adopté le §16 décembre 2024.",
  "Un rapport à remettre aux élus avant le vote, le §31 mars 2026.",
  "Le dossier de subvention est à déposer pour le §15 février 2026.",
  "La restitution de la première étude a eu lieu le §12 mars 2024.",
  "Le logement des élèves est libre du §10 octobre au 21 décembre.",
  "Le contrat arrive à échéance le §31 janvier 2026, après la restitution.",
  "La restitution sera publique. Le conseil vote le budget le §31 mars.",
  "- Restitution devant les élus\n- Vote du budget : §31 mars",
  "La tarification entre en vigueur le §1er janvier 2027.",
  "La ligne de tramway ouvre le §5 janvier 2026.",
])("«%s» is not", text => expect(speaks(text)).toBe(false))

test("what tells why there is a mission is history, and an address is an address", () => {
  const text = "La restitution aura lieu le §16 décembre."
  expect(speaks(text, "objectifs")).toBe(true)
  for (const key of ["contexte", "enjeux", "/collectivite/adresse"]) expect(speaks(text, key)).toBe(false)
})
