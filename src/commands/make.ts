import { readdirSync, writeFileSync } from "node:fs"
import { join, relative, sep } from "node:path"
import type { EditionFolder } from "../model/types.ts"
import type { SiteView } from "../model/views.ts"
import type { BuiltAssets } from "../output/assets.ts"
import { buildJson, type EditionFacts, editionFacts } from "../output/build-json.ts"
import { cacheFolder, openCache } from "../output/cache.ts"
import { writeExports, writeSitemap } from "../output/exports.ts"
import { keysOf } from "../output/keys.ts"
import { writeWorker } from "../output/offline.ts"
import type { Pack } from "../output/pack.ts"
import type { BrowserProcess } from "../output/pdf/browser.ts"
import type { PdfOptions } from "../output/pdf/index.ts"
import { writeSite } from "../output/site.ts"
import { clean } from "../report/clean.ts"
import { frenchList, plural } from "../words/text.ts"
import type { Call, ExitCode } from "./command.ts"
import type { Dates } from "./dates.ts"
import type { Choice } from "./folders.ts"
import { writeForms } from "./forms.ts"
import { open } from "./open.ts"
import { type MadePdfs, makePdfs } from "./pdfs.ts"
import { helpBaseOf, type Setting } from "./setting.ts"
import { renderInto, viewOf } from "./view.ts"

/** All that goes into an output. */
export interface Sources {
  setting: Setting
  assets: BuiltAssets
  choice: Choice
  dates: Dates
  /** What was made before. */
  pack: Pack
  /** What is asked of the PDFs; false when none is. */
  pdf: false | Pick<PdfOptions, "variants" | "shares">
}

/** What there is to say of an output. */
export interface Told {
  pages: number
  pdf?: Pick<MadePdfs, "made" | "failed">
  /** Number of blocking findings. */
  blocking: number
  leftOut: { path: string; reason: string }[]
  /** Éditions whose missions are shown before the day of their calendar, and that day. */
  early: { edition: string; missions: number; publication: string }[]
}

/** What was read and checked; of ten thousand fiches, nothing is held but what the pages' lists show. */
export interface Job {
  site: SiteView
  editions: EditionFacts[]
  told: Pick<Told, "blocking" | "leftOut" | "early">
  /** Éditions without sound settings. */
  unsound: EditionFolder[]
}

/** Reads and checks the éditions, and renders their sections; takes the choice, whose bytes nobody needs any more. */
export function read(call: Call, { setting, choice, dates }: Sources): Job {
  const texts = openCache(cacheFolder(call.env, call.root), "sections", 24 * megabyte)
  const opened = open(call, {
    choice: taken(choice),
    dates,
    preview: setting.preview,
    helpBase: helpBaseOf(setting),
    sound: renderInto(texts),
  })
  const site = viewOf(call, opened, setting, texts)
  texts.save()
  const editions = editionFacts(site, opened.catalogues)
  const blocking = opened.findings.filter(({ severity }) => severity === "blocking").length
  const leftOut = editions.flatMap(({ leftOut }) => leftOut.map(({ path, reason }) => ({ path, reason })))
  const unsound = opened.folders.filter(({ name }) => !opened.editions.has(name))
  return { site, editions, told: { blocking, leftOut, early: setting.preview ? [] : earlyOf(site) }, unsound }
}

function earlyOf({ editions, today }: SiteView): Told["early"] {
  return editions.flatMap(({ name, missions, edition: { calendrier } }) =>
    missions.length > 0 && today < calendrier.publication
      ? [{ edition: name, missions: missions.length, publication: calendrier.publication }]
      : [],
  )
}

// Pages, search, feeds and exports each ask for the sections of two thousand fiches; those of more are decoded again.
const megabyte = 1_000_000

/** A choice that the one it came from no longer holds. */
function taken(choice: Choice): Choice {
  const own = { listings: [...choice.listings], all: [...choice.all] }
  for (const list of [choice.listings, choice.all]) list.length = 0
  return own
}

/** Without its settings an édition would vanish from the site, and its lasting addresses with it: nothing is changed. */
export function refuse(call: Call, unsound: EditionFolder[]): ExitCode {
  const files = unsound.map(({ file }) => clean(file.path))
  call.say(
    `Rien n’a été construit : ${frenchList(files)} ${plural(files.length, "ne peut pas être lu", "ne peuvent pas être lus")}. ` +
      "« npx missions check --edition all » dit pourquoi.",
  )
  return 1
}

/** Writes an output into a folder: only what is not as it was made before is made; all is kept for the next time. */
export async function make(
  call: Call,
  { setting, assets, pack, browser, pdf: asked }: Sources & { browser?: BrowserProcess | undefined },
  { site, editions, told }: Job,
  folder: string,
  name: string | undefined,
): Promise<Told> {
  const { moment, placeholders, preview } = setting
  const pdf = browser && asked ? await makePdfs(call, site, folder, browser, asked) : undefined
  call.progress("Pages du site…")
  const shown = pdf?.site ?? site
  const made = new Map<string, string>()
  const kept =
    call.program === undefined
      ? undefined
      : {
          keys: keysOf(shown, assets, [call.program, call.node]),
          restore(path: string, key: string) {
            made.set(path, key)
            return pack.restore(folder, path, key)
          },
        }
  const pages = await writeSite(shown, folder, { root: call.root, assets, kept })
  writeExports(shown, folder, moment, kept)
  await writeForms(shown.editions, folder, kept, call.program)
  writeSitemap(shown, folder)
  writeWorker(shown, folder, assets.worker)
  const facts = { moment, preview, placeholders, versions: { node: call.node } }
  const done = pdf ? { made: pdf.made, failed: pdf.failed } : null
  writeFileSync(join(folder, "build.json"), buildJson(site, editions, { ...facts, pdf: done }))
  const all: Told = { pages, ...told, ...(done && { pdf: done }) }
  if (name !== undefined) for (const path of filesOf(folder)) if (!made.has(path)) made.set(path, "")
  call.signal.throwIfAborted()
  if (kept) pack.save(folder, made, name === undefined ? undefined : { name, told: all })
  return all
}

/** Every file of an output, from its root; the one that hides a work in progress is none of them. */
function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => relative(folder, join(entry.path, entry.name)).split(sep).join("/"))
    .filter(path => path !== ".gitignore")
}
