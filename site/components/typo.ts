import { type ComponentChild, Fragment, options, type VNode } from "preact"
import { typo } from "../../src/words/typo.ts"

/** Makes `typo` apply to every text and every attribute that is read of what is rendered from now on. */
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

const verbatim = new Set(["code", "pre", "script", "style", "kbd"])
// The last three hold sentences that a script shows in the place of others.
const spoken = ["aria-label", "title", "alt", "content", "data-sentence", "data-when", "data-over"]

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
