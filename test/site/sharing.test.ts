import { expect, test } from "vitest"
import { readColumns, shift, split, writeColumns } from "../../site/scripts/columns.ts"
import { type Choice, clean, kept } from "../../site/scripts/selection.ts"
import { readFile, readShared, type Told, writeCsv, writeFile, writeShared } from "../../site/scripts/sharing.ts"
import fc from "../draw.ts"

const slug = fc.stringMatching(/^[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}$/)
// Few enough for notes to be about missions chosen.
const few = fc.oneof(fc.constantFrom("a", "b-2", "c"), slug)
const choice: fc.Arbitrary<Choice> = fc
  .record({
    wishes: fc.array(few),
    starred: fc.array(few),
    notes: fc.dictionary(few, fc.string({ unit: "grapheme" })),
  })
  .map(clean)
const told: Told = {
  numero: "3",
  intitule: "=HYPERLINK(1)",
  collectivite: "Ville ; « une »",
  territoire: "Aube (10)",
  logement: "oui",
  permis_b: "pas nécessaire",
  transports: "non",
  url: "https://stages.example/2025-2026/metropole/",
}
const options = { edition: "2025-2026", notes: true, tell: () => told }

test("an address shares slugs and their order, nothing of a note, and gives them back", () => {
  fc.assert(
    fc.property(choice, made => {
      const shared = writeShared(made)
      expect(shared).toMatch(/^(#[a-z0-9,=&-]+)?$/)
      expect(readShared(shared)).toEqual(kept(made).length > 0 ? { ...made, notes: {} } : undefined)
    }),
  )
  const mine = { wishes: ["metropole"], starred: ["commune-2"], notes: { metropole: "SECRET" } }
  expect(writeShared(mine)).toBe("#voeux=metropole&etoiles=commune-2")
})

test("an address that shares nothing, or anything, is harmless", () => {
  expect(readShared("#contenu")).toBeUndefined()
  expect(readShared("#voeux=")).toBeUndefined()
  // A mail client may have written the comma its own way.
  expect(readShared("#voeux=a%2Cb,<script>,../c,a&etoiles=b,d")).toEqual({
    wishes: ["a", "b"],
    starred: ["d"],
    notes: {},
  })
  fc.assert(fc.property(fc.string(), text => void readShared(`#voeux=${text}`)))
})

test("a file gives back the choice it was made of; its notes only when they were asked for", () => {
  fc.assert(
    fc.property(choice, made => {
      const chosen = {
        ...made,
        notes: Object.fromEntries(Object.entries(made.notes).filter(([one]) => kept(made).includes(one))),
      }
      const back = readFile(writeFile(made, options), "2025-2026")
      expect(back).toEqual(kept(made).length > 0 ? chosen : "Ce fichier ne contient aucune mission.")
      const bare = writeFile(made, { ...options, notes: false })
      expect(bare).not.toContain('"note"')
    }),
  )
})

test("a file says of each wish its rank, title and authority, for whoever gathers the wishes of teams", () => {
  const file = JSON.parse(writeFile({ wishes: ["metropole"], starred: [], notes: {} }, options))
  expect(file).toEqual({
    type: "selection-de-missions",
    version: 1,
    edition: "2025-2026",
    voeux: [{ rang: 1, slug: "metropole", ...told }],
    etoiles: [],
  })
})

test.each([
  ["", "n’est pas une sélection"],
  ["[]", "n’est pas une sélection"],
  ['{"type":"selection-de-missions","version":9}', "une autre version"],
  ['{"type":"selection-de-missions","version":1,"edition":"2024-2025"}', "de l’édition 2024-2025, pas de"],
  ['{"type":"selection-de-missions","version":1,"edition":"<b>"}', "ne dit pas de quelle édition"],
  [
    '{"type":"selection-de-missions","version":1,"edition":"2025-2026","voeux":[{"slug":"<b>"},3,null]}',
    "aucune mission",
  ],
])("the file «%s» is told apart", (text, why) => {
  expect(readFile(text, "2025-2026")).toContain(why)
})

test("any bytes in a file give a choice or a reason, never an error", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.jsonValue(), (text, list) => {
      for (const given of [
        text,
        JSON.stringify({ type: "selection-de-missions", version: 1, edition: "e", voeux: list }),
      ]) {
        const found = readFile(given, "e")
        if (typeof found !== "string") expect(clean(found)).toEqual(found)
      }
    }),
  )
})

test("the table has a row a mission, and no cell that calculates", () => {
  const mine = { wishes: ["metropole"], starred: ["commune-2"], notes: { metropole: "-1+2\nà voir" } }
  const [head, first, second] = writeCsv(mine, options).split("\r\n")
  expect(head).toBe(
    "\ufeffrang;mission;intitulé;collectivité;territoire;logement;permis B;transports;adresse;note privée",
  )
  expect(first).toBe(
    `1;3;'=HYPERLINK(1);"Ville ; « une »";Aube (10);oui;pas nécessaire;non;${told.url};"'-1+2\nà voir"`,
  )
  expect(second?.startsWith(";3;'=HYPERLINK(1);")).toBe(true)
  expect(writeCsv(mine, { ...options, notes: false })).not.toContain("à voir")
  expect(writeCsv(mine, { notes: false, tell: () => undefined })).toContain("\r\n1;;metropole;")
})

test("columns change places one by one, are never lost, and come back from an address", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(slug, { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.boolean(),
      (columns, which, right) => {
        const one = columns[which % columns.length] ?? ""
        const at = columns.indexOf(one)
        const by = right ? 1 : -1
        const moved = shift(columns, one, by)
        expect([...moved].sort()).toEqual([...columns].sort())
        expect(moved.indexOf(one)).toBe(Math.min(Math.max(at + by, 0), columns.length - 1))
        expect(readColumns(writeColumns(columns))).toEqual(columns)
      },
    ),
  )
  expect(readColumns("#missions=a,,<b>,a,c")).toEqual(["a", "c"])
  expect(readColumns("#autre")).toEqual([])
})

test("what differs comes first, each part in its own order", () => {
  const rows = [
    ["oui", "oui"],
    ["a", "b"],
    ["non", "non"],
    ["c", "d"],
  ]
  expect(split(rows, row => row)).toEqual({ differ: [rows[1], rows[3]], same: [rows[0], rows[2]] })
})
