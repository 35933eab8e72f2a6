import { readdirSync, readFileSync } from "node:fs"
import type { Nodes } from "mdast"
import remarkGfm from "remark-gfm"
import remarkParse from "remark-parse"
import { unified } from "unified"
import { expect, test } from "vitest"
import { rules } from "../../src/check/index.ts"
import type { Finding } from "../../src/model/types.ts"
import { reporters } from "../../src/report/index.ts"
import fc from "../draw.ts"
import { hostileFindings } from "./hostile.ts"
import { context, findings, known, path } from "./sample.ts"

const { github, json, markdown } = reporters
const names = Object.keys(reporters) as (keyof typeof reporters)[]
const ends: { [name in keyof typeof reporters]: string } = {
  text: "txt",
  github: "txt",
  json: "json",
  sarif: "sarif",
  junit: "xml",
  markdown: "md",
  codequality: "json",
  html: "html",
}
const secrets = ["philippine.jeudessai", "JEUDESSAI", "stages.rh@", "02 61 91 77"]

test("every reporter of the folder is in the registry", () => {
  const folder = new URL("../../src/report/", import.meta.url)
  const sources = readdirSync(folder).map(name => readFileSync(new URL(name, folder), "utf8"))
  const made = sources.flatMap(text => [...text.matchAll(/^export const (\w+): Reporter\b/gm)].map(([, name]) => name))
  expect(made.toSorted()).toEqual(Object.keys(reporters).toSorted())
})

test.each(names)("a faulty fiche, as %s tells it", async name => {
  const few = rules.filter(({ id }) => findings.some(({ rule }) => rule === id))
  await expect(reporters[name](findings, { ...known(), rules: few })).toMatchFileSnapshot(
    `golden/${name}.${ends[name]}`,
  )
})

test.each(names)("%s tells no interne value, even after a careless rule", name => {
  const told = reporters[name](findings.map(reveal), known())
  for (const secret of secrets) expect(told).not.toContain(secret)
})

test("json is what interfaces.md says, and counts what it leaves out", () => {
  const report = JSON.parse(json(findings, { ...context, max: 1 }))
  expect(report.summary).toEqual({ files: 1, blocking: 4, toCheck: 1, advice: 1, omitted: 5 })
  expect(report.findings).toHaveLength(1)
  const all = JSON.parse(json(findings, context))
  expect(all.version).toBe(1)
  expect(all.summary).toEqual({ files: 1, blocking: 4, toCheck: 1, advice: 1 })
  expect(all.findings[1].fixes[0].edits[0]).toMatchObject({ start: { line: 12, column: 5 }, text: "courriel" })
  expect(all.findings.find((found: Finding) => found.rule === "telephone").fixes).toEqual([
    { label: "Compléter le numéro", confidence: "to-complete", edits: [] },
  ])
})

