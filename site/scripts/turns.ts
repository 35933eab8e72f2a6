const waiting: (() => void)[] = []
let turn = 0
let free = true

/** Work that shows at once: what waits for its turn is put off until it was drawn. */
export function atOnce(work: () => void): void {
  const mine = ++turn
  free = false
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (mine !== turn) return
      free = true
      takeTurn()
    }),
  )
  work()
}

/** Work of which one piece is done between two drawings, so that the reader's next press or key waits for one at most. */
export function inTurn(work: () => void, before = false): void {
  waiting[before ? "unshift" : "push"](work)
  takeTurn()
}

function takeTurn(): void {
  const work = free ? waiting.shift() : undefined
  if (work) atOnce(work)
}
