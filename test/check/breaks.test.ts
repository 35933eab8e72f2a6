import { describe, expect, test } from "vitest"
import { checkProposals } from "../../src/check/index.ts"
import { applyFixes } from "../../src/model/fixes.ts"
import type { Finding } from "../../src/model/types.ts"
import fc, { draws } from "../draw.ts"
import { draftOf, editionName, editionOf, helpBase, sound } from "./base.ts"
import { type Broken, breaks } from "./breaks.ts"

const edition = editionOf()

// Words of a title and of a text; none of their signs means anything where they stand.
const words = fc
  .array(
    fc.constantFrom(
      "adapter",
      "les écoles",
      "l’été",
      "où",
      "cœur",
      "à 50 €",
      "(2025)",
      "Noël",
      "« demain »",
      "2030",
      "🌳",
    ),
    {
      minLength: 3,
      maxLength: 6,
    },
  )
  .map(said => `Bâtir ${said.join(" ")}`)
const answers = fc.record({
  // Written between quotes, so that anything may stand in them.
  title: fc.array(
    fc.constantFrom("Plan :", "l'eau", "#2", "“mot”", "@", "[a]", "et", "demain", "— suite", "🌍", "\\\\"),
    {
      minLength: 4,
      maxLength: 7,
    },
  ),
  prenom: fc.constantFrom("Solenne", "Anne-Noëlle", "Éloïse d’Œuf", "Maëlys D'Arc"),
  oui: fc.constantFrom("oui", "non"),
  said: words,
})

/** A sound fiche, with words of its own. */
const fiches = answers.map(({ title, prenom, oui, said }) =>
  sound
    .replace(/^intitule: .*$/m, () => `intitule: "Agir ${title.join(" ")} ici"`)
    .replace("prenom: Solenne", () => `prenom: ${prenom}`)
    .replace("hebergement: oui", `hebergement: ${oui}`)
    .replace("Le conseil municipal", () => `${said}. Le conseil municipal`),
)

describe("one cause is told once, where it is, and put right when that is certain", () => {
  test.each(breaks)("$name", ({ outcome, spoil }) => {
    fc.assert(
      fc.property(fiches, words, (fiche, said) => {
        const { right, wrong, line } = spoil(fiche, said)
        expect(wrong).not.toBe(right)
        const { findings } = look(right)
        expect(findings.filter(isBlocking)).toEqual([])
        const told = look(wrong)
        const places = told.findings.filter(isBlocking).map(({ rule, start }) => `${rule} ${start.line}`)
        expect(places).toEqual(outcome === "understood" ? [] : [expect.stringMatching(new RegExp(` ${line}$`))])
        const mended = fixed(wrong)
        expect(fixed(mended)).toBe(mended)
        if (outcome !== "person") expect(valuesOf(mended)).toBe(valuesOf(recoded(right, wrong)))
        if (outcome === "understood") expect(valuesOf(wrong)).toBe(valuesOf(right))
      }),
      { numRuns: draws(1), endOnFailure: true },
    )
  })
})

test("two at once: nothing throws, nothing is said to be missing, corrected twice nothing more changes", () => {
  fc.assert(
    fc.property(fiches, words, fc.constantFrom(...breaks), fc.constantFrom(...breaks), (fiche, said, one, other) => {
      const first = one.spoil(fiche, said).wrong
      if (typeof first !== "string") return
      const both = attempt(() => other.spoil(first, said).wrong)
      if (both === undefined) return
      const { findings } = look(both)
      // Beside a form that nobody filled in, empty answers are empty.
      expect(one.several || other.several ? [] : missing(findings)).toEqual([])
      expect(findings.filter(({ message }) => message.includes("défaut du programme"))).toEqual([])
      const once = fixed(both)
      expect(fixed(once)).toBe(once)
    }),
    { numRuns: draws(30) },
  )
})

const single = breaks.filter(({ several }) => !several)

test("two at once, in lines of their own: one finding each", () => {
  fc.assert(
    fc.property(words, fc.constantFrom(...single), fc.constantFrom(...single), (said, one, other) => {
      const first = one.spoil(sound, said)
      const second = other.spoil(sound, said)
      fc.pre([first, second].every(({ right, wrong }) => right === sound && typeof wrong === "string"))
      const lines = touched(first)
      fc.pre(one !== other && touched(second).every(line => !lines.includes(line)))
      const both = attempt(() => other.spoil(String(first.wrong), said).wrong)
      fc.pre(both !== undefined)
      const most = [one, other].filter(({ outcome }) => outcome !== "understood").length
      const told = look(both ?? "").findings.filter(isBlocking)
      expect(told.map(({ rule, start }) => `${rule} ${start.line}`).slice(most)).toEqual([])
    }),
    { numRuns: draws(45) },
  )
})

