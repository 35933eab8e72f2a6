import { codePoint } from "dingbat-to-unicode"

/** The sign that a symbol font (Wingdings…) draws for a character, its code as typed or in the private area. */
export function symbol(font: string, code: number): string {
  const name = fonts.find(known => known.toLowerCase() === font.trim().toLowerCase()) ?? ""
  return codePoint(name, code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code)?.string ?? ""
}

/** Whether a font draws signs in place of letters. */
function isSymbolFont(font: string | undefined): font is string {
  return font !== undefined && fonts.some(known => known.toLowerCase() === font.trim().toLowerCase())
}

/** A text as its font shows it: letters of a font of signs are the signs it draws. */
export function drawn(text: string, font: string | undefined): string {
  if (!isSymbolFont(font)) return shown(text)
  return [...text].map(sign => (sign.trim() === "" ? sign : symbol(font, sign.charCodeAt(0)))).join("")
}

/** A text as it shows: private characters are the signs that Wingdings draws for them; soft hyphens, zero-width spaces and marks of direction are gone. */
function shown(text: string): string {
  return text
    .replace(/[\uf020-\uf0ff]/g, character => symbol("Wingdings", character.charCodeAt(0)))
    .replace(/[\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]/g, "")
    .replace(/(?<!\p{Extended_Pictographic}|\p{EMod}|\ufe0f)\u200d/gu, "")
}

/** A text whose boxes are ☐ and ☒, whatever sign was drawn or typed for them. */
export function withPlainBoxes(text: string): string {
  return text
    .replace(/[\ufe0e\ufe0f]/g, "")
    .replace(/(?<![\p{L}\d])[хХχΧ╳⨯](?![\p{L}\d])/gu, "X")
    .replace(ticked, "☒")
    .replace(empty, "☐")
}

/** The box that a bullet is, ☐ or ☒; undefined for any other sign. */
export function boxOf(bullet: string): "☐" | "☒" | undefined {
  const plain = withPlainBoxes(bullet.trim())
  return plain === "☐" || plain === "☒" ? plain : undefined
}

/** A text of the same length whose signs that draw a box, ticked or not, are ☐; those of two code units stay. */
export function withPlainSigns(text: string): string {
  return text.replace(signs, sign => (sign.length === 1 ? "☐" : sign))
}

const fonts = ["Symbol", "Webdings", "Wingdings", "Wingdings 2", "Wingdings 3"]
const emptySigns = "☐□▢◻◽⬜⬚❏❐❑❒🗆🞎🞏🗌○◯⚪"
const tickedSigns = "☑☒☓✅❎❌√⊠⊗✓✔✕✖✗✘⌧■▣◼◾⬛🗵🗷🗸🗹🗴🗶🗙⮽⮾🞕🞖●◉⦿⚫🔘"
const signs = new RegExp(`[${emptySigns}${tickedSigns}]`, "gu")
const empty = either(`[${emptySigns}]`, /\[[\s_]{0,12}\]|\(\s{0,12}\)|\|\s{0,12}\||_{2,}|\.{4,}|…{2,}/)
const ticked = either(
  `[${tickedSigns}]`,
  /\[\s{0,6}[xX×✓✔*]\s{0,6}\]|\(\s{0,6}[xX×✓✔*]\s{0,6}\)|\|\s{0,6}[xX×✓✔*]\s{0,6}\|/,
  /(?:_+|…+|\.{3,})\s?[xX×✓✔]\s?(?:_+|…+|\.{3,})/,
)

function either(...patterns: (string | RegExp)[]): RegExp {
  return new RegExp(patterns.map(pattern => (typeof pattern === "string" ? pattern : pattern.source)).join("|"), "gu")
}
