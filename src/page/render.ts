import type { Proposal } from "../model/types.ts"
import { plainText, toHtml } from "../output/markdown.ts"
import type { RenderedSections } from "../output/render.ts"
import { safeText } from "../output/safe-text.ts"

/** The sections of the one proposal a page shows, rendered each time: a page has no cache. */
export function renderSections({ slug, data, sections }: Proposal, keys: readonly string[]): RenderedSections {
  const answered = keys.flatMap(key => {
    const markdown: unknown = data[key as keyof Proposal["data"]]
    return typeof markdown === "string" && markdown.trim() !== "" ? [{ key, markdown }] : []
  })
  const rendered = answered.map(({ key, markdown }) => {
    const nodes = sections.get(key) ?? []
    const html = toHtml(nodes, { prefix: `${slug}-${key}-` })
    return [key, { markdown: safeText(markdown), html, texte: plainText(nodes) }] as const
  })
  return { mark: slug, all: () => new Map(rendered) }
}