test("json parses and is safe to print, whatever the fiche holds", () => {
  fc.assert(
    fc.property(hostileFindings, ({ findings, context }) => {
      const told = json(findings, context)
      expect(JSON.parse(told).findings).toHaveLength(findings.length)
      expect(told.replaceAll("\n", "|")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[|::/u)
    }),
  )
})

test("annotations stay within ten of a kind, and the tenth says how many more and where", () => {
  const [blocking] = findings
  if (!blocking) throw new Error("no sample")
  const many = (files: number): Finding[] =>
    Array.from({ length: files }, (_, index) => ({ ...blocking, path: `f${index + 10}.md` }))
  expect(github(many(10), context).match(/^::error file=/gm)).toHaveLength(10)
  const lines = github([...many(12), ...many(3)], context)
    .trimEnd()
    .split("\n")
  expect(lines).toHaveLength(10)
  expect(lines[9]).toBe(
    "::error::Encore 6 points bloquants : f16.md (1), f17.md (1), f18.md (1), f19.md (1), f20.md (1) et 1 autre fichier. Le rapport complet est dans le résumé de l’exécution.",
  )
  expect(github([], context)).toBe("")
})

test("an annotation has columns only when it stands on one line", () => {
  const [first] = findings
  if (!first) throw new Error("no sample")
  expect(github([first], context)).toMatch(/^::error file=[^:]*,line=8,endLine=8,col=10,endColumn=23,title=/)
  const long = { ...first, end: { line: 9, column: 3, offset: 190 } }
  expect(github([long], context)).toMatch(/^::error file=[^:]*,line=8,endLine=9,title=/)
})

test("a hostile value makes no workflow command but ours", () => {
  fc.assert(
    fc.property(hostileFindings, ({ findings, context }) => {
      const told = github(findings, context)
      expect(told).not.toMatch(/##\[|\r/)
      for (const line of told.split("\n").slice(0, -1)) {
        expect(line).toMatch(/^::(error|warning|notice)( \w+=[^:,]*(,\w+=[^:,]*)*)?::/)
        expect(line.slice(2).match(/::/g)).toHaveLength(1)
        expect(decodeURIComponent(line.replace(/%(?!25|0A|0D|3A|2C)/g, "%25")).replaceAll("\n", "|")).not.toMatch(
          /[\p{Cc}\p{Cf}\p{Cs}]/u,
        )
      }
    }),
  )
})

test("a hostile value makes no markup in a summary: no HTML, link, image, mention or heading of its own", () => {
  fc.assert(
    fc.property(hostileFindings, markupFor(), ({ findings, context }, markup) => {
      const spoilt = findings.map(finding => ({
        ...finding,
        message: markup,
        value: markup,
        label: markup,
        help: markup,
        path: `a${markup}`,
      }))
      const told = markdown([...findings, ...spoilt], context)
      expect(told.replaceAll("\n", "|")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|##\[|::/u)
      const words = told.replace(/(`+)[^\n]*?[^`]\1(?!`)/g, "")
      expect(words).not.toMatch(/<(?!\/?(details|summary)>)/)
      const all = [...nodes(unified().use(remarkParse).use(remarkGfm).parse(told))]
      expect(all.filter(isForeign)).toEqual([])
    }),
  )
})

test("a summary never outgrows what the forge keeps, and says when it was cut", () => {
  const many = Array.from({ length: 4000 }, () => findings).flat()
  const told = markdown(many, context)
  expect(Buffer.byteLength(told)).toBeLessThan(900_000)
  expect(told).toContain("**Rapport coupé**")
  expect(told).toMatch(/^## ✖ 16[\s ]000 points bloquants/)
})

/** Whether a part of a summary was made by the author's words. */
function isForeign(node: Nodes): boolean {
  switch (node.type) {
    case "image":
    case "imageReference":
    case "linkReference":
    case "definition":
    case "footnoteReference":
    case "code":
    case "delete":
      return true
    case "html":
      return !/^(<details><summary>([\d\s]+conseils?|Le texte corrigé, prêt à coller|Ce que les lecteurs verront, et ce qui reste à l’école)<\/summary>|<\/details>)$/.test(
        node.value,
      )
    case "link":
      return !/^https:\/\/x\.example/.test(node.url)
    case "text":
      return /@\w|#\d|:\/\/|www\.|GH-\d/i.test(node.value)
    default:
      return false
  }
}

function markupFor() {
  return fc.constantFrom(
    "`` ` ``` @equipe #12 https://evil.example",
    "<script>alert(1)</script><img src=x onerror=y>",
    "](https://evil.example) [x](javascript:alert(1))",
    "![x](https://evil.example/pixel.png)",
    "https://x.example/a)<b>\"' b|c",
    "www.evil.example GH-12 owner/name#12 <https://evil.example>",
    "a | b\n| --- | --- |\n# titre\n~~~\n[^1]: note",
    "**gras** _it_ ~~non~~ $x$ &lt;b&gt; &#64;equipe \\",
    "```\n</details>\n<h1>",
  )
}

function* nodes(node: Nodes): Iterable<Nodes> {
  yield node
  if ("children" in node) for (const child of node.children) yield* nodes(child)
}

/** The same finding as a careless rule would make it: the author’s words in every sentence. */
function reveal(finding: Finding): Finding {
  const careless = "Mme Philippine JEUDESSAI, stages.rh@mairie.example, 02 61 91 77 12"
  const fixes = finding.fixes.map(fix => ({
    ...fix,
    label: careless,
    edits: fix.edits.map(edit => ({ ...edit, text: careless })),
  }))
  return { ...finding, message: careless, value: careless, fixes, related: [{ path, message: careless }] }
}
