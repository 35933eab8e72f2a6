import { execFileSync } from "node:child_process"
import { chmodSync, linkSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { readFiche } from "../../src/read/file.ts"
import { readText } from "../../src/read/text.ts"
import { processor } from "../processor.ts"
import { brief } from "./reading.ts"

let folder: string
const at = (name: string) => join(folder, "2025-2026", name)
const makePipe = "mkfifo"
const fiche = "---\nintitule: Agir\n---\n\nUn mot.\n"

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "missions-lire-"))
  mkdirSync(join(folder, "2025-2026"))
  writeFileSync(at("ville.md"), fiche)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test("a fiche", () => {
  const draft = readFiche(at("ville.md"), "proposals/2025-2026/ville.md")
  expect(draft).toMatchObject({
    path: "proposals/2025-2026/ville.md",
    edition: "2025-2026",
    slug: "ville",
    text: fiche,
  })
  expect([draft.data, draft.problems]).toEqual([{ intitule: "Agir" }, []])
  expect(Buffer.from(draft.bytes ?? []).toString()).toBe(fiche)
})

test("what is read of one file stays when others are read", () => {
  const draft = readFiche(at("ville.md"), "ville.md")
  for (let count = 0; count < 40; count += 1) {
    writeFileSync(at("autre.md"), `${"x".repeat(50)}\n`.repeat(1200))
    readFiche(at("autre.md"), "autre.md")
  }
  expect(draft.text).toBe(fiche)
})

describe("what is no fiche is never opened, or not for long", () => {
  test("a folder", () => {
    mkdirSync(at("dossier.md"))
    expect(readFiche(at("dossier.md"), "d.md").problems.map(brief)).toEqual(["fichier-illisible dossier 1"])
  })

  test("a link, even to a fiche", () => {
    symlinkSync(at("ville.md"), at("lien.md"))
    symlinkSync("/etc/passwd", at("lien-ailleurs.md"))
    symlinkSync(at("nulle-part.md"), at("lien-mort.md"))
    for (const name of ["lien.md", "lien-ailleurs.md", "lien-mort.md"]) {
      const draft = readFiche(at(name), name)
      expect([draft.problems.map(brief), draft.text, draft.data]).toEqual([["fichier-illisible lien 1"], "", {}])
    }
  })

  test.skipIf(process.platform === "win32")("a named pipe, which would wait for ever", () => {
    execFileSync(makePipe, [at("tuyau.md")])
    expect(readFiche(at("tuyau.md"), "tuyau.md").problems.map(brief)).toEqual(["fichier-illisible special 1"])
  })

  test.skipIf(process.platform === "win32")("a device", () => {
    expect(readFiche("/dev/zero", "zero.md").problems.map(brief)).toEqual(["fichier-illisible special 1"])
  })

  test("nothing there", () => {
    expect(readFiche(at("absente.md"), "absente.md").problems.map(brief)).toEqual(["fichier-illisible absent 1"])
    expect(readFiche(join(at("ville.md"), "x.md"), "x.md").problems.map(brief)).toEqual(["fichier-illisible ENOTDIR 1"])
  })

  test.skipIf(process.getuid?.() === 0)("a file that may not be read", () => {
    writeFileSync(at("ferme.md"), fiche)
    chmodSync(at("ferme.md"), 0)
    expect(readFiche(at("ferme.md"), "ferme.md").problems.map(brief)).toEqual(["fichier-illisible EACCES 1"])
  })

  test("a file of 5 MB", () => {
    writeFileSync(at("enorme.md"), "a".repeat(5_000_000))
    const taken = processor()
    const draft = readFiche(at("enorme.md"), "enorme.md")
    expect(draft.problems.map(({ rule, value }) => [rule, value])).toEqual([["fichier-trop-grand", "5000000"]])
    expect(draft.bytes?.length).toBe(0)
    expect(taken()).toBeLessThan(100)
  })

  test.each([
    ["word", "PK\x03\x04"],
    ["pdf", "%PDF-1.7"],
  ])("a document renamed, however heavy: %s", (kind, start) => {
    const bytes = Buffer.from(start.padEnd(70_000, "\x9c\x01"), "latin1")
    writeFileSync(at("document.md"), bytes)
    const draft = readFiche(at("document.md"), "document.md")
    expect([draft.problems.map(brief), draft.text]).toEqual([[`encodage ${kind} 1`], ""])
    expect(readText("document.md", bytes).problems.map(brief)).toEqual([`encodage ${kind} 1`])
  })

  test("a file of 64 KB is read, one byte more is not", () => {
    const text = `${"a".repeat(99)}\n`.repeat(656).slice(0, 64 * 1024)
    writeFileSync(at("juste.md"), text)
    expect(readFiche(at("juste.md"), "juste.md").text).toBe(text)
    writeFileSync(at("trop.md"), `${text}\n`)
    expect(readFiche(at("trop.md"), "trop.md").problems.map(brief)).toEqual(["fichier-trop-grand 1"])
  })

  test("an empty file, and one with two names", () => {
    writeFileSync(at("vide.md"), "")
    expect(readFiche(at("vide.md"), "vide.md").problems.map(brief)).toEqual(["en-tete-absent vide 1"])
    linkSync(at("ville.md"), at("jumelle.md"))
    expect(readFiche(at("jumelle.md"), "jumelle.md").problems).toEqual([])
  })
})
