import { expect, test } from "vitest"
import type { Edition, Finding } from "../../src/model/types.ts"
import { text } from "../../src/report/text.ts"
import { columns } from "../../src/report/wrap.ts"
import fc from "../draw.ts"
import { processor } from "../processor.ts"
import { hostileFindings } from "./hostile.ts"
import { context, findings } from "./sample.ts"

const contact = { contact: { service: "Service des stages", courriel: "stages@ecole.example" } } as Edition

test("a faulty fiche, as its author reads it", async () => {
  const editions = new Map([["2025-2026", contact]])
  await expect(text(findings, { ...context, editions })).toMatchFileSnapshot("golden/terminal.txt")
  await expect(text(findings, { ...context, editions, width: 44 })).toMatchFileSnapshot("golden/terminal-44.txt")
})

test("colour changes nothing but colour", () => {
  const coloured = text(findings, { ...context, color: true })
  expect(coloured).toContain("\u001b[31m")
  expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(text(findings, context))
})

test("interne values never show, wherever they stand", () => {
  const everything = ["philippine.jeudessai", "JEUDESSAI", "stages.rh@", "02 61 91 77"]
  for (const secret of everything) expect(text(findings.map(reveal), context)).not.toContain(secret)
})

test("nothing found is said without praise, and who acts next is said", () => {
  expect(text([], { ...context, files: 16 })).toBe(
    "✔ 16 fichiers vérifiés : rien à corriger.\n  La suite revient au service des stages.\n",
  )
  expect(text([], { ...context, files: 0 })).toBe("✔ Aucune fiche à vérifier.\n")
  const advice = findings.filter(({ severity }) => severity === "advice")
  expect(text(advice, context)).toMatch(
    /^ {2}Rien de bloquant : 1 conseil\.\n {2}La suite revient au service des stages\.\n/,
  )
})

test("points beyond the most asked for are counted, the blocking ones shown first", () => {
  const shown = text(findings, { ...context, max: 2 })
  expect(shown).toMatch(/✖ 1\.[^✖]*✖ 2\.[^✖▲]*$/)
  expect(shown).toContain("4 autres points ne sont pas montrés (--max-findings).")
  expect(shown).toMatch(/^✖ 4 points bloquants, 1 point à vérifier et 1 conseil\./)
})

test("several files are told one by one, the others in one line", () => {
  const other = "proposals/2025-2026/autre.md"
  const two: Finding[] = [...findings, ...findings.slice(0, 1).map(finding => ({ ...finding, path: other }))]
  const shown = text(two, { ...context, files: 16, elsewhere: { files: 2, blocking: 3 } })
  expect(shown).toMatch(/^✖ 5 points bloquants, 1 point à vérifier et 1 conseil dans 2 fichiers sur 16\./)
  expect(shown).toContain(`${other}\n1 point bloquant\n\n✖ 1. N° de SIRET`)
  expect(shown).toContain("Ailleurs dans l’édition : 3 points bloquants dans 2 autres fichiers.")
})

test("whatever the fiche holds, the terminal is safe and no line is too wide", () => {
  fc.assert(
    fc.property(hostileFindings, fc.integer({ min: 30, max: 120 }), ({ findings, context }, width) => {
      const shown = text(findings, { ...context, width })
      const lines = shown.split("\n")
      expect(shown.replaceAll("\n", "|")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[|::/u)
      const paths = new Set(findings.map(({ path }) => path))
      for (const line of lines)
        if (!/https?:/.test(line) && paths.size > 0 && line.startsWith(" "))
          expect(columns(line)).toBeLessThanOrEqual(width)
    }),
  )
})

test("three hundred findings are still a report, made at once", () => {
  const many = Array.from({ length: 50 }, () => findings).flat()
  const taken = processor()
  expect(text(many, context)).toContain("200 points bloquants, 50 points à vérifier et 50 conseils")
  expect(taken()).toBeLessThan(1000)
})

/** The same finding as a careless rule would make it: the author's words in every sentence. */
function reveal(finding: Finding): Finding {
  const careless = "Mme Philippine JEUDESSAI, stages.rh@mairie.example, 02 61 91 77 12"
  return { ...finding, message: careless, value: careless, related: [{ path: finding.path, message: careless }] }
}

test("a question left empty is completed on its line, a missing one is added after a line", () => {
  const file = "---\ndgs:\n  nom:\n  prenom: # ?\n---\n"
  const at = (line: number, column: number, offset: number, field: string): Finding => {
    const place = { line, column, offset }
    return {
      rule: "r",
      severity: "blocking",
      path: "a.md",
      start: place,
      end: place,
      field,
      message: "vide",
      fixes: [],
      related: [],
      fingerprint: "",
    }
  }
  const told = (finding: Finding) => text([finding], { ...context, text: () => file }).match(/→ (.*)/)?.[1]
  expect(told(at(3, 7, 15, "/dgs/nom"))).toBe("Compléter la ligne 3")
  expect(told(at(4, 10, 25, "/dgs/prenom"))).toBe("Compléter la ligne 4")
  expect(told(at(4, 14, 29, "/dgs/courriel"))).toBe("Ajouter après la ligne 4")
})