test.each([
  ["no space after any colon", "a group named twice", 2],
  ["a tab for every colon", "a group named twice", 2],
  ["a number sign before every line", "a misspelt name", 2],
  ["two answers", "a number sign before every line", 2],
  ["a numbered question", "a numbered question", 1],
  ["title: a line separator", "a numbered question", 2],
  ["a comma after every answer", "every answer on the line below its question, at the margin", 2],
  ["a comma after every line that says something", "every answer on the line below its question, as far in", 2],
  ["a fiche and the blank one above", "a question named intitulé", 1],
  ["a fiche and the blank one above", "a label for a group", 1],
  ["a fiche and the blank one above", "«—» for both lines", 1],
  ["a fiche and the blank one above", "«—» for the second line", 1],
  ["a fiche and the blank one above", "words before", 1],
  ["a number sign before every line", "a fiche and the blank one above", 2],
  ["a fiche and the blank one above", "no first line", 1],
  ["a fiche and the blank one above", "a language named", 1],
  ["half a title", "«### » before a title", 1],
  ["a program", "a front matter twice", 1],
  ["a program", "a fiche twice", 1],
  ["a program", "neither line", 1],
  ["a program", "all in a block of code", 1],
] as const)("%s, then %s: %d told, and what is certain is put right", (one, other, most) => {
  const [first, second] = [one, other].map(wanted => breaks.find(({ name }) => name === wanted))
  const wrong = [first, second].reduce((text, found) => String(found?.spoil(text, "Bâtir demain").wrong), sound)
  const told = look(wrong).findings.filter(isBlocking)
  expect(told.map(({ rule, start }) => `${rule} ${start.line}`).slice(most)).toEqual([])
  expect(missing(told)).toEqual([])
  const left = [first, second].filter(found => found?.outcome === "person").length
  expect(look(fixed(wrong)).findings.filter(isBlocking)).toHaveLength(left)
})

/** The lines of a fiche that a break changes, adds to or takes away. */
function touched({ right, wrong }: Broken): number[] {
  const lines = right.split("\n")
  const others = String(wrong).split("\n")
  if (lines.length === others.length) return lines.flatMap((line, rank) => (line === others[rank] ? [] : [rank]))
  const start = lines.findIndex((line, rank) => line !== others[rank])
  const end = lines.toReversed().findIndex((line, rank) => line !== others.at(-1 - rank))
  return lines.flatMap((_, rank) => (rank >= start && rank <= Math.max(start, lines.length - 1 - end) ? [rank] : []))
}

function look(text: string | Uint8Array): { findings: Finding[]; values: unknown } {
  const draft = draftOf(text)
  const { catalogue, findings } = checkProposals(editionName, edition, [draft], { helpBase, preview: true })
  return { findings, values: catalogue.proposals[0]?.data }
}

/** What a sound fiche says, as a text; lines may end and be spaced in several ways. */
function valuesOf(text: string | Uint8Array): string {
  const { values } = look(text)
  expect(values).toBeDefined()
  return JSON.stringify(values)
    .normalize("NFC")
    .replaceAll(/(?:\\r|\\n)+/g, "\\n")
}

/** What `check --fix` makes of a file. */
function fixed(file: string | Uint8Array): string {
  let text = draftOf(file).text
  for (let round = 0; round < 10; round++) {
    const next = applyFixes(text, look(round === 0 ? file : text).findings)
    if (next === text && round > 0) return text
    text = next
  }
  throw new Error("two rules disagree")
}

/** A picture can't be saved in windows-1252: the fiche is then what could be. */
function recoded(right: string, wrong: string | Uint8Array): string {
  return typeof wrong === "string" || wrong.length > right.length ? right : right.replace(/[^\n -ÿ’œ…–€“”]/g, "")
}

/** What is said of answers that are not there. */
function missing(findings: readonly Finding[]): string[] {
  return findings.map(({ message }) => message).filter(message => / manque( \(|$)/.test(message))
}

function isBlocking({ severity }: Finding): boolean {
  return severity === "blocking"
}

/** A second break may find nothing left to break. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
