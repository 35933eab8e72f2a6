import { writeFileSync } from "node:fs"
import { join } from "node:path"
import { browser, jobs, out, said } from "./printing.ts"

// Everybody's way: for each document a new page, its address, its PDF. The start of the browser is not counted.
const { pages } = jobs()
const chrome = await browser()
const start = performance.now()
for (const [index, address] of pages.entries()) {
  const page = await chrome.newPage()
  await page.goto(address, { waitUntil: "load" })
  const pdf = await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true })
  writeFileSync(join(out, `${index}.pdf`), pdf)
  await page.close()
}
said(pages.length, start)
await chrome.close()
