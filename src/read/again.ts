import { type Block, findBlock, isSilent } from "./block.ts"
import type { Cut, Fault, Mend } from "./fault.ts"
import { withLineEnds } from "./limits.ts"
import type { Layout } from "./split.ts"

/** The text of a fiche, without what was pasted a second time before or after it. */
export interface Body {
  start: number
  end: number
  faults: Fault[]
}

/** Where the text of a fiche stands: after a front matter written twice, before a fiche pasted again below the first. */
export function findBody(text: string, { headerStart, headerEnd, bodyStart }: Layout): Body {
  const twice = findBlock(text, bodyStart)
  if (!twice) return { start: bodyStart, end: text.length, faults: [] }
  const isHeader = text.slice(bodyStart, twice.start).trim() === ""
  const start = isHeader ? twice.end : bodyStart
  const again = isHeader ? findBlock(text, start) : twice
  const faults = isHeader ? [doubledHeader(text, text.slice(headerStart, headerEnd), twice)] : []
  if (!again) return { start, end: text.length, faults }
  return { start, end: again.start, faults: [...faults, doubledFiche(text, again)] }
}

function doubledHeader(text: string, header: string, { start, from, to, end }: Block): Fault {
  const second = text.slice(from, to)
  const cut = { start, end, text: "" }
  return doubled(
    text,
    "en-tete",
    start,
    bare(header) === bare(second) || isSilent(second),
    "Retirer le second en-tête",
    cut,
  )
}

function doubledFiche(text: string, { start }: Block): Fault {
  const first = text.slice(0, start).trim()
  const rest = text.slice(start)
  const isSame = bare(rest).split(bare(first)).join("").trim() === ""
  const kept = text.slice(0, start).trimEnd().length
  const cut = { start: kept, end: text.length, text: "\n" }
  return doubled(text, "fiche", start, isSame || isSilent(rest), "Retirer la seconde fiche", cut)
}

function doubled(text: string, detail: string, start: number, certain: boolean, label: string, cut: Cut): Fault {
  const fix: Mend = { label, confidence: "certain", cuts: [cut] }
  const end = start + (/^[^\r\n]*/.exec(text.slice(start))?.[0].length ?? 0)
  return { rule: "cle-en-double", start, end, detail, ...(certain ? { fix } : {}) }
}

/** A text whatever its line ends and outer blanks. */
function bare(text: string): string {
  return withLineEnds(text)
    .replaceAll("\r", "")
    .replace(/^\ufeff/, "")
    .trim()
}
