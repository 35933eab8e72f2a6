import { all } from "./dom.ts"

/**
 * Lets the rows of a list be dragged by their handle, with a mouse, a finger or a pen; Escape gives up. The list itself
 * is left as it is: `drop` hears where a row was let go, from 0.
 */
export function draggable(list: HTMLElement, handle: string, drop: (row: HTMLElement, at: number) => void): void {
  list.addEventListener("pointerdown", event => {
    const grip = (event.target as Element).closest<HTMLElement>(handle)
    const row = grip?.closest<HTMLElement>("li")
    if (!grip || !row || event.button !== 0 || !event.isPrimary) return
    event.preventDefault()
    grip.setPointerCapture(event.pointerId)
    drag(grip, row, event)
  })

  function drag(grip: HTMLElement, row: HTMLElement, { clientY, pointerId }: PointerEvent): void {
    const rows = all(":scope > li", list)
    const from = rows.indexOf(row)
    const boxes = rows.map(each => each.getBoundingClientRect())
    const own = boxes[from]
    if (!own) return
    const start = clientY + scrollY
    const height = own.height
    let pointer = clientY
    let to = from
    row.classList.add("dragged")
    const frame = () => {
      if (pointer < edge) scrollBy(0, -pace)
      else if (pointer > innerHeight - edge) scrollBy(0, pace)
      follow()
      next = requestAnimationFrame(frame)
    }
    let next = requestAnimationFrame(frame)
    const done = new AbortController()
    const listen = { signal: done.signal }
    grip.addEventListener("pointermove", event => void (event.pointerId === pointerId && move(event)), listen)
    grip.addEventListener("pointerup", () => end(true), listen)
    grip.addEventListener("pointercancel", () => end(false), listen)
    addEventListener("keydown", event => void (event.key === "Escape" && end(false)), listen)

    function move(event: PointerEvent): void {
      pointer = event.clientY
      follow()
    }

    function follow(): void {
      const by = pointer + scrollY - start
      const middle = (own?.top ?? 0) + height / 2 + by
      to = boxes.filter((box, index) => index !== from && box.top + box.height / 2 < middle).length
      row.style.transform = `translateY(${by}px)`
      for (const [index, other] of rows.entries()) {
        if (index === from) continue
        const aside = index > from && index <= to ? -height : index < from && index >= to ? height : 0
        other.style.transform = aside === 0 ? "" : `translateY(${aside}px)`
      }
    }

    function end(dropped: boolean): void {
      done.abort()
      cancelAnimationFrame(next)
      row.classList.remove("dragged")
      for (const each of rows) each.style.transform = ""
      if (dropped && to !== from) drop(row, to)
    }
  }
}

/** Pixels from the screen's edge where the page scrolls by itself, and by how many each frame. */
const edge = 70
const pace = 9
