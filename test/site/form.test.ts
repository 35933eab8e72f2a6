import { expect, test } from "vitest"
import type { DepositSetting } from "../../site/components/deposit.tsx"
import { openDraft, readDraft, writeDraft } from "../../site/scripts/form-keep.ts"
import { letterOf, pullRequestOf, receiptOf } from "../../site/scripts/form-receipt.ts"
import { fields } from "../../src/model/fields.ts"
import type { PageSetting, TypedAnswers } from "../../src/model/page.ts"
import { pageCheck } from "../../src/page/check.ts"
import { editionName, editionOf, helpBase, sound } from "../check/base.ts"
import fc from "../draw.ts"

const setting: PageSetting = { name: editionName, edition: editionOf(), site: helpBase }
const pointers = fields().map(({ pointer }) => pointer)
const encode = (text: string) => new TextEncoder().encode(text)

test("a draft comes back as it was kept; what is no draft is none, and what a newer site kept is left alone", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...pointers), fc.string({ minLength: 1 }), { minKeys: 1 }), answers => {
      const draft = { answers, saved: "2025-06-02T10:00:00.000Z" }
      expect(readDraft(writeDraft(draft)).draft).toEqual(draft)
    }),
  )
  for (const text of [null, "", "{", "[]", "12", '{"version":1}', '{"version":1,"reponses":{"x":"y","/intitule":3}}'])
    expect(readDraft(text), String(text)).toEqual({ draft: undefined, newer: false })
  expect(readDraft('{"version":2,"reponses":{"/intitule":"x"}}')).toEqual({ draft: undefined, newer: true })
})

test("what cannot be kept is told: a browser that refuses, one without room, a draft of a newer site", () => {
  const kept = new Map<string, string>()
  const store = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  }
  const keeper = openDraft("2025-2026", () => store)
  expect(keeper.keep({ "/intitule": "Un titre" })).toBeUndefined()
  expect(keeper.read()?.answers).toEqual({ "/intitule": "Un titre" })
  expect(keeper.keep({})).toBeUndefined()
  expect(kept.size).toBe(0)
  kept.set(keeper.key, '{"version":9,"reponses":{}}')
  expect(keeper.keep({ "/intitule": "x" })).toBe("newer")
  expect(kept.get(keeper.key)).toContain("9")
  const refusing = openDraft("2025-2026", () => {
    throw new DOMException("refused", "SecurityError")
  })
  expect(refusing.read()).toBeUndefined()
  expect(refusing.keep({ "/intitule": "x" })).toBe("blocked")
  const full = {
    ...store,
    getItem: () => null,
    setItem: () => {
      throw new DOMException("full", "QuotaExceededError")
    },
  }
  expect(openDraft("2025-2026", () => full).keep({ "/intitule": "x" })).toBe("full")
})

