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

/** Makes these the children of a parent, in this order, touching only those that move; focus stays where it is. */
export function arrange(parent: Element, children: readonly Element[]): void {
  const focused = document.activeElement
  const kept = new Set(children)
  for (const child of [...parent.children]) if (!kept.has(child)) child.remove()
  let at = parent.firstElementChild
  for (const child of children) {
    if (child === at) at = at.nextElementSibling
    else parent.insertBefore(child, at)
  }
  if (focused instanceof HTMLElement && focused.isConnected && focused !== document.activeElement)
    focused.focus({ preventScroll: true })
}

/** Runs a script of ours beside the page, which also works from a disk; false when it cannot be had. */
export function loadScript(address: string): Promise<boolean> {
  return new Promise(done => {
    const script = document.createElement("script")
    script.src = address
    script.onload = () => done(true)
    script.onerror = () => {
      script.remove()
      done(false)
    }
    document.head.append(script)
  })
}
