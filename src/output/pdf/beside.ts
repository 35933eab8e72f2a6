import { setImmediate } from "node:timers/promises"

/** Does small pieces of other work while something waits for a browser, and leaves the rest when that is over. */
export async function beside(waiting: Promise<void>, pieces: Iterable<unknown>): Promise<void> {
  let over = false
  const ended = waiting.finally(() => {
    over = true
  })
  const work = async () => {
    for (const _ of pieces) {
      if (over) return
      await setImmediate() // the browser may have something to say
    }
  }
  await Promise.all([ended, work()])
}
