import { expect, test } from "vitest"
import { type Read, readForm } from "../../src/intake/form.ts"
import { readPlain } from "../../src/intake/plain.ts"
import { fields } from "../../src/model/fields.ts"
import { docxOf } from "./make.ts"

/** A form as Word copies it into a message: labels, tabs between cells, bullets and a tab. */
const pasted = `FICHE PROJET COLLECTIF 2025-2026

Intitulé du projet collectif : Adapter les écoles aux fortes chaleurs

Nom de la collectivité\tVille de Valombreuil
N° de SIRET de la collectivité :\t213 709 850 00019
Adresse complète de la collectivité : Hôtel de ville, 4 place des Trois-Fontaines
37995 Valombreuil Cedex
Adresse des locaux dans lesquels sera accueillie l'équipe : 18 rue des Tanneurs, 37995 Valombreuil
Contact RH pour transmission de la convention : Mme JEUDESSAI
Courriel (impératif) : stages.rh@valombreuil.example

Identification du directeur général des services
Nom : MAQUETTEAU
Prénom : Solenne
Courriel : solenne.maquetteau@valombreuil.example
Tél : 02 61 91 00 12

Tuteur du projet collectif
Nom : GABARISSON
Prénom : Barnabé
Fonction : Directeur général adjoint
Courriel : barnabe.gabarisson@valombreuil.example
Tél : 06 39 98 00 12

ASPECTS PRATIQUES ET LOGISTIQUES
Possibilité d'hébergement\t☒ Oui\t☐ Non
Permis B nécessaire\t☐ Oui\t☒ Non
Accès en transports en commun\t☒ Oui\t☐ Non

Contexte et raisons d'émergence de la mission
Onze écoles ont fermé en juin.
Enjeux stratégiques pour la collectivité
La continuité du service public.
Objectifs opérationnels et résultats attendus
•\tObjectiver l'exposition de chaque école.
•\tProposer trois scénarios chiffrés.
Valeur ajoutée, pour la mission, d'une approche transversale, en inter-filières
Trois regards sur le bâti.
`

function read(text: string): Read | undefined {
  const document = readPlain(Buffer.from(text))
  return document && readForm(document)
}

test.each(["\n", "\r\n"])("every answer of a form pasted as text is read, its lines ended by %j", eol => {
  const found = read(pasted.replaceAll("\n", eol))
  const [only, ...others] = found && "proposals" in found ? found.proposals : []
  expect(others).toEqual([])
  const values = only?.values ?? new Map()
  const asked = fields().filter(({ required, office }) => required && !office)
  const missing = asked
    .filter(({ pointer }) => (values.get(pointer)?.value ?? null) === null)
    .map(({ pointer }) => pointer)
  expect(missing).toEqual(["/collectivite/categorie"])
  expect(values.get("/collectivite/siret")?.value).toBe("21370985000019")
  expect(values.get("/accueil/permis_b")?.value).toBe(false)
  expect(values.get("/collectivite/adresse")?.value).toMatch(/Trois-Fontaines\s+37995 Valombreuil Cedex$/)
  expect(values.get("/objectifs")?.value).toBe(
    "- Objectiver l'exposition de chaque école.\n- Proposer trois scénarios chiffrés.",
  )
})

test.each(["•", "▪", "‣", "·", "●", "◦", "\uf0a7", "-", "–", "—", "o"])(
  "a line after %j and a tab is of a list, at the level of the tabs before",
  sign => {
    const lists = readPlain(Buffer.from(`${sign}\tun\n\t${sign}\tdeux\ntrois`))?.blocks
    const item = (text: string, level: number) => ({
      kind: "paragraph",
      runs: [{ text }],
      list: { ordered: false, level },
    })
    expect(lists).toEqual([item("un", 0), item("deux", 1), { kind: "paragraph", runs: [{ text: "trois" }] }])
  },
)

test("a letter is no form", () => {
  expect(read("Madame,\n\nVoici notre proposition.\n")).toMatchObject({ reason: "formulaire-non-reconnu" })
})

test.each<[string, Uint8Array]>([
  ["a fiche", Buffer.from("---\nintitule: Agir\n---\n")],
  ["a fiche without its lines", Buffer.from("intitule: Agir\ndgs:\n  nom: X\n  prenom: Y\n")],
  ["an RTF", Buffer.from("{\\rtf1 Bonjour}")],
  ["a page", Buffer.from("<html><p>Bonjour")],
  ["bytes of another age", Buffer.from("Intitulé", "latin1")],
  ["a text with a null character", Buffer.from("Intitulé\0")],
  ["a document", docxOf("<w:p/>")],
  ["a text of 300 KB", Buffer.alloc(300_000, "a")],
])("%s is not read as a pasted form", (_, bytes) => {
  expect(readPlain(bytes)).toBeUndefined()
})
