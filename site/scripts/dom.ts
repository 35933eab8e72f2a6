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

/** Hides or shows an element; one that is so already is left alone, since a browser would style it again. */
export function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden
}

/** What a browser may refuse (private windows, files on a disk) is done or left undone, never an error. */
export function attempt(action: () => void): void {
  try {
    action()
  } catch {
    // comfort only: the page reads as well without it
  }
}

/**
 * Makes these the children of a parent, in this order, moving as few as it takes and never one of them that holds the
 * focus: a key or a button pressed on it is let go on it. One that comes from elsewhere with the focus keeps it.
 */
export function arrange(parent: Element, children: readonly Element[]): void {
  const focused = document.activeElement
  const wanted = new Set(children)
  for (const child of [...parent.children]) if (!wanted.has(child)) child.remove()
  const present = new Map([...parent.children].map((child, at) => [child, at]))
  const held = children.findIndex(child => present.has(child) && child.contains(focused))
  const still = rising(
    children.map(child => present.get(child) ?? -1),
    held,
  )
  let next: Element | null = null
  for (const [at, child] of [...children.entries()].reverse()) {
    if (!still.has(at)) parent.insertBefore(child, next)
    next = child
  }
  if (focused instanceof HTMLElement && focused.isConnected && focused !== document.activeElement)
    focused.focus({ preventScroll: true })
}

/** Where the longest run of rising numbers stands in a list, through `held` if not -1; numbers below zero are left out. */
export function rising(numbers: readonly number[], held = -1): Set<number> {
  const through = numbers[held]
  // For each length, where the run of that length ends that ends lowest; for each number, the one before it in its run.
  const ends: number[] = []
  const before: number[] = []
  for (const [at, number] of numbers.entries()) {
    if (number < 0) continue
    if (through !== undefined && Math.sign(at - held) !== Math.sign(number - through)) continue
    let length = ends.length
    while (length > 0 && (numbers[ends[length - 1] ?? 0] ?? 0) > number) length--
    before[at] = ends[length - 1] ?? -1
    ends[length] = at
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) kept.add(at)
  return kept
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

/** Safari has no idle time to give. */
export function whenIdle(work: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(work)
  else setTimeout(work, 50)
}