test("a fiche opened and written again says the same, whatever stands in its answers", () => {
  const line = fc.stringMatching(/^[A-Za-zÀ-ÿ0-9][\wÀ-ÿ ’:#«»"'&*!|>%@`,.-]{0,40}$/).map(text => text.trim())
  fc.assert(
    fc.property(line, line, fc.array(line, { minLength: 1, maxLength: 3 }), (title, nom, lines) => {
      const given = { ...pageCheck.open("x.md", encode(sound), setting).answers }
      given["/intitule"] = `Titre ${title}`
      given["/dgs/nom"] = nom
      given["/collectivite/adresse_accueil"] = lines.join("\n")
      const { file, text } = pageCheck.write(given, setting)
      expect(file).toBe("ville-de-valombreuil.md")
      const again = pageCheck.open(file, encode(text), setting)
      expect(again.left).toEqual([])
      expect(pageCheck.write(again.answers, setting).text).toBe(text)
      const plain = (all: { readonly [pointer: string]: string }) =>
        Object.fromEntries(Object.entries(all).map(([key, one]) => [key, one.replaceAll(/[ \u00a0]+/g, " ").trim()]))
      expect(plain(again.answers)["/intitule"]).toBe(plain(given)["/intitule"])
      expect(plain(again.answers)["/dgs/nom"]).toBe(plain(given)["/dgs/nom"])
    }),
    { numRuns: 60 },
  )
})

test("what an unfinished proposal misses is told at its questions, and what stands in a section at that section", () => {
  const { text, file } = pageCheck.write({ "/intitule": "Adapter les écoles aux fortes chaleurs" }, setting)
  expect(file).toBe("proposition.md")
  const missing = pageCheck.check(file, encode(text), setting).filter(({ finding }) => finding.severity === "blocking")
  const required = fields().filter(field => field.required && !field.office && field.pointer !== "/intitule")
  // A rule says the same twenty times at most; the form tells of the others itself (deposit.test.ts).
  expect(new Set(missing.map(({ question }) => question)).size).toBeGreaterThanOrEqual(Math.min(20, required.length))
  expect(
    missing.map(({ question }) => question).filter(one => !required.some(({ pointer }) => pointer === one)),
  ).toEqual([])
  const spoilt = sound.replace("Les fermetures d’écoles", "<b>Les</b> fermetures d’écoles")
  const [html] = pageCheck
    .check("ville-de-valombreuil.md", encode(spoilt), setting)
    .filter(({ finding }) => finding.rule === "html")
  expect(html?.question).toBe("/enjeux")
})

test("a certain correction changes the answers it is about, and no other", () => {
  const given = {
    ...pageCheck.open("x.md", encode(sound), setting).answers,
    "/intitule": "Adapter les écoles aux étés.",
  }
  const { file, text } = pageCheck.write(given, setting)
  const bytes = encode(text)
  const found = pageCheck.check(file, bytes, setting).find(({ finding }) => finding.rule === "intitule-point")
  expect(found?.question).toBe("/intitule")
  if (!found) return
  expect(pageCheck.correct(file, bytes, found.finding, setting)).toEqual({ "/intitule": "Adapter les écoles aux étés" })
  expect(pageCheck.correct(file, bytes, { ...found.finding, fixes: [] }, setting)).toEqual({})
})

test("a closed fiche is written again as it was; an answer given anew is checked beside what is closed", () => {
  const open = pageCheck.open("x.md", encode(sound), setting).answers
  const internal = new Set(fields().flatMap(({ pointer, diffusion }) => (diffusion === "interne" ? [pointer] : [])))
  const block = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----"
  const shut = {
    ...Object.fromEntries(Object.entries(open).filter(([pointer]) => !internal.has(pointer))),
    "/confidentiel": block,
  }
  const { file, text } = pageCheck.write(shut, setting)
  const again = pageCheck.open(file, encode(text), setting)
  expect(again.answers["/confidentiel"]?.trimEnd()).toBe(block)
  expect(pageCheck.write(again.answers, setting).text).toBe(text)
  const rules = (answers: TypedAnswers) =>
    pageCheck
      .check(file, encode(pageCheck.write(answers, setting).text), setting)
      .filter(({ finding }) => finding.severity === "blocking")
      .map(({ question, finding }) => [question, finding.rule])
  expect(rules(again.answers)).toEqual([])
  expect(rules({ ...again.answers, "/dgs/telephone": "02 61 91 00 12" })).toEqual([])
  expect(rules({ ...again.answers, "/dgs/telephone": "02 61" })).toEqual([["/dgs/telephone", "telephone"]])
})

const fiche = { file: "ville-de-valombreuil.md", text: "---\nintitule: L’été\n---\n" }
const at: DepositSetting = { ...setting, depot: "https://github.com/ecole/missions" }

test("a forge is given the fiche when it is short enough for an address, and a place to upload it otherwise", () => {
  expect(pullRequestOf(fiche, setting)).toBeUndefined()
  const short = pullRequestOf(fiche, at)
  expect(short?.filled).toBe(true)
  const url = new URL(short?.href ?? "")
  expect(url.pathname).toBe("/ecole/missions/new/main/proposals/2025-2026")
  expect(url.searchParams.get("filename")).toBe(fiche.file)
  expect(url.searchParams.get("value")).toBe(fiche.text)
  const long = pullRequestOf({ ...fiche, text: "é".repeat(2000) }, at)
  expect(long).toEqual({ href: "https://github.com/ecole/missions/upload/main/proposals/2025-2026", filled: false })
  expect(pullRequestOf(fiche, { ...at, branch: "prod/2026" })?.href).toContain("/new/prod/2026/proposals/2025-2026?")
  expect(pullRequestOf(fiche, { ...at, depot: "https://gitlab.example/ecole/missions" })?.href).toContain(
    "/-/new/main/",
  )
})

test("the letter is short for the mail program and whole for who pastes it; the receipt names the file and its fingerprint", () => {
  const letter = letterOf(fiche, at, "Ville de Valombreuil", "ab12")
  expect(letter.short).not.toContain(fiche.text)
  expect(letter.whole).toContain(fiche.text)
  expect(letter.short).toContain("ab12")
  const receipt = Object.fromEntries(
    receiptOf(fiche, at, "Ville de Valombreuil", "0123456789abcdef", new Date("2025-06-02T08:05:00Z")),
  )
  expect(receipt["Fichier"]).toBe(fiche.file)
  expect(receipt["Vérifiée le"]).toBe("2\u00a0juin 2025 à 10\u00a0h\u00a005")
  expect(receipt["Empreinte (SHA-256)"]).toBe("01234567 89abcdef")
})
