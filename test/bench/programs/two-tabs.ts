import { browser, jobs, out, paceOf, print, said, tab } from "./printing.ts"

// The least that printing asks: two tabs that hold the styles and fonts, the body swapped, one call of the protocol.
const { shell, documents } = jobs()
const start = performance.now()
const chrome = await browser()
const times: number[] = []
const queue = documents.values()
await Promise.all([work(), work()])
said(documents.length, start, paceOf(times))
await chrome.close()

async function work() {
  const one = await tab(chrome, shell)
  for (const document of queue) {
    await print(one, document, out)
    times.push(performance.now())
  }
}
