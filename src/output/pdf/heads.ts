import { opening } from "../../../site/components/excerpt.ts"
import type { EditionView, MissionView } from "../../model/views.ts"

/** The words in the margins of a page, corner by corner; a line break in them is kept. */
export interface Heads {
  topLeft: string
  bottomLeft: string
  /** Said at the top right of every page. */
  notice?: string
}

/** `@page` rules that put words in the margins, for the whole document or for the pages of one name. */
export function pageRule({ topLeft, bottomLeft, notice = "" }: Heads, name = ""): string {
  const box = (corner: string, text: string) => (text === "" ? "" : `@${corner}{content:${cssString(text)}}`)
  return `@page ${name}{${box("top-left", topLeft)}${box("top-right", notice)}${box("bottom-left", bottomLeft)}}`
}

/** Whose page it is, on one line: a long name is whole in the mission's facts. */
export function ownerOf({ numero, numeral, collectivite }: MissionView): string {
  const name = opening(collectivite.nom, 80)
  return numero ? `Mission ${numeral} · ${name}` : name
}

/** What the margins say of an édition that shows how it would look. */
export function noticeOf({ edition }: EditionView): string {
  return edition.exemple ? "Exemple — collectivités fictives" : ""
}

/** Text as a CSS string, whatever is in it: all but letters, digits and spaces is escaped by number. */
export function cssString(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} ]/gu, sign => `\\${sign.codePointAt(0)?.toString(16)} `)}"`
}

/** What a booklet adds: pages counted from its cover, and covers with bare margins. */
export const bookletRules =
  "@page{@bottom-right{content:counter(page)}}" +
  "@page cover{@top-left{content:none}@top-right{content:none}@bottom-left{content:none}@bottom-right{content:none}@left-middle{content:none}}"

/** What large print changes in the margins: nothing under 16 points. */
export const largeRules = `@page{${["top-left", "top-right", "bottom-left", "bottom-right"]
  .map(corner => `@${corner}{font-size:21.5px;line-height:26px}`)
  .join("")}}`
