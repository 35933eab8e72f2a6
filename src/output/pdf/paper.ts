import type { VNode } from "preact"
import { renderPart } from "../../../site/components/render.ts"

/** A component as HTML for paper: without the pictographs that no typeface of ours can draw. */
export function onPaper(part: VNode): string {
  const html = renderPart(part)
  return mayHoldPictograph.test(html) ? html.replace(pictographs, "") : html
}

// Every pictograph holds one of these halves or signs: looking for them is far cheaper than for it.
const mayHoldPictograph = /\ufe0f|[\u231a-\u2b55\ud83c-\ud83e]/

const pictograph = String.raw`(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)[\u200d\ufe0f\p{Emoji_Modifier}\p{Extended_Pictographic}]*`

// With the space that follows, or the one before where a sentence or an element ends.
const pictographs = new RegExp(`[ \u00a0]?${pictograph}(?=[.,…)]|</)|${pictograph}[ \u00a0]?`, "gu")
