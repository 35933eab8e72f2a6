import { parse } from "parse5"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import { unified } from "unified"
import { describe, expect, test } from "vitest"
import { findingsOf as runRules } from "../../src/check/engine.ts"
import { checkProposals, rules } from "../../src/check/index.ts"
import { readBySchema } from "../../src/check/schema.ts"
import { subjectOf } from "../../src/check/subject.ts"
import { fiche as ficheSchema } from "../../src/model/fields.ts"
import type { Draft, Finding, ReportContext } from "../../src/model/types.ts"
import { ficheOf } from "../../src/read/file.ts"
import { reporters } from "../../src/report/index.ts"
import { partsOf, pointer } from "../../src/report/point.ts"
import {
  bareContext,
  draftOf,
  editionName,
  editionOf,
  editionText,
  findingsOf,
  helpBase,
  sound,
} from "../check/base.ts"
import { withExcerpt } from "../check/excerpt.ts"
import fc from "../draw.ts"
import { readXml, type XmlElement } from "../output/readers.ts"
import { hostileFindings } from "./hostile.ts"
import { findings, known } from "./sample.ts"

type Name = keyof typeof reporters
const names = Object.keys(reporters) as Name[]

/** What a person or a program reads in a report, without markup or escapes. */
const read: { [name in Name]: (report: string) => string } = {
  text: report => report,
  github: report => report.replace(/%0A/g, "\n").replace(/%3A/g, ":").replace(/%2C/g, ",").replaceAll("%25", "%"),
  json: report => words(JSON.parse(report)),
  sarif: report => words(JSON.parse(report)),
  codequality: report => words(JSON.parse(report)),
  junit: report => xmlWords(readXml(report)),
  markdown: report => words(unified().use(remarkParse).use(remarkGfm).parse(report)),
  html: report => textOf(parse(report)),
}

test.each(names)("%s says of each finding what the others say", name => {
  const context = known()
  const told = bare(read[name](reporters[name](findings, context)))
  const toPoint = pointer(context)
  for (const finding of findings) {
    const point = toPoint(finding)
    for (const part of [point.label, point.message]) expect(told).toContain(bare(part ?? ""))
    // A program is given the example apart.
    for (const { name: part, said } of partsOf(point)) {
      // A program is told the place of what was typed, when a rule does not repeat it.
      if (name === "json" && part === "Vous avez écrit" && finding.value === undefined) continue
      for (const piece of name === "json" ? said.split(/\. Exemple : |, ligne \d+ : /) : [said])
        expect(told, said).toContain(bare(piece))
    }
  }
})

describe("the édition and the statut decide how serious a fault is, in each channel", () => {
  const fault = withExcerpt("intitule: Écoles")
  const draft = withExcerpt("statut: brouillon", fault)
  const lowered = `${editionText}severites:\n  champ-trop-court: à vérifier\n`
  const exempted = `${editionText}exemptions:\n  - fiche: ville-de-valombreuil\n    controle: champ-trop-court\n    raison: Accord du 3 juin 2025.\n`
  const signs: { [name in Name]: { [severity in Finding["severity"]]: RegExp } } = {
    text: { blocking: /^✖ 1\./m, "to-check": /^▲ 1\./m, advice: /^• 1\./m },
    github: { blocking: /^::error /m, "to-check": /^::warning /m, advice: /^::notice /m },
    json: {
      blocking: /"severity": "blocking"/,
      "to-check": /"severity": "to-check"/,
      advice: /"severity": "advice"/,
    },
    sarif: { blocking: /"level": "error"/, "to-check": /"level": "warning"/, advice: /"level": "note"/ },
    junit: { blocking: /<failure /, "to-check": /<skipped /, advice: /<skipped / },
    markdown: { blocking: /\*\*1\.\*\* ✖/, "to-check": /\*\*1\.\*\* ▲/, advice: /\*\*1\.\*\* •/ },
    codequality: {
      blocking: /"severity": "blocker"/,
      "to-check": /"severity": "minor"/,
      advice: /"severity": "info"/,
    },
    html: {
      blocking: /<article[^>]*><div class="side"><span class="level blocking/,
      "to-check": /<article[^>]*><div class="side"><span class="level to-check/,
      advice: /<article[^>]*><div class="side"><span class="level advice/,
    },
  }
  test.each(names)("%s", name => {
    const cases: [string, string, Finding["severity"]][] = [
      [fault, editionText, "blocking"],
      [draft, editionText, "advice"],
      [fault, lowered, "to-check"],
    ]
    for (const [text, settings, severity] of cases) {
      const { report } = tell(name, text, settings)
      for (const [other, sign] of Object.entries(signs[name])) {
        const same = signs[name][severity].source === sign.source
        expect(sign.test(report), `${severity} ${other}`).toBe(same)
      }
    }
    const { report, found } = tell(name, fault, exempted)
    expect(found).toEqual([])
    expect(report).not.toContain("champ-trop-court")
  })

  test("a draft is told as one, and its author goes on", () => {
    expect(tell("text", draft, editionText).report).toMatch(/^ {2}Brouillon : 1 conseil\.\n {2}À vous de compléter/)
    expect(tell("text", withExcerpt("statut: brouillon"), editionText).report).toMatch(/^✔ Brouillon : rien/)
  })

  function tell(name: Name, text: string, settings: string) {
    const one = draftOf(text)
    const edition = editionOf(settings)
    const found = checkProposals(editionName, edition, [one], { helpBase }).findings
    return { found, report: reporters[name](found, contextOf(one, edition)) }
  }
})

