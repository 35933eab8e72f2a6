import { type ComponentChild, Fragment, options, type VNode } from "preact"

/**
 * Puts the no-break spaces of French in the text of a page: before `: ; ! ? » € %`, after «, inside «20 juin»,
 * «2 pages» and «40 000». Idempotent; addresses, hours and code hold no such spaces, so they come out as they were.
 * For the short sentences of our own pages; what authors write was set by src/output/typography.ts.
 */
function typo(text: string): string {
  const known = kept.get(text)
  if (known !== undefined) return known
  const done = set(text)
  if (text.length < 100 && kept.size < 5000) kept.set(text, done)
  return done
}

// Most texts are those of our own pages, the same from one page to the next.
const kept = new Map<string, string>()

function set(text: string): string {
  return needed.test(text)
    ? text
        .replace(/[ \u202f]+(?=[:;!?»€%])/g, nbsp)
        .replace(/« +/g, `«${nbsp}`)
        .replace(dayMonth, `$1${nbsp}$2`)
        .replace(counted, `$1${nbsp}$2`)
        .replace(thousands, `$1${nbsp}`)
    : text
}

/** Makes `typo` apply to every text and every spoken attribute of what is rendered from now on. */
export function useTypo(): void {
  const before = options.vnode
  options.vnode = vnode => {
    const { props, type } = vnode as VNode<{ [name: string]: unknown }>
    if (type === Fragment || (typeof type === "string" && !verbatim.has(type))) {
      if (props["children"] !== undefined) props["children"] = typoAll(props["children"] as ComponentChild)
      for (const name of spoken) if (typeof props[name] === "string") props[name] = typo(props[name])
    }
    before?.(vnode)
  }
}

const nbsp = "\u00a0"
const needed = / [:;!?»€%]|\u202f|« |\d [a-zé\d]|1er /i
const months = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
const dayMonth = new RegExp(`\\b(\\d{1,2}|1er) (${months})\\b`, "g")
const counted = /(\d) (ko|Mo|h|pages?|missions?|jours?|semaines?|habitants|élèves)\b/g
const thousands = /(\d) (?=\d{3}(?!\d))/g
const verbatim = new Set(["code", "pre", "script", "style", "kbd"])
const spoken = ["aria-label", "title", "alt", "content"]

function typoAll(child: ComponentChild | ComponentChild[]): ComponentChild | ComponentChild[] {
  if (typeof child === "string") return typo(child)
  if (!Array.isArray(child) || !child.some(one => typeof one === "string" || Array.isArray(one))) return child
  // JSX cuts a sentence in pieces («mot», « », «: suite»): pieces of text that follow one another are one text.
  const joined: ComponentChild[] = []
  for (const one of child) {
    const last = joined.at(-1)
    if (typeof one === "string" && typeof last === "string") joined[joined.length - 1] = last + one
    else joined.push(one)
  }
  return joined.map(one => typoAll(one) as ComponentChild)
}
