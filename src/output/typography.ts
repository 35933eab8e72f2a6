import type { Element, ElementContent, Root } from "hast"

const nbsp = "\u00a0"

/**
 * French typography of a piece of text (domain.md): no-break spaces, curly apostrophes, grouped digits. Addresses of
 * pages and mailboxes are left as they are. Applying it twice changes nothing, and only spaces and apostrophes change.
 */
export function typography(text: string): string {
  if (!mayHoldAddress(text)) return prose(text)
  return text
    .split(addresses)
    .map((piece, index) => (index % 2 === 0 ? prose(piece) : piece))
    .join("")
}

/** The same on the text nodes of a tree, code left alone; a sentence cut by emphasis is still one sentence. */
export function typographyOfTree(tree: Root): void {
  walk(tree, "")
}

function walk(parent: Root | Element, before: string): string {
  let last = before
  for (const child of parent.children as ElementContent[]) {
    if (child.type === "text") {
      child.value = typography(last + child.value).slice(last.length)
      last = child.value.slice(-1) || last
    } else if (child.type === "element") {
      if (untouched.has(child.tagName)) last = ")"
      else if (inline.has(child.tagName)) last = walk(child, last)
      else {
        walk(child, "")
        last = ""
      }
    }
  }
  return last
}

const untouched = new Set(["code", "pre", "kbd", "samp", "script", "style"])
const inline = new Set(["a", "em", "strong", "span", "b", "i", "abbr", "mark"])

const pattern = String.raw`(?:\b[a-z][a-z\d+.-]{0,20}:\/\/|\bwww\.|\bmailto:)[^\s<>«»"]+|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+`
const addresses = new RegExp(`(${pattern})`, "gi")

// Every address holds one of these: most texts need not be searched for one.
function mayHoldAddress(text: string): boolean {
  return text.includes("@") || text.includes("://") || /www\.|mailto:/i.test(text)
}

const s = String.raw`[ \t\u00a0\u202f\u2007\u2009]`
const months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
const units =
  "h|min|km|m|m²|m³|km²|cm|mm|ha|t|kg|kW|kWh|MW|MWh|GWh|Mo|Go|k€|M€|Md€|°C|euros?|millions?|milliards?|pages?|élèves?|agents?|habitants?|logements?|écoles?|communes?|jours?|semaines?|mois|ans?|années?|heures?|minutes?"

/** Each with what a text must hold for it to apply: looking for that is far cheaper than the rule. */
const rules: [needs: RegExp, rule: RegExp, by: string][] = [
  [/\u202f/, /\u202f/g, nbsp],
  [/'/, /(?<!\d)'/g, "’"],
  [/«/, re(`«${s}*`), `«${nbsp}`],
  [/»/, re(`${s}*»`), `${nbsp}»`],
  [/[:;!?%€]/, re(`${s}+(?=[:;!?%€])`), nbsp],
  // A sign typed against its word, at the end of a word: never `14:30`, `a?b`, nor the end of an entity.
  [
    /[;!?:]/,
    /(?=[;!?:])(?<=[\p{L}\d)\]»”’%€²³….])(?<!&(?:#\w{1,10}|[A-Za-z]\w{0,20}))(?=[;!?]+(?:[\s)\]»”]|$)|:(?:\s|$))/gu,
    nbsp,
  ],
  [/[%€]/, /(?<=\d)(?=[%€](?![\p{L}\d%€]))/gu, nbsp],
  [/[°º]/, re(`(?<!\\p{L})([nN])[°º]${s}*(?=\\d)`), `$1°${nbsp}`],
  [/\d/, re(`(?<![\\p{L}\\d])(\\d{1,2}|1er)${s}+(?=(?:${months})(?!\\p{L}))`, "i"), `$1${nbsp}`],
  [/\d/, re(`(?<![\\p{L}\\d])(\\d{1,3}(?:er|re|e|ème))${s}+(?=\\p{Ll})`), `$1${nbsp}`],
  [
    /siècle|République|arrondissement/,
    re(`(?<![\\p{L}\\d])([IVXLC]{1,6}e)${s}+(?=siècle|République|arrondissement)`),
    `$1${nbsp}`,
  ],
  [/\d/, re(`(?<=\\d)${s}+(?=(?:${units})(?![\\p{L}\\d]))`), nbsp],
  [/\d/, re(`(?<=\\d${s}?h)${s}+(?=\\d\\d(?!${s}?\\d))`), nbsp],
  [/M|Dr/, re(`(?<!\\p{L})(M\\.|MM\\.|Mme|Mmes|Mlle|Dr)${s}+(?=\\p{Lu})`), `$1${nbsp}`],
]

function re(source: string, flags = ""): RegExp {
  return new RegExp(source, `gu${flags}`)
}

function prose(text: string): string {
  let here = text
  for (const [needs, rule, by] of rules) if (needs.test(here)) here = here.replace(rule, by)
  return digits.test(here) ? here.replace(grouped, group => group.replace(spaces, nbsp)).replace(long, separate) : here
}

const digits = /\d{5}|\d[ \t\u00a0\u2007\u2009]\d/
const spaces = re(s)
const grouped = re(`(?<!\\d${s}?|[\\p{L}+/._-])\\d{1,3}(?:${s}\\d{3})+(?!${s}?\\d|\\p{L})`)
const long = re(`(?<![\\d\\p{L}+/._#:,’'-]|\\d${s})[1-9]\\d{4,8}(?![\\d\\p{L}]|[_/:.-][\\p{L}\\d]|${s}\\d)`)

/** Five digits or more in threes, unless they name something: a postcode, a post box, a date without dashes. */
function separate(number: string, offset: number, whole: string): string {
  const before = whole.slice(Math.max(0, offset - 20), offset)
  const after = whole.slice(offset + number.length, offset + number.length + 2)
  const named = /(?:\b(?:BP|CS|CP|TSA|INSEE|SIREN|SIRET|no)|postal|postaux|cedex|n°)[^\p{L}\d]*$/iu.test(before)
  const postcode =
    number.length === 5 && (/^[ \u00a0]\p{Lu}/u.test(after) || (before.endsWith("(") && after.startsWith(")")))
  const day = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/.test(number)
  if (named || postcode || day) return number
  return number.replace(/(?<=\d)(?=(?:\d{3})+$)/g, nbsp)
}
