import { expect, test } from "vitest"
import { applyFixes, chooseFixes } from "../../src/model/fixes.ts"
import type { Edit, Finding, Fix } from "../../src/model/types.ts"
import fc from "../draw.ts"

function edit(start: number, end: number, text: string): Edit {
  return { start: { line: 1, column: start + 1, offset: start }, end: { line: 1, column: end + 1, offset: end }, text }
}

function finding(edits: Edit[], confidence: Fix["confidence"] = "certain"): Finding {
  const [at = edit(0, 0, "")] = edits
  const fixes = [{ label: "Corriger", confidence, edits }]
  return {
    rule: "r",
    severity: "blocking",
    path: "a.md",
    start: at.start,
    end: at.end,
    message: "",
    fixes,
    related: [],
    fingerprint: "",
  }
}

test("certain corrections are made, likely ones and those to complete are not", () => {
  const findings = [
    finding([edit(2, 3, "X"), edit(5, 5, "+")]),
    finding([edit(0, 1, "?")], "likely"),
    finding([edit(8, 9, "_")], "to-complete"),
  ]
  expect(applyFixes("abcdefghij", findings)).toBe("abXde+fghij")
})

test("of two that want the same place the first is made, whole", () => {
  const findings = [finding([edit(4, 8, "Y"), edit(0, 1, "Z")]), finding([edit(2, 5, "X")])]
  expect(applyFixes("abcdefghij", findings)).toBe("abXfghij")
  expect(chooseFixes(findings)).toHaveLength(1)
  expect(applyFixes("abc", [finding([edit(1, 1, "x")]), finding([edit(1, 1, "y")])])).toBe("axbc")
})

test("what no correction touches stays as it was", () => {
  const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(5), fc.string({ maxLength: 4 })), { maxLength: 6 })
  fc.assert(
    fc.property(fc.string({ minLength: 50, maxLength: 60 }), edits, (text, parts) => {
      const findings = parts.map(([start, length, added]) => finding([edit(start, start + length, added)]))
      const chosen = chooseFixes(findings).flatMap(({ fix }) => fix.edits)
      const touched = new Set(
        chosen.flatMap(({ start, end }) =>
          Array.from({ length: end.offset - start.offset }, (_, i) => start.offset + i),
        ),
      )
      const kept = [...text.split("")].filter((_, index) => !touched.has(index)).length
      const added = chosen.reduce((sum, { text: words }) => sum + words.length, 0)
      expect(applyFixes(text, findings)).toHaveLength(kept + added)
      expect(applyFixes(text, [])).toBe(text)
    }),
  )
})
