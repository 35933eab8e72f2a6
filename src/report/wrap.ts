/**
 * Lines of at most `width` columns, cut where French allows: never before `: ; ! ? » % €`, after `«`, or inside a
 * grouped number. A word longer than a line is cut too, but for an address, which must stay whole to be followed.
 */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ""
  for (const word of text.trim().split(breaks)) {
    const longer = line === "" ? word : `${line} ${word}`
    if (columns(longer) <= width) {
      line = longer
      continue
    }
    if (line !== "") lines.push(line)
    const pieces = /https?:\/\//.test(word) ? [word] : cut(word, width)
    lines.push(...pieces.slice(0, -1))
    line = pieces.at(-1) ?? ""
  }
  return [...lines, line]
}

/** Columns a text takes in a terminal. */
export function columns(text: string): number {
  if (narrow.test(text)) return text.length
  return graphemes(text).reduce((sum, grapheme) => sum + columnsOf(grapheme), 0)
}

/** What a person sees as one character, one by one. */
export function graphemes(text: string): string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

const breaks = /(?<!«) +(?![:;!?»%€])(?<!\d +(?=\d))/u
const narrow = /^[\u0020-\u007e\u00a0-\u02ff\u2010-\u2027\u2030-\u205e]*$/
const wide =
  /\p{Emoji_Presentation}|\ufe0f|[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u
const segmenter = new Intl.Segmenter("fr")

function columnsOf(grapheme: string): number {
  if (wide.test(grapheme)) return 2
  return /^\p{M}+$/u.test(grapheme) ? 0 : 1
}

function cut(word: string, width: number): string[] {
  const pieces: string[] = []
  let piece = ""
  let used = 0
  for (const grapheme of graphemes(word)) {
    const size = columnsOf(grapheme)
    if (used + size > width && piece !== "") {
      pieces.push(piece)
      piece = ""
      used = 0
    }
    piece += grapheme
    used += size
  }
  return [...pieces, piece]
}
