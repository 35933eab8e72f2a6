import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { readFile } from "../../src/intake/open.ts"
import fc, { draws } from "../draw.ts"
import { type Answer, boxes, formOf, type Manner } from "./make.ts"

const folder = mkdtempSync(join(tmpdir(), "missions-intake-"))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function valuesOf(bytes: Uint8Array): Promise<{ [pointer: string]: unknown }> {
  const file = join(folder, "form.docx")
  writeFileSync(file, bytes)
  const read = await readFile(file)
  if ("reason" in read) throw new Error(`${read.reason} ${read.detail}`)
  expect(read.proposals).toHaveLength(1)
  return Object.fromEntries([...(read.proposals[0]?.values ?? [])].map(([pointer, { value }]) => [pointer, value]))
}

const word = fc.constantFrom(
  ..."La Ville doit rénover onze écoles dont l’isolation est faible et les agents demandent une stratégie pluriannuelle à bâtir avec 27 groupes scolaires, un budget de 4 000 € puis d’autres services : élèves, familles ; équipes".split(
    " ",
  ),
)
const sentence = fc
  .array(word, { minLength: 3, maxLength: 14 })
  .map(words => `Ainsi ${words.join(" ").replace(/[ :;,]+$/, "")}.`)
const section = fc.oneof(
  { arbitrary: fc.array(sentence, { minLength: 1, maxLength: 4 }).map(all => all.join("\n\n")), weight: 4 },
  { arbitrary: fc.constant(null), weight: 1 },
)
const digits = fc.integer({ min: 10, max: 99 })
const phone = fc.oneof(
  fc.tuple(digits, digits).map(([one, two]) => `02 61 91 ${one} ${two}`),
  fc.constant("06.39.98.00.12"),
  fc.constant("+33 (0)2 61 91 00 12"),
  fc.constant(null),
)
const yesNo = fc.constantFrom(true, false, null)
const name = fc.constantFrom("MAQUETTEAU", "DE LA TROMBONNIÈRE", "Équerre-Massicot", "D’ÉCHANTILLON", "Van Prototype")
const mail = fc.constantFrom("a.b@mairie.example", "stages_rh@valombreuil.example", null)
const answers = fc.record<{ [pointer: string]: Answer }>({
  "/intitule": sentence,
  "/collectivite/nom": fc.constantFrom("Ville de Valombreuil", "Département du Val-d’Aubronne", "Métropole Nordhalie"),
  "/collectivite/siret": fc.constantFrom("21370985000019", "213 709 850 00019", "200.972.032.00011", null),
  "/collectivite/adresse": fc.constantFrom(
    "Hôtel de ville, 4 place des Fontaines, 37995 Valombreuil Cedex",
    "16 quai des Lavandières, 72995 Orvelle",
  ),
  "/collectivite/adresse_accueil": fc.constantFrom("3 rue du Four-Banal, 34995 Saint-Aurian", null),
  "/collectivite/contact_rh/nom": fc.constantFrom("Mme Philippine JEUDESSAI, direction des ressources humaines", null),
  "/collectivite/contact_rh/courriel": mail,
  "/dgs/nom": name,
  "/dgs/prenom": fc.constantFrom("Solenne", "Jean-Baptiste", null),
  "/dgs/courriel": mail,
  "/dgs/telephone": phone,
  "/tuteur/nom": name,
  "/tuteur/prenom": fc.constantFrom("Barnabé", "Maëlle"),
  "/tuteur/fonction": fc.constantFrom("Directrice générale adjointe Ressources et modernisation", "DGA", null),
  "/tuteur/courriel": mail,
  "/tuteur/telephone": phone,
  "/accueil/hebergement": yesNo,
  "/accueil/permis_b": yesNo,
  "/accueil/transports_en_commun": yesNo,
  "/contexte": section,
  "/enjeux": section,
  "/objectifs": section,
  "/valeur_ajoutee": section,
  "/autres_aspects": section,
})
const manner = fc.record<Manner>({
  frame: fc.constantFrom("cell", "beside", "paragraphs"),
  place: fc.constantFrom("line", "under"),
  boxes: fc.constantFrom(...(Object.keys(boxes) as (keyof typeof boxes)[])),
  labels: fc.constantFrom("exact", "bare", "capitals", "plain", "numbered", "spaced", "helped"),
  split: fc.boolean(),
  tracked: fc.boolean(),
  guide: fc.boolean(),
  order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5, maxLength: 5 }),
})

/** What an answer must become. */
function expected(pointer: string, value: Answer): unknown {
  if (typeof value !== "string") return value
  if (pointer.endsWith("/siret")) return value.replaceAll(/\D/g, "")
  if (pointer.endsWith("/telephone"))
    return `+33${value.replace("+33", "").replace("(0)", "").replaceAll(/\D/g, "").replace(/^0/, "")}`
  return value
}

test("a form gives the same answers however it is laid out, ticked, labelled, ordered, cut into runs or tracked", async () => {
  await fc.assert(
    fc.asyncProperty(answers, manner, async (given, how) => {
      const values = await valuesOf(formOf(given, how))
      for (const [pointer, value] of Object.entries(given))
        expect([pointer, values[pointer]]).toEqual([pointer, expected(pointer, value)])
    }),
    { numRuns: draws(40) },
  )
})
