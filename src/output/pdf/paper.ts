import type { VNode } from "preact"
import { renderPart } from "../../../site/components/render.ts"

/** A component as HTML for paper: without the pictographs that no typeface of ours can draw. */
export function onPaper(part: VNode): string {
  return renderPart(part).replace(pictographs, "")
}

const pictographs =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f)[\u200d\ufe0f\p{Emoji_Modifier}\p{Extended_Pictographic}]*[ \u00a0]?/gu
