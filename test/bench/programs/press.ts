import { readFileSync } from "node:fs"
import process from "node:process"
import type { SiteView } from "../../../src/model/views.ts"
import { spawnBrowser } from "../../../src/output/pdf/browser.ts"
import { out, paceOf, path, said } from "./printing.ts"

// Our own press: every sheet of a site, without a cache and without the booklet; the browser starts first, as in a build.
const browser = spawnBrowser(path)
const { writePdfs } = await import("../../../src/output/pdf/index.ts")
const site = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as SiteView
const start = performance.now()
const times: number[] = []
const progress = () => void times.push(performance.now())
const { written, failed } = await writePdfs(site, out, { root: process.cwd(), browser, booklets: false, progress })
if (failed[0]) throw new Error(`${failed[0].href}: ${failed[0].reason}`)
said(written.size, start, paceOf(times))
