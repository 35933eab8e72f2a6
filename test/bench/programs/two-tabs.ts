import { browser, jobs, out, print, said, tab } from "./printing.ts"

// The least that printing asks: two tabs that hold the styles and fonts, the body swapped, one call of the protocol.
const { shell, documents } = jobs()
const start = performance.now()
const chrome = await browser()
const queue = documents.values()
await Promise.all([work(), work()])
said(documents.length, start)
await chrome.close()

async function work() {
  const one = await tab(chrome, shell)
  for (const document of queue) await print(one, document, out)
}
