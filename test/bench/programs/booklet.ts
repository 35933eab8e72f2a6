import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import type { EditionView, SiteView } from "../../../src/model/views.ts"
import { beside } from "../../../src/output/pdf/beside.ts"
import { bookletSteps } from "../../../src/output/pdf/booklet.tsx"
import { limitFor } from "../../../src/output/pdf/index.ts"
import { type Cache, openPrinter, printDocuments } from "../../../src/output/pdf/print.ts"
import { sheetJob } from "../../../src/output/pdf/sheets.tsx"
import { shellPage } from "../../../src/output/pdf/shell.ts"
import { out, path, said } from "./printing.ts"

// Our own booklet, its sheets already printed: what they told (pages, notes) is read from a file, made at the first run.
const site = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as SiteView
const shell = await shellPage(process.cwd())
const [edition] = site.editions
if (!edition) throw new Error("no édition")
const sheets = await sheetsOnce()
const last = { html: "", title: "", heads: "" }
const cache: Cache = {
  get: async () => undefined,
  put: async ({ html, title, heads }) => void Object.assign(last, { html, title, heads }),
}
const start = performance.now()
const printer = openPrinter({ browser: path, shell, cache, limit: limitFor(edition.missions.length) })
const made: { step: ReturnType<typeof bookletSteps> | undefined; prints: number } = {
  step: bookletSteps(edition, { site: site.url, today: site.today, date: new Date(0), sheets }),
  prints: 0,
}
while (made.step) {
  const { job, meanwhile, next } = made.step
  const printing = printer.print([job], result => {
    if ("error" in result) throw new Error(result.error)
    made.prints++
    made.step = next(result)
    writeFileSync(join(out, "livret.pdf"), result.bytes)
  })
  await beside(printing, meanwhile?.() ?? [])
}
await printer.close()
said(made.prints, start)
writeFileSync(join(out, "documents.json"), JSON.stringify({ shell, documents: [{ id: "livret", ...last }] }))

async function sheetsOnce(): Promise<Sheets> {
  const file = join(out, "sheets.json")
  if (existsSync(file)) return new Map(JSON.parse(readFileSync(file, "utf8")) as [string, Sheet][])
  const found: [string, Sheet][] = []
  const jobs = (edition?.missions ?? []).map(mission =>
    sheetJob(mission, edition as EditionView, site.url, new Date(0)),
  )
  await printDocuments(jobs, {
    browser: path,
    shell,
    deliver(result) {
      if ("bytes" in result && result.fit) found.push([result.id, { pages: result.pages, fit: result.fit }])
    },
  })
  mkdirSync(out, { recursive: true })
  writeFileSync(file, JSON.stringify(found))
  return new Map(found)
}

type Sheets = Parameters<typeof bookletSteps>[1]["sheets"]
type Sheet = Sheets extends ReadonlyMap<string, infer One> ? One : never
