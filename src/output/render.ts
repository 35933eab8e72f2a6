import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Proposal } from "../model/types.ts"
import { type Cache, fingerprint } from "./cache.ts"
import { plainText, toHtml } from "./markdown.ts"
import { safeText } from "./safe-text.ts"

export interface RenderedSection {
  markdown: string
  html: string
  texte: string
}

/** The answered sections of a proposal among those named, rendered once and remembered when there is a cache. */
export function renderSections(
  proposal: Proposal,
  keys: readonly string[],
  cache?: Cache,
): Map<string, RenderedSection> {
  const answers = keys.flatMap(key => {
    const markdown: unknown = proposal.data[key as keyof Proposal["data"]]
    return typeof markdown === "string" && markdown.trim() !== "" ? [{ key, markdown }] : []
  })
  const name = fingerprint(renderer(), proposal.slug, ...answers.flatMap(({ key, markdown }) => [key, markdown]))
  const known = cache && remembered(cache.get(name), answers.length)
  const rendered =
    known ??
    answers.map(({ key }) => {
      const nodes = proposal.sections.get(key) ?? []
      return { html: toHtml(nodes, { prefix: `${proposal.slug}-${key}-` }), texte: plainText(nodes) }
    })
  if (!known) cache?.set(name, JSON.stringify(rendered.map(({ html, texte }) => [html, texte])))
  return new Map(
    answers.flatMap(({ key, markdown }, index) => {
      const section = rendered[index]
      return section ? [[key, { markdown: safeText(markdown), ...section }]] : []
    }),
  )
}

function remembered(text: string | undefined, count: number): { html: string; texte: string }[] | undefined {
  try {
    const list = JSON.parse(text ?? "null") as [string, string][] | null
    return list?.length === count ? list.map(([html, texte]) => ({ html, texte })) : undefined
  } catch {
    return undefined
  }
}

let stamp: string | undefined

/** Changes with the code that renders: this file and its neighbours, or the bundle they became, and the libraries. */
function renderer(): string {
  stamp ??= fingerprint(...sources.map(source))
  return stamp
}

const sources = [
  import.meta.url,
  ...[
    "./markdown.ts",
    "./typography.ts",
    "./safe-text.ts",
    "../model/links.ts",
    "../../node_modules/.package-lock.json",
  ],
]

function source(url: string): string | Uint8Array {
  try {
    return readFileSync(fileURLToPath(new URL(url, import.meta.url)))
  } catch {
    return url // part of the bundle
  }
}
