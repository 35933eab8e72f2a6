import type { Draft, Edit, Fix, Rule, Section, Told } from "../../model/types.ts"
import { nameOf, within } from "../texts.ts"

/** Bullets of word processors are no lists in Markdown, which would run their lines together. */
export const puces: Rule = {
  id: "puces",
  severity: "advice",
  title: "Puces qui ne font pas une liste",
  doc: {
    why: "Collées d’un traitement de texte, les puces ne sont que des signes : les points d’une liste se suivraient dans un même paragraphe, et qui écoute la page n’entendrait pas de liste.",
    how: "Commencez chaque point par un tiret et un espace, ou lancez « missions check --fix », qui le fait.",
    wrong:
      "## Autres aspects pratiques pour les élèves\n\n• Quatre chambres sont réservées.\n• Un vélo est prêté à chacun.",
    right:
      "## Autres aspects pratiques pour les élèves\n\n- Quatre chambres sont réservées.\n- Un vélo est prêté à chacun.",
  },
  *check({ draft }) {
    for (const section of draft.sections()) {
      for (const list of listsIn(section)) {
        const edits = list.points.map(
          ({ start, end, text }): Edit => ({ ...within(draft, section, start, end - start), text }),
        )
        yield tell(draft, section, edits, list.isSure)
      }
    }
  },
}

function tell({ text }: Draft, section: Section, edits: Edit[], isSure: boolean): Told {
  const [first] = edits
  const isDouble = first?.text === ""
  const label = isDouble ? "Retirer les puces en trop" : "Remplacer les puces par des tirets"
  const fixes: Fix[] = [{ label, confidence: isSure ? "certain" : "likely", edits }]
  return {
    label: nameOf(section),
    // A sign of a word processor's own font shows as an empty box.
    ...(edits.some(({ start, end }) => /\p{Co}/u.test(text.slice(start.offset, end.offset))) && {
      severity: "blocking",
    }),
    ...(first && { span: { start: first.start, end: first.end } }),
    message: `une puce n’est ici qu’un signe${isDouble ? ", de trop après le tiret" : " : elle ne fait pas une liste"}`,
    expected: "un tiret et un espace au début de chaque point",
    fixes,
  }
}

interface List {
  points: Point[]
  /** Whether nothing else than its points would come into it. */
  isSure: boolean
}

/** A bullet in the text of a section, its blanks with it, and what takes its place. */
interface Point {
  start: number
  end: number
  text: string
}

/** Lines with bullets that follow one another; a sign that may also be one of a sentence makes a list from two on. */
function listsIn({ markdown }: Section): List[] {
  const lists: List[] = []
  let points: Point[] = []
  let lineEnd = 0
  let isBullet = false
  const close = () => {
    const [next = ""] = /^\r?\n[^\r\n]*/.exec(markdown.slice(lineEnd)) ?? []
    if (isBullet || points.length > 1) lists.push({ points, isSure: next.trim() === "" || goesOn.test(next) })
    points = []
    isBullet = false
  }
  for (const { 1: before = "", 2: sign = "", 3: blanks = "", index } of markdown.matchAll(bullet)) {
    if (points.length > 0 && !together.test(markdown.slice(lineEnd, index))) close()
    const start = index + before.length
    points.push({ start, end: start + sign.length + blanks.length, text: /[-*+]/.test(before) ? "" : "- " })
    lineEnd = index + markdown.slice(index).search(/\r|\n|$/)
    isBullet ||= bulletAlone.test(sign)
  }
  if (points.length > 0) close()
  return lists
}

/** Whether the character at an offset of a fiche's body is a bullet, and is told as one. */
export function isBullet(text: string, offset: number): boolean {
  const start = text.lastIndexOf("\n", offset - 1) + 1
  const [{ 1: before = "", 2: sign = "" } = []] = text.slice(start, offset + longest).matchAll(bullet)
  return sign !== "" && start + before.length === offset
}

/** Blanks after a bullet beyond which it is looked at no further. */
const longest = 40

/** What nobody writes a sentence with; word processors leave those of their own fonts in the private area. */
const alone = "•▪‣◦●■∙⁃➢➤►\ue000-\uf8ff"
const bulletAlone = new RegExp(`[${alone}]`, "u")
const blank = "[ \\t\\u00a0\\u2000-\\u200a\\u202f]"
const bullet = new RegExp(
  `^([ \\t>]*(?:[-*+][ \\t]+(?=[${alone}]))?)([·–—→✓✔□](?=${blank})|o(?=\\t)|-(?=\\p{L})|[${alone}](?=${blank}*[^\\s${alone}]))(${blank}*)`,
  "gmu",
)
/** Nothing, or the rest of the point above, between two points. */
const together = /^(?:\r?\n[ \t]*\p{Ll}[^\r\n]*)*\s*$/u
/** A line that a list would not take in against its sense: the rest of its last point, or what begins something else. */
const goesOn = /^\s*(?:\p{Ll}|#|>|\||[-*+][ \t]|\d{1,9}[.)][ \t])/u
