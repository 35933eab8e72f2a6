import { resolve } from "node:path"
import { buildAssets } from "../output/assets.ts"
import { cacheFolder, openCache } from "../output/cache.ts"
import { outPath } from "../output/out-path.ts"
import { openPack } from "../output/pack.ts"
import type { BrowserProcess } from "../output/pdf/browser.ts"
import { writeAside } from "../output/place.ts"
import { clean } from "../report/clean.ts"
import { frenchDate } from "../words/dates.ts"
import { count } from "../words/text.ts"
import { startBrowser } from "./browser.ts"
import type { Call, Command, ExitCode } from "./command.ts"
import { datesOf } from "./dates.ts"
import { choose, display, proposalsFolder } from "./folders.ts"
import type { Sources, Told } from "./make.ts"
import { pdfAsked, pdfFlags } from "./pdf-flags.ts"
import { pageFlags, settingOf } from "./setting.ts"
import { wholeName } from "./whole.ts"

/** Checks, then writes site, PDFs and exports aside and moves them into place. */
export const build: Command = {
  name: "build",
  summary: "vérifie, puis écrit le site, les PDF et les exports",
  usage: "build [options]",
  options: {
    out: { type: "string", value: "DOSSIER", help: "où écrire (par défaut : dist)" },
    pdf: { type: "boolean", help: "avec les PDF (--no-pdf : sans)" },
    ...pdfFlags,
    ...pageFlags,
  },
  positionals: { min: 0, max: 0 },
  async run(call) {
    const setting = settingOf(call)
    const out = resolve(call.cwd, typeof call.flags["out"] === "string" ? call.flags["out"] : "dist")
    const limits = { cwd: call.cwd, root: call.root, proposals: proposalsFolder(call) }
    outPath(out, limits) // refused before any work
    call.progress("Lecture et contrôle des fiches…")
    const asked = typeof call.flags["edition"] === "string" ? call.flags["edition"] : "all"
    const pdf = call.flags["pdf"] !== false && pdfAsked(call)
    const choice = choose(call, limits.proposals, asked)
    const cache = openCache(cacheFolder(call.env, call.root), "fichiers")
    const assets = await buildAssets(call.root, cache)
    cache.save()
    const pack = openPack(cacheFolder(call.env, call.root), pdf ? "site-pdf" : "site")
    let browser: BrowserProcess | undefined
    try {
      const sources: Sources = { setting, assets, pack, pdf, choice, dates: datesOf(limits.proposals) }
      const name = wholeName(call, sources)
      const known = name === undefined || pack.whole?.name !== name ? undefined : (pack.whole.told as Told)
      const again = known && (await writeAside(out, limits, async folder => pack.restoreAll(folder) && known))
      if (again) return tell(call, again, setting.placeholders, out)
      // What reads, checks and renders is loaded only when there is something to make.
      browser = pdf ? await startBrowser() : undefined
      const { read, make, refuse } = await import("./make.ts")
      const job = read(call, sources)
      if (job.unsound.length > 0) return refuse(call, job.unsound)
      const told = await writeAside(out, limits, folder => make(call, { ...sources, browser }, job, folder, name))
      return tell(call, told, setting.placeholders, out)
    } finally {
      await browser?.kill()
      pack.close()
    }
  },
}

/** Says what was made, what was left out and what to do about it. */
function tell(
  call: Call,
  { pages, pdf, blocking, leftOut, early }: Told,
  placeholders: string[],
  out: string,
): ExitCode {
  for (const { path, reason } of leftOut) call.say(`Laissée de côté : ${clean(path)} — ${clean(reason)}`)
  for (const { edition, missions, publication } of early)
    call.say(
      `${edition} : ${count(missions, "mission est publiée", "missions sont publiées")} dès maintenant, alors que le calendrier dit le ${frenchDate(publication)}. Jusque-là, gardez-leur le statut « recue », et relisez avec « build --preview ».`,
    )
  if (blocking > 0)
    call.say(
      `${count(blocking, "point bloquant", "points bloquants")} : « npx missions check --edition all » les explique.`,
    )
  if (placeholders.length > 0)
    call.say(`À compléter avant de publier, dans site/site.yml : ${placeholders.join(", ")}.`)
  for (const { href, reason } of pdf?.failed ?? []) call.say(`PDF impossible : ${href} — ${reason}`)
  const made = [count(pages, "page"), pdf && count(pdf.made, "PDF", "PDF")].filter(Boolean).join(", ")
  const where = clean(display(out, call.cwd))
  call.out(`${made} dans ${where}/. Ouvrez ${where}/index.html.\n`)
  if (pdf && pdf.failed.length > 0) return 2
  return blocking > 0 ? 1 : 0
}
