import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { checkEditionFile, checkProposals } from "../../src/check/index.ts"
import reference from "../../src/model/collectivites.json" with { type: "json" }
import { readProposals } from "../../src/read/proposals.ts"
import { corpusEdition, corpusFile, makeCorpus, readDemonstration } from "./corpus.ts"

const folder = mkdtempSync(join(tmpdir(), "missions-corpus-"))
afterAll(() => rmSync(folder, { recursive: true }))

const demonstration = readDemonstration()
/** More than the bench ever asks for, without their sections: to word these anew takes long. */
const many = Array.from({ length: 12_000 }, (_, index) =>
  corpusFile(index, {
    ...demonstration,
    fiches: demonstration.fiches.map(text => text.replace(/^## [\s\S]*/m, "## ")),
  }),
)
const some = Array.from({ length: 400 }, (_, index) => corpusFile(index * 31, demonstration))

describe("a corpus", () => {
  test("is the same each time", () => {
    const [first, second] = ["a", "b"].map(name => {
      makeCorpus(40, join(folder, name))
      const files = join(folder, name, corpusEdition)
      return readdirSync(files).map(file => [file, readFileSync(join(files, file), "utf8")])
    })
    expect(first).toHaveLength(41)
    expect(second).toEqual(first)
  })

  test("never repeats a name, a file, a SIREN or a text", () => {
    for (const part of ["slug", "name", "siret"] as const)
      expect(new Set(many.map(file => file[part])).size).toBe(many.length)
    expect(new Set(some.map(({ text }) => text.slice(text.indexOf("\n## ")))).size).toBe(some.length)
    expect(new Set(many.map(({ siret }) => siret.slice(0, 9))).size).toBe(many.length)
  })

  test("has numbers right in both keys, of no real authority", () => {
    const real = new Set(reference.collectivites.map(([siren]) => siren))
    expect(real.size).toBeGreaterThan(500)
    for (const { siret } of many) {
      expect(siret).toMatch(/^\d{14}$/)
      expect([luhn(siret), luhn(siret.slice(0, 9))]).toEqual([0, 0])
      expect(real.has(siret.slice(0, 9))).toBe(false)
    }
  })

  test("has files of the demonstration’s size, and spreads over the départements", () => {
    const sizes = some.map(({ text }) => Buffer.byteLength(text))
    expect(Math.min(...sizes)).toBeGreaterThan(4000)
    expect(Math.max(...sizes)).toBeLessThan(6000)
    const departements = new Set(many.map(({ text }) => /adresse: .*?\b(\d\d)\d{3} /.exec(text)?.[1]))
    expect(departements.size).toBeGreaterThan(90)
  })

  test("is right in every respect: checking it tells nothing", () => {
    makeCorpus(340, join(folder, "checked"))
    const [files] = readProposals(join(folder, "checked")).editions
    const settings = files && checkEditionFile(files.name, files.file, { helpBase: "https://stages.example/" })
    expect(settings?.findings).toEqual([])
    if (!files || !settings?.edition) throw new Error("no édition")
    const { catalogue, findings } = checkProposals(files.name, settings.edition, files.drafts, {
      helpBase: "https://stages.example/",
    })
    expect(findings.map(({ path, message }) => `${path}: ${message}`)).toEqual([])
    expect(catalogue.proposals).toHaveLength(340)
    expect(statSync(join(folder, "checked", corpusEdition, "edition.yml")).size).toBeLessThan(64 * 1024)
  })
})

/** Luhn's sum modulo 10, written another way than the corpus does. */
function luhn(digits: string): number {
  const values = [...digits]
    .reverse()
    .map((digit, i) => (i % 2 === 0 ? Number(digit) : ([0, 2, 4, 6, 8, 1, 3, 5, 7, 9][Number(digit)] ?? 0)))
  return values.reduce((sum, value) => sum + value, 0) % 10
}