describe("whatever happens, a report in each channel", () => {
  test.each(names)("%s: three hundred findings", name => {
    const many = Array.from({ length: 50 }, () => findings).flat()
    const report = reporters[name](many, known())
    expect(bare(read[name](report))).toContain(bare("il manque un chiffre"))
    expect(report.length).toBeGreaterThan(1000)
  })

  test.each(names)("%s: a fiche of 5 MB", name => {
    const draft = ficheOf(5_000_000, `proposals/${editionName}/ville-de-valombreuil.md`, { edition: editionName })
    const found = findingsOf([draft])
    expect(found.map(({ rule }) => rule)).toEqual(["fichier-trop-grand"])
    const point = pointer(contextOf(draft))(found[0] as Finding)
    expect(bare(read[name](reporters[name](found, contextOf(draft))))).toContain(bare(point.message))
  })

  test.each(names)("%s: a rule that throws", name => {
    const draft = draftOf(sound)
    const boom = {
      id: "boum",
      severity: "blocking" as const,
      title: "Boum",
      doc: { why: "", how: "", wrong: "", right: "" },
      check: () => {
        throw new Error("cassé")
      },
    }
    const subject = subjectOf(draft, readBySchema(draft, ficheSchema, editionName))
    const found = runRules([boom], subject, bareContext(), {}).map(({ finding }) => finding)
    expect(bare(read[name](reporters[name](found, contextOf(draft))))).toContain(bare("défaut du programme"))
  })

  test.each(names)("%s: nothing at all", name => {
    const report = reporters[name]([], { ...contextOf(draftOf(sound)), rules })
    expect(() => read[name](report)).not.toThrow()
    expect(report).not.toContain("undefined")
  })
})

test.each(["sarif", "junit", "codequality", "html"] as const)(
  "%s is well formed and harmless, whatever the fiche holds",
  name => {
    fc.assert(
      fc.property(hostileFindings, fc.constantFrom(...markup), ({ findings, context }, words) => {
        const spoilt = findings.map(finding => ({ ...finding, message: words, label: words, help: words, why: words }))
        const told = reporters[name]([...findings, ...spoilt], {
          ...context,
          previous: [{ fingerprint: words, message: words }],
          preview: words,
          link: () => words,
        })
        expect(told.replaceAll("\n", "|")).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|##\[/u)
        expect(told.replaceAll("\n", "|")).not.toMatch(/\u202e|\u2066|\u200b|\u{e0041}/u)
        // Our own style sheet has `::before`.
        expect(told.replace(/<style>.*?<\/style>/s, "")).not.toMatch(/::/)
        expect(() => read[name](told)).not.toThrow()
        if (name === "html") expectHarmless(told)
        if (name === "codequality") {
          const prints = JSON.parse(told).map(({ fingerprint }: { fingerprint: string }) => fingerprint)
          expect(new Set(prints).size).toBe(prints.length)
        }
      }),
      { numRuns: 40 },
    )
  },
)

const markup = [
  "<script>alert(1)</script><img src=x onerror=y>",
  "</style></title></pre><h1>",
  '" onclick="alert(1)',
  "javascript:alert(1)",
  "https://x.example/a\"onclick='b' <b>",
  "]]>&lt;!--",
  "[x](https://evil.example)",
]

/** Only elements of ours, no script, no style but the one, links to web pages alone, nothing fetched. */
function expectHarmless(page: string): void {
  const seen = [...elements(parse(page))]
  const tags = seen.map(({ tagName }) => tagName)
  expect(tags.filter(tag => tag === "style")).toHaveLength(1)
  for (const tag of ["script", "img", "iframe", "object", "form", "link", "base", "svg", "b-"])
    expect(tags).not.toContain(tag)
  for (const { attrs } of seen)
    for (const { name, value } of attrs) {
      expect([
        "href",
        "class",
        "aria-label",
        "aria-hidden",
        "lang",
        "charset",
        "http-equiv",
        "name",
        "content",
      ]).toContain(name)
      if (name === "href") expect(value).toMatch(/^(https?:\/\/|mailto:)/)
    }
}

interface Element {
  tagName: string
  attrs: { name: string; value: string }[]
}

function* elements(node: object): Iterable<Element> {
  if ("tagName" in node) yield node as Element
  if ("childNodes" in node) for (const child of node.childNodes as object[]) yield* elements(child)
}

function xmlWords({ attributes, text, children }: XmlElement): string {
  return [...Object.values(attributes), text, ...children.map(xmlWords)].join("\n")
}

function textOf(node: object): string {
  if ("tagName" in node && node.tagName === "style") return ""
  if ("value" in node && typeof node.value === "string") return node.value
  return "childNodes" in node ? (node.childNodes as object[]).map(textOf).join(" ") : ""
}

function words(value: unknown): string {
  if (typeof value === "string") return `${value}\n`
  return typeof value === "object" && value !== null ? Object.values(value).map(words).join("") : ""
}

/** Letters, figures and signs alone: how lines are cut and spaced is each channel's own. */
function bare(text: string): string {
  return text.replace(/[\s\u200b]|\^+(?=\s)/g, "").toLowerCase()
}

function contextOf(draft: Draft, edition = editionOf()): ReportContext {
  return {
    ...known(),
    previous: [],
    text: path => (path === draft.path ? draft.text : ""),
    drafts: () => [draft],
    editions: new Map([[editionName, edition]]),
    now: "2025-06-12T09:41",
  }
}
