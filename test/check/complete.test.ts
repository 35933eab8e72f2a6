import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { beforeAll, describe, expect, test } from "vitest"
import { controles } from "../../site/pages/controles.11ty.tsx"
import { rules } from "../../src/check/index.ts"
import { explain } from "../../src/commands/explain.ts"
import type { Finding, Rule } from "../../src/model/types.ts"
import { root, viewOfProposals } from "../bench/view.ts"
import { noAssets } from "../site/assets.ts"
import { type Case, cases, folder } from "./cases.ts"
import { toldOfExample } from "./examples.ts"

/** Why no correction can be offered: what a rule asks for is known to the author alone, or is a file or a setting. */
const withoutFix: { [reason: string]: string } = {
  "the answer is known to the author alone":
    "a-completer champ-trop-court champ-trop-long population siren-cle siret-cle siret-longueur tuteur-dgs tuteur-fonction valeur-inattendue",
  "the text is the author’s to write":
    "fiche-proche resultat-attendu section-courte section-longue section-vide texte-hors-section texte-trop-complexe",
  "which of two is right cannot be known":
    "collectivite-inconnue numero-en-double offre-unique section-ordre yaml-hors-profil",
  "what was meant by it cannot be kept": "contact-en-clair coordonnees-publiees html image markdown",
  "another day is the author’s to choose": "calendrier date date-hors-periode hors-delai",
  "the office decides": "courriel-exterieur exemption-inutile numero-manquant",
  "it is the file itself":
    "en-tete-autre-langage fichier-illisible fichier-trop-grand ligne-trop-longue nom-de-fichier",
}
const fixless = new Set(Object.values(withoutFix).flatMap(ids => ids.split(" ")))

/** All that shows what a rule has. */
interface Evidence {
  cases: readonly Case[]
  /** Text of a file, or undefined. */
  read(path: string): string | undefined
  told(rule: Rule, side: "wrong" | "right"): string[]
  page(id: string): string | undefined
  explained(id: string): string
}

