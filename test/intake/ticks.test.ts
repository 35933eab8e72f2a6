import { expect, test } from "vitest"
import type { Run } from "../../src/intake/blocks.ts"
import { tickedIn } from "../../src/intake/ticks.ts"

const read = (...runs: (string | Run)[]) =>
  tickedIn([{ kind: "paragraph", runs: runs.map(run => (typeof run === "string" ? { text: run } : run)) }])

test.each([
  ["☒ Oui    ☐ Non", true],
  ["☐ Oui\t☑ Non", false],
  ["☐ Oui    ☐ Non", null],
  ["☒ Oui    ☒ Non", null],
  ["X Oui    ☐ Non", true],
  ["☐ Oui X      ☐ Non", true],
  ["☐ Oui  X Non", false],
  ["☐ Oui  ☐ Non X", false],
  ["☐X Oui  ☐ Non", true],
  ["X☐ Oui  ☐ Non", true],
  ["[x] Oui [ ] Non", true],
  ["( ) Oui (X) Non", false],
  ["Oui ☒  Non ☐", true],
  ["Oui ☐  Non ☒", false],
  ["Oui X  Non", true],
  ["Oui  Non X", false],
  ["□ OUI ■ NON", false],
  ["❑ oui\n✔ non", false],
  ["Oui", true],
  ["non.", false],
  ["Oui, quatre studios", true],
  ["Oui / Non", null],
  ["☐ Oui", null],
  ["☒ Non", false],
  ["Oui   X Non", false],
  ["Oui X Non", null],
  ["Oui ✓ Non", null],
  ["Oui / X Non", false],
  ["Oui x / Non", true],
  ["● Oui ○ Non", true],
  ["◯ Oui  ⦿ Non", false],
  ["___ Oui  _X_ Non", false],
  ["_X_ Oui  ___ Non", true],
  ["Oui : x    Non :", true],
  ["√ Oui  ☐ Non", true],
  ["⬜ Oui ❌ Non", false],
  ["□ Oui ⊠ Non", false],
  ["[  X  ] Oui [     ] Non", true],
  ["[ ] Oui [*] Non", false],
  ["|X| Oui | | Non", true],
  ["…… Oui  …X… Non", false],
  ["☐ Oui  Х Non", false],
  ["Oui /", true],
  ["/ Non", false],
  ["", null],
  ["à voir", null],
  ["Oui/Non", null],
  ["oui-non", null],
  ["Oui|X|Non", null],
  ["☒ Oui/☐ Non", true],
  ["Oui ☐/Non ☒", false],
  ["Oui/X Non", false],
  ["«Oui»", true],
  ["☐ Oui     X ☐ Non", false],
  ["☐ Oui ✓ ☐ Non", null],
  ["☐ Oui ☐ Non ☒ À étudier", null],
  ["☐ Oui ☒ Peut-être ☐ Non", null],
  ["☒ Oui ☐ Non ☐ À étudier", true],
  ["Oui ☐ Non ☐ À étudier ☒", null],
  ["Oui ☐ Non ☒ (sauf l’été)", false],
  ["☒ Yes ☐ No", null],
  ["☒ Si ☐ Non", null],
  ["Non communiqué", null],
  ["Non, nous cherchons", false],
  ["Oui/Non : oui", null],
])("%s is %s", (text, value) => {
  expect(read(text).value).toBe(value)
})

test("a sign as near to one answer as to the other is told, and nothing is chosen", () => {
  expect(read("Oui X Non")).toEqual({ value: null, both: true, left: "" })
})

test.each([
  ["Yes/No", "Yes/No"],
  ["Oui / Non : oui", "Oui / Non : oui"],
  ["☒", "☒"],
  ["O ☒ N ☐", "O ☒ N ☐"],
  ["☒ Yes ☐ No", "☒ Yes ☐ No"],
  ["☐ Oui ☐ Non ☒ À étudier", "☐ Oui ☐ Non ☒ À étudier"],
  ["Oui/Non", ""],
  ["☐ Oui / ☐ Non", ""],
])("of what is not understood, %s, the words and the marks are kept", (text, left) => {
  expect(read(text)).toEqual({ value: null, both: false, left })
})

test("an answer underlined or marked with a colour is the one meant; a bold one too where there are no boxes", () => {
  expect(read({ text: "Oui", marked: true }, " / Non").value).toBe(true)
  expect(read("☐ Oui  ☐ ", { text: "Non", underlined: true }).value).toBe(false)
  expect(read("Oui / ", { text: "Non", bold: true }).value).toBe(false)
  expect(read({ text: "☐ Oui", bold: true }, "  ☐ Non").value).toBe(null)
  expect(read({ text: "Oui", marked: true }, " / ", { text: "Non", marked: true }).value).toBe(null)
})

test("both ticked is said, and other words are kept", () => {
  expect(read("☒ Oui ☒ Non")).toMatchObject({ both: true })
  expect(read("☒ Oui ☐ Non (sous réserve)")).toEqual({ value: true, both: false, left: "(sous réserve)" })
})

test("the answer that is not struck out is the one meant; both struck is none", () => {
  expect(read("☐ Oui ", { text: "☐ Non", struck: true }).value).toBe(true)
  expect(read({ text: "Oui", struck: true }, " / Non").value).toBe(false)
  expect(read({ text: "Oui", struck: true }, { text: "Non", struck: true }).value).toBe(null)
})
