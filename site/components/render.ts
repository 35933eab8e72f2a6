import type { VNode } from "preact"
import { renderToString } from "preact-render-to-string"
import { useTypo } from "./typo.ts"

useTypo()

/** A page as text, French no-break spaces in place. */
export function render(page: VNode): string {
  return `<!doctype html>\n${renderToString(page)}\n`
}

/** A part of a page, for paper, which has its own head. */
export function renderPart(part: VNode): string {
  return renderToString(part)
}
