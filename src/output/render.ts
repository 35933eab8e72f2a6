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

/** Renders the sections of a proposal, once: with a cache they are remembered there, and kept nowhere else. */
export function renderSections(proposal: Proposal, keys: readonly string[], cache?: Cache): RenderedSections {
  const { slug, data } = proposal
  const answers = keys.flatMap(key => {
    const markdown: unknown = data[key as keyof Proposal["data"]]
    return typeof markdown === "string" && markdown.trim() !== "" ? [{ key, markdown }] : []
  })
  const mark = fingerprint(renderer(), slug, ...answers.flatMap(({ key, markdown }) => [key, markdown]))
  const known = () => remembered(cache?.get(mark), answers.length)
  const held = cache?.has(mark) ? undefined : make()
  const again = cache ? () => known() ?? make() : () => held ?? make()
  return {
    mark,
    all() {
      const rendered = again()
      return new Map(
        answers.flatMap(({ key, markdown }, index) => {
          const section = rendered[index]
          return section ? [[key, { markdown: safeText(markdown), ...section }]] : []
        }),
      )
    },
  }

  function make(): Rendered[] {
    const { sections } = proposal
    const rendered = answers.map(({ key }) => {
      const nodes = sections.get(key) ?? []
      return { html: toHtml(nodes, { prefix: `${slug}-${key}-` }), texte: plainText(nodes) }
    })
    cache?.set(
      mark,
      rendered.map(({ html, texte }) => [html, texte]),
    )
    return rendered
  }
}

type Rendered = Omit<RenderedSection, "markdown">

function remembered(list: unknown, count: number): Rendered[] | undefined {
  if (!Array.isArray(list) || list.length !== count) return undefined
  return (list as [string, string][]).map(([html, texte]) => ({ html, texte }))
}

const renderer = stampOf(
  import.meta.url,
  "./markdown.ts",
  "./typography.ts",
  "./safe-text.ts",
  "../model/links.ts",
  "../../node_modules/.package-lock.json",
)
