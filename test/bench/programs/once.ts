import { browser, jobs, out, print, said, tab } from "./printing.ts"

// The least that one document asks: a browser, a tab, one print.
const { shell, documents } = jobs()
const start = performance.now()
const chrome = await browser()
const one = await tab(chrome, shell)
for (const document of documents) await print(one, document, out)
said(documents.length, start)
await chrome.close()
