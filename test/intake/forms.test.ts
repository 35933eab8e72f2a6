import { readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readBySchema } from "../../src/check/schema.ts"
import { dataOf } from "../../src/intake/fiche.ts"
import type { Read } from "../../src/intake/form.ts"
import { readFile } from "../../src/intake/open.ts"
import type { Value } from "../../src/intake/values.ts"
import { fiche, fields } from "../../src/model/fields.ts"
import { slugOf } from "../../src/model/slug.ts"
import { readFiche } from "../../src/read/file.ts"
import { root } from "../commands/run.ts"

const form = fields().filter(({ office }) => !office)
const path = (name: string) => join(root, "test/intake/forms", name)

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

test.each([
  ["x03.odt", "s06-option-rayee.docx", []],
  ["s04-controles.odt", "s04-controles.docx", []],
  ["s11-revisions.odt", "s11-revisions.docx", ["commentaires", "revisions"]],
])("%s, saved by LibreOffice, gives the same answers as %s", async (odt, docx, told) => {
  const [one, other] = [await opened(odt), await opened(docx)]
  expect(dataOf(one.proposals[0]?.values ?? new Map(), form)).toEqual(
    dataOf(other.proposals[0]?.values ?? new Map(), form),
  )
  expect(one.warnings.map(({ code }) => code).toSorted()).toEqual(told)
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

test.each([
  ["s03-x-tape", []],
  ["s04-controles", []],
  ["s05-libreoffice", []],
  ["s06-option-rayee", []],
  ["s09-deux-cases", ["/accueil/hebergement"]],
  ["s11-revisions", []],
  ["s14-cellules", ["/collectivite/siret"]],
  ["s16-section-vide", ["/valeur_ajoutee"]],
])("%s has the values of its fiche in the demonstration, but for %j, wrong on purpose", async (name, wrong) => {
  const values = (await opened(`${name}.docx`)).proposals[0]?.values ?? new Map<string, Value>()
  const slug = slugOf(String(values.get("/collectivite/nom")?.value))
  const file = join(root, `proposals/2025-2026/${slug}.md`)
  const theirs = readBySchema(readFiche(file, file), fiche, "2025-2026").values
  const asked = form.filter(({ pointer }) => !/resume|themes|categorie/.test(pointer))
  const at = (path: string[]) =>
    path.reduce<unknown>((here, key) => (here as { [key: string]: unknown })?.[key], theirs)
  const different = asked.filter(({ pointer, path }) => plain(values.get(pointer)?.value) !== plain(at(path)))
  expect(different.map(({ pointer }) => pointer)).toEqual(wrong)
})