/** What a rule lacks of all that every rule has; nothing when it is whole. */
function lacks(rule: Rule, { cases, read, told, page, explained }: Evidence): string[] {
  const { id, title, doc } = rule
  const own = cases.filter(one => one.rule === id)
  const faults = own.flatMap(({ path }) => findingsIn(read(`${path}.json`)).filter(finding => finding.rule === id))
  const sentence = /^[A-ZÀÉ«](?:(?!['"]|\bYAML\b|\bJSON\b|regex|\bschéma\b|\bstring\b).)*[.»]$/s
  const all = [title, doc.why, doc.how]
  const says = (text: string | undefined, parts: string[]) =>
    text !== undefined && parts.every(part => plain(text).includes(plain(part)))
  const points: [string, boolean][] = [
    ["a name", /^[a-z]+(-[a-z0-9]+)*$/.test(id)],
    ["a French label", /^[A-ZÀÉ].*[^.]$/.test(title)],
    ["a reason", sentence.test(doc.why)],
    ["a way out", sentence.test(doc.how)],
    ["a wrong example that is told", doc.wrong !== "" && told(rule, "wrong").includes(id)],
    ["a right example that is not", doc.right !== doc.wrong && !told(rule, "right").includes(id)],
    ["a correction, or the reason why there is none", faults.some(({ fixes }) => fixes) !== fixless.has(id)],
    ["a page", says(page(id), [...all, doc.wrong, doc.right])],
    ["its words in « missions explain »", says(explained(id), [...all, ...lines(doc.wrong), ...lines(doc.right)])],
    ["a wrong case", own.some(({ what }) => !what.startsWith("juste"))],
    ["a right case", own.some(({ what }) => what.startsWith("juste"))],
    ["what each case tells in text", own.every(({ path }) => read(`${path}.txt`) !== undefined)],
    ["what each case tells in JSON", own.every(({ path }) => read(`${path}.json`) !== undefined)],
    ["its faults in JSON", own.length === 0 || faults.length > 0],
  ]
  return points.flatMap(([point, has]) => (has ? [] : [point]))
}

function findingsIn(json: string | undefined): Finding[] {
  return json === undefined ? [] : (JSON.parse(json) as Finding[])
}

function lines(text: string): string[] {
  return text.split("\n")
}

/** As people compare texts: one space, one apostrophe, no signs of a page or a terminal. */
function plain(text: string): string {
  const entities: { [name: string]: string } = { lt: "<", gt: ">", amp: "&", quot: '"', "#39": "'" }
  return text
    .replaceAll(/&(lt|gt|amp|quot|#39);/g, (_, name: string) => entities[name] ?? "")
    .replaceAll(/[\s\u00a0│]+/g, "")
    .replaceAll("’", "'")
}

const evidence: Evidence = {
  cases,
  read: path => (existsSync(path) ? readFileSync(path, "utf8") : undefined),
  told: toldOfExample,
  page: id => pages.get(`controles/${id}/index.html`),
  explained: id => explanations.get(id) ?? "",
}
const pages = new Map<string, string>()
const explanations = new Map<string, string>()

beforeAll(async () => {
  const site = viewOfProposals(join(root, "proposals"))
  for (const { path, html } of controles({ site, assets: noAssets, dev: false })) {
    // Tags go, but for the signs of an excerpt, which are entities.
    pages.set(path, html().replaceAll(/<[^>]*>/g, " "))
  }
  for (const { id } of rules) explanations.set(id, await explainedTo(id))
})

async function explainedTo(id: string): Promise<string> {
  let said = ""
  const call = {
    words: [id],
    flags: {},
    cwd: root,
    root,
    version: "",
    node: "",
    env: {},
    out: (text: string) => {
      said += text
    },
    say: () => undefined,
    progress: () => undefined,
    terminal: { color: false, width: 80 },
    signal: new AbortController().signal,
  }
  await explain.run(call)
  return said
}

test.each(rules.map(rule => [rule.id, rule] as const))("%s has all that a rule has", (_id, rule) => {
  expect(lacks(rule, evidence)).toEqual([])
})

test("cases are those of rules, and nothing else lies beside them", () => {
  expect([...new Set(cases.map(({ rule }) => rule))].sort()).toEqual(rules.map(({ id }) => id).sort())
  const kept = cases.flatMap(({ rule, name, what }) =>
    [name, `${what}.txt`, `${what}.json`].map(one => `${rule}/${one}`),
  )
  const there = rules.flatMap(({ id }) => readdirSync(join(folder, id)).map(name => `${id}/${name}`))
  expect(there.filter(name => !kept.includes(name))).toEqual([])
})

test("no reason is given for a rule that there is not", () => {
  const ids = new Set(rules.map(({ id }) => id))
  expect([...fixless].filter(id => !ids.has(id))).toEqual([])
})

describe("a rule that lacks something is seen to", () => {
  const rule = rules.find(({ id }) => id === "intitule-point") as Rule
  const doc = (changed: Partial<Rule["doc"]>): Rule => ({ ...rule, doc: { ...rule.doc, ...changed } })
  const without = (ending: RegExp): Partial<Evidence> => ({
    read: path => (ending.test(path) ? undefined : evidence.read(path)),
  })
  const some = (keep: (one: Case) => boolean): Partial<Evidence> => ({ cases: cases.filter(keep) })

  const broken: [point: string, rule: Rule, evidence: Partial<Evidence>][] = [
    ["a name", { ...rule, id: "Intitule" }, {}],
    ["a French label", { ...rule, title: "" }, {}],
    ["a reason", doc({ why: "" }), {}],
    ["a way out", doc({ how: "fix the YAML" }), {}],
    ["a wrong example that is told", doc({ wrong: rule.doc.right }), {}],
    ["a right example that is not", doc({ right: rule.doc.wrong }), {}],
    ["a correction, or the reason why there is none", rule, some(({ what }) => what.startsWith("juste"))],
    [
      "a correction, or the reason why there is none",
      { ...rule, id: "siret-cle" },
      {
        read: path =>
          evidence
            .read(path.replace("siret-cle/derniere-unite", "intitule-point/point"))
            ?.replaceAll("intitule-point", "siret-cle"),
      },
    ],
    ["a page", rule, { page: () => undefined }],
    [
      "a page",
      rule,
      { page: id => evidence.page(id)?.replace("Pourquoi", "").replaceAll(rule.doc.why.slice(0, 20), "") },
    ],
    ["its words in « missions explain »", rule, { explained: () => "" }],
    ["a wrong case", rule, some(({ what }) => what.startsWith("juste"))],
    ["a right case", rule, some(({ what }) => !what.startsWith("juste"))],
    ["what each case tells in text", rule, without(/intitule-point\/point\.txt$/)],
    ["what each case tells in JSON", rule, without(/intitule-point\/point\.json$/)],
    ["its faults in JSON", rule, { read: path => (path.endsWith(".json") ? "[]" : "") }],
  ]

  test.each(broken)("%s", (point, spoilt, changed) => {
    expect(lacks(spoilt, { ...evidence, ...changed })).toContain(point)
  })

  test("and each point is among those proved", () => {
    const nothing: Evidence = {
      cases: [{ rule: "x", name: "", what: "", path: "" }],
      read: () => undefined,
      told: () => [],
      page: () => undefined,
      explained: () => "",
    }
    const empty: Rule = { ...rule, id: "", title: "", doc: { why: "", how: "", wrong: "", right: "" } }
    const all = new Set([...lacks(empty, nothing), ...lacks({ ...rule, id: "x" }, nothing)])
    expect([...all].filter(point => !broken.some(([proved]) => proved === point))).toEqual([])
    expect(all.size).toBe(new Set(broken.map(([point]) => point)).size)
  })
})
