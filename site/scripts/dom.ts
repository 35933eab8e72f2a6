/** The element a page is known to hold; our own pages always do, so its absence is a bug of ours. */
export function one<T extends Element = HTMLElement>(selector: string, inside: ParentNode = document): T {
  const found = inside.querySelector<T>(selector)
  if (!found) throw new Error(`no ${selector} in this page`)
  return found
}

export function all<T extends Element = HTMLElement>(selector: string, inside: ParentNode = document): T[] {
  return [...inside.querySelectorAll<T>(selector)]
}

/** An element with its class and content. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  kind: string,
  ...content: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  if (kind) element.className = kind
  element.append(...content)
  return element
}

/** What a browser may refuse (private windows, files on a disk) is done or left undone, never an error. */
export function attempt(action: () => void): void {
  try {
    action()
  } catch {
    // comfort only: the page reads as well without it
  }
}
