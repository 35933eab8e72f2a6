import type { Proposal } from "../model/types.ts"
import { type Cache, fingerprint } from "./cache.ts"
import { plainText, toHtml } from "./markdown.ts"
import { safeText } from "./safe-text.ts"
import { stampOf } from "./stamp.ts"

export interface RenderedSection {
  markdown: string
  html: string
  texte: string
}

/** The answered sections of a proposal among those named. */
export interface RenderedSections {
  /** Names what they say: the same in two proposals, or in two runs, when everything that goes into them is the same. */
  mark: string
  /** By key; with a cache they are read from it each time, so that ten thousand missions hold none of their texts. */
  all(): Map<string, RenderedSection>
}

/** Renders the sections of a proposal, once: with a cache they are remembered there, and nothing of them is held. */
export function renderSections(proposal: Proposal, keys: readonly string[], cache?: Cache): RenderedSections {
  const { slug, data } = proposal
  const answers = keys.flatMap(key => {
    const markdown: unknown = data[key as keyof Proposal["data"]]
    return typeof markdown === "string" && markdown.trim() !== "" ? [{ key, markdown }] : []
  })
  const mark = fingerprint(renderer(), slug, ...answers.flatMap(({ key, markdown }) => [key, markdown]))
  if (cache && isRendered(cache.get(mark))) return kept(cache, mark)
  const { sections } = proposal
  const rendered = answers.map(({ key, markdown }): Rendered => {
    const nodes = sections.get(key) ?? []
    return [key, safeText(markdown), toHtml(nodes, { prefix: `${slug}-${key}-` }), plainText(nodes)]
  })
  if (!cache) return { mark, all: () => byKey(rendered) }
  cache.set(mark, rendered)
  return kept(cache, mark)
}

/** Made here, where no fiche is in reach that would be held for as long as its sections may be asked for. */
function kept(cache: Cache, mark: string): RenderedSections {
  return { mark, all: () => read(cache, mark) }
}

type Rendered = [key: string, markdown: string, html: string, texte: string]

function isRendered(data: unknown): data is Rendered[] {
  return Array.isArray(data) && data.every(row => Array.isArray(row) && row.length === 4)
}

function read(cache: Cache, mark: string): Map<string, RenderedSection> {
  const data = cache.get(mark)
  if (!isRendered(data)) throw new Error("The cache lost the sections that it had.")
  return byKey(data)
}

function byKey(rendered: readonly Rendered[]): Map<string, RenderedSection> {
  return new Map(rendered.map(([key, markdown, html, texte]) => [key, { markdown, html, texte }]))
}

const renderer = stampOf(
  import.meta.url,
  "./markdown.ts",
  "./typography.ts",
  "./safe-text.ts",
  "../model/links.ts",
  "../../node_modules/.package-lock.json",
)
