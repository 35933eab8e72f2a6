import { dashes, type Fences, isSection, type Line, nearlyExact, restore, told } from "./fence-lines.ts"

/** The line that closes: three dashes; else, before the first title, a line of dashes of any sort; else that title itself. */
export function findClosing(lines: readonly Line[], from: Line): Fences {
  const known = lines.findIndex(({ text }) => isSection(text))
  const exact = lines.findIndex(({ text }) => /^---[ \t]*$/.test(text))
  if (exact >= 0 && (known < 0 || exact < known)) return { faults: [], cuts: [], readable: true }
  const spaced = lines.slice(0, known < 0 ? lines.length : known).find(({ text }) => nearlyExact.test(text))
  if (spaced) {
    const cut = { start: spaced.start, end: spaced.end, text: "---" }
    const fault = told({ rule: "ecriture", detail: "tirets", ...spaced }, "Retirer les espaces après les tirets", cut)
    return { faults: [fault], cuts: [cut], readable: true }
  }
  const title = known < 0 ? lines.findIndex(({ text }) => /^##[ \t]+\S/.test(text)) : known
  const before = title < 0 ? lines : lines.slice(0, title)
  const near = before.find(({ text }) => dashes.test(text) || text.startsWith("---"))
  const rule = "en-tete-non-ferme"
  if (near) {
    const cut = { start: near.start, end: near.end, text: "---" }
    const fault = told({ rule, ...near }, restore, cut, dashes.test(near.text) ? "certain" : "likely")
    return { faults: [fault], cuts: [cut], readable: true }
  }
  const heading = lines[title]
  if (heading) {
    const cut = { start: heading.start, end: heading.start, text: "---\n\n" }
    const fault = told({ rule, ...heading }, "Ajouter une ligne de trois tirets avant le premier titre", cut)
    return { faults: [fault], cuts: [cut], readable: true }
  }
  // Nothing says where the answers end: after the last line that looks like one.
  const { start, end, text } = lines.findLast(line => isAnswer(line.text)) ?? from
  const cuts = [{ start: end, end, text: "\n---" }]
  return { faults: [{ rule, start, end, value: text.slice(0, 200) }], cuts, readable: true, endless: true }
}

function isAnswer(text: string): boolean {
  return /^(?:[ \t]+\S|- |[a-z][a-z0-9_]* ?:)/.test(text)
}
