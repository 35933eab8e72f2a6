import { readFileSync } from "node:fs"
import process from "node:process"
import type { SiteView } from "../../../src/model/views.ts"
import { writePdfs } from "../../../src/output/pdf/index.ts"
import { out, path, said } from "./printing.ts"

// Our own press: every sheet of a site, without a cache and without the booklet.
const site = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")) as SiteView
const start = performance.now()
const { written, failed } = await writePdfs(site, out, { root: process.cwd(), browser: path, booklets: false })
if (failed[0]) throw new Error(`${failed[0].href}: ${failed[0].reason}`)
said(written.size, start)
