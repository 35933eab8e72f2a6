import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs"
import { dirname, join, resolve } from "node:path"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { MissionView } from "../model/views.ts"
import { generator } from "../output/build-json.ts"
import { outPath } from "../output/out-path.ts"
import { writeParts } from "../output/pdf/parts.ts"
import { clean } from "../report/clean.ts"
import { count } from "../words/text.ts"
import { startBrowser } from "./browser.ts"
import type { Command } from "./command.ts"
import { display, proposalsFolder } from "./folders.ts"
import { pdfAsked, pdfFlags } from "./pdf-flags.ts"
import { makePdfs } from "./pdfs.ts"
import { pageFlags, settingOf } from "./setting.ts"
import { openView } from "./view.ts"

/** Prints only the PDFs: all of an édition with its booklet, the sheets named or their booklet, a share of the sheets, into the output beside what is there. */
export const pdf: Command = {
  name: "pdf",
  summary: "fait les PDF seuls : tous, ou les missions nommées",
  usage: "pdf [MISSION…] [options]",
  options: {
    out: { type: "string", value: "DOSSIER", help: "où écrire (par défaut : dist)" },
    booklet: { type: "boolean", help: "au lieu des fiches, le livret des missions nommées : livret-choix.pdf" },
    shard: { type: "string", value: "i/n", help: "la i-ième de n parts des fiches, sans le livret" },
    ...pdfFlags,
    ...pageFlags,
  },
  positionals: { min: 0, max: Number.POSITIVE_INFINITY },
  async run(call) {
    const setting = settingOf(call)
    const shard = shardOf(call.flags["shard"])
    const asked = pdfAsked(call)
    const choice = call.flags["booklet"] === true
    if (choice && call.words.length === 0)
      throw misuse(
        "--booklet : nommez les missions du livret. Exemple : npx missions pdf --booklet ville-de-valombreuil",
      )
    if (shard && (choice || asked.shares.length > 0))
      throw misuse("--shard fait une part des fiches : il ne va ni avec --booklet, ni avec --merge.")
    const out = typeof call.flags["out"] === "string" ? call.flags["out"] : "dist"
    const { path } = outPath(out, { cwd: call.cwd, root: call.root, proposals: proposalsFolder(call), beside: true })
    const browser = await startBrowser()
    let aside: string | undefined
    try {
      const { site } = openView(call, setting)
      const missions = site.editions.flatMap(({ missions }) => missions)
      for (const word of call.words) known(word, missions)
      mkdirSync(dirname(path), { recursive: true })
      aside = mkdtempSync(`${path}.pdf-`)
      const wanted = (mission: MissionView) =>
        (call.words.length === 0 || call.words.includes(mission.slug)) &&
        (!shard || missions.indexOf(mission) % shard.of === shard.part - 1)
      const booklets: "choice" | boolean = choice ? "choice" : call.words.length === 0 && !shard
      const what = { ...asked, only: wanted, booklets, share: shard !== undefined }
      const { made, failed, parts } = await makePdfs(call, site, aside, browser, what)
      if (shard) writeParts(aside, `${shard.part}-${shard.of}`, parts)
      deliver(aside, path)
      sign(path, call.version)
      for (const { href, reason } of failed) call.say(`PDF impossible : ${href} — ${reason}`)
      call.out(`${count(made, "PDF", "PDF")} dans ${clean(display(path, call.cwd))}/.\n`)
      return failed.length > 0 ? 2 : 0
    } finally {
      await browser.kill()
      if (aside) rmSync(aside, { recursive: true, force: true })
    }
  },
}

function known(word: string, missions: readonly MissionView[]): void {
  const slugs = missions.map(({ slug }) => slug)
  if (slugs.includes(word)) return
  const close = nearest(word, slugs)
  throw misuse(`Pas de mission publiée « ${clean(word)} ».${close ? ` Vouliez-vous dire « ${close} » ?` : ""}`)
}

function shardOf(asked: unknown): { part: number; of: number } | undefined {
  if (typeof asked !== "string") return undefined
  const [, part = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(asked) ?? []).map(Number)
  if (part < 1 || part > of) throw misuse(`« --shard ${clean(asked)} » : il faut une part et leur nombre, comme 1/4.`)
  return { part, of }
}

/** Says that the folder is ours, so that we may write there again; a whole build says more, and is left as it is. */
function sign(folder: string, version: string): void {
  const file = join(folder, "build.json")
  if (!existsSync(file)) writeFileSync(file, `${JSON.stringify({ generator, version }, null, 2)}\n`)
}

/** Moves each file into place, whole; what else lies there stays. */
function deliver(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const source = join(entry.parentPath, entry.name)
    const target = resolve(to, source.slice(from.length + 1))
    mkdirSync(dirname(target), { recursive: true })
    try {
      renameSync(source, target)
    } catch {
      copyFileSync(source, target) // another disk
    }
  }
}
