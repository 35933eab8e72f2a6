import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { dataOf } from "../../src/intake/fiche.ts"
import type { Read } from "../../src/intake/form.ts"
import { readFile } from "../../src/intake/open.ts"
import { fields } from "../../src/model/fields.ts"

const form = fields().filter(({ office }) => !office)
const path = (name: string) => fileURLToPath(new URL(`forms/${name}`, import.meta.url))

async function opened(name: string): Promise<Exclude<Read, { reason: unknown }>> {
  const read = await readFile(path(name))
  if ("reason" in read) throw new Error(`${read.reason} ${read.detail}`)
  return read
}

/** Without the spaces and apostrophes that people type in many ways. */
function plain(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("’", "'").replaceAll(/[ \u00a0\u202f]+/g, " ")
  if (typeof value !== "object" || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, plain(child)]))
}

test.each([
  ["s03-x-tape", []],
  ["s04-controles", []],
  ["s05-libreoffice", []],
  ["s06-option-rayee", []],
  ["s09-deux-cases", ["case-ambigue /accueil/hebergement"]],
  ["s11-revisions", ["revisions ", "commentaires "]],
  ["s14-cellules", ["siret-invalide /collectivite/siret"]],
  ["s16-section-vide", ["section-vide /valeur_ajoutee"]],
])("%s gives every answer", async (name, told) => {
  const { proposals, warnings } = await opened(`${name}.docx`)
  const [proposal, ...others] = proposals
  expect(others).toEqual([])
  const data = dataOf(proposal?.values ?? new Map(), form)
  expect(plain(data)).toMatchObject(plain(JSON.parse(readFileSync(path(`${name}.json`), "utf8"))) as object)
  const codes = [...warnings, ...(proposal?.warnings ?? [])].map(({ code, field }) => `${code} ${field}`)
  const kept = codes.filter(code => code !== "champ-manquant /collectivite/categorie" && !code.startsWith("libelle"))
  expect(kept).toEqual(told)
})

test("two proposals in a document are two, and the second has the authority of the first", async () => {
  const { proposals, warnings } = await opened("x01-deux-propositions.docx")
  expect(proposals.map(({ values }) => [values.get("/intitule")?.value, values.get("/dgs/nom")?.value])).toEqual([
    [expect.stringMatching(/^Adapter les écoles/), "MAQUETTEAU"],
    [expect.stringMatching(/^Cinq éditions de budget participatif/), "MAQUETTEAU"],
  ])
  expect(proposals[1]?.values.get("/accueil/hebergement")?.value).toBe(true)
  expect(warnings.map(({ code }) => code)).toEqual(["plusieurs-missions"])
})

test("an OpenDocument text gives the same answers as the Word document it was made from", async () => {
  const [odt, docx] = [await opened("x03.odt"), await opened("s06-option-rayee.docx")]
  expect(dataOf(odt.proposals[0]?.values ?? new Map(), form)).toEqual(
    dataOf(docx.proposals[0]?.values ?? new Map(), form),
  )
})

test.each([
  ["vierge.docx", "formulaire-vierge"],
  ["x02-tronque.docx", "fichier-corrompu"],
  ["x04-chiffre.docx", "fichier-chiffre"],
  ["absent.docx", "fichier-absent"],
  ["../forms", "format-non-pris-en-charge"],
])("%s is refused: %s", async (name, reason) => {
  expect(await readFile(path(name))).toMatchObject({ reason })
})
