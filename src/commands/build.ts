import { writeFileSync } from "node:fs"
import { join, resolve } from "node:path"
import type { EditionFolder } from "../model/types.ts"
import { buildJson } from "../output/build-json.ts"
import { cacheFolder, openCache } from "../output/cache.ts"
import { writeExports, writeSitemap } from "../output/exports.ts"
import { outPath } from "../output/out-path.ts"
import { writeAside } from "../output/place.ts"
import { writeSite } from "../output/site.ts"
import { clean } from "../report/clean.ts"
import { count, frenchList, plural } from "../words/text.ts"
import type { Call, Command, ExitCode } from "./command.ts"
import { display, proposalsFolder } from "./folders.ts"
import { type Opened, open } from "./open.ts"
import { type MadePdfs, makePdfs } from "./pdfs.ts"
import { helpBaseOf, pageFlags, settingOf, viewOf } from "./view.ts"

/** Checks, then writes site, PDFs and exports aside and moves them into place. */
export const build: Command = {
  name: "build",
  summary: "vérifie, puis écrit le site, les PDF et les exports",
  usage: "build [options]",
  options: {
    out: { type: "string", value: "DOSSIER", help: "où écrire (par défaut : dist)" },
    pdf: { type: "boolean", help: "avec les PDF (--no-pdf : sans)" },
    ...pageFlags,
  },
  positionals: { min: 0, max: 0 },
  async run(call) {
    const setting = settingOf(call)
    const out = resolve(call.cwd, typeof call.flags["out"] === "string" ? call.flags["out"] : "dist")
    const limits = { cwd: call.cwd, root: call.root, proposals: proposalsFolder(call) }
    outPath(out, limits) // refused before any work
    call.progress("Lecture et contrôle des fiches…")
    const opened = open(call, {
      edition: typeof call.flags["edition"] === "string" ? call.flags["edition"] : "all",
      preview: setting.preview,
      helpBase: helpBaseOf(setting),
    })
    const unsound = opened.folders.filter(({ name }) => !opened.editions.has(name))
    if (unsound.length > 0) return refuse(call, unsound)
    return writeAside(out, limits, async folder => {
      const cache = openCache(cacheFolder(call.env, call.root), "sections")
      const site = viewOf(call, opened, setting, cache)
      cache.save()
      const pdf = call.flags["pdf"] === false ? undefined : await makePdfs(call, site, folder)
      call.progress("Pages du site…")
      const shown = pdf?.site ?? site
      const pages = await writeSite(shown, folder, { root: call.root })
      writeExports(shown, folder, setting.moment)
      writeSitemap(shown, folder)
      writeFileSync(
        join(folder, "build.json"),
        buildJson(site, opened.catalogues, {
          moment: setting.moment,
          preview: setting.preview,
          versions: { node: call.node },
          placeholders: setting.placeholders,
          pdf: pdf ? { made: pdf.made, failed: pdf.failed } : null,
        }),
      )
      call.signal.throwIfAborted()
      return tell(call, opened, pages, pdf, setting.placeholders, out)
    })
  },
}

/** Without its settings an édition would vanish from the site, and its lasting addresses with it: nothing is changed. */
function refuse(call: Call, unsound: EditionFolder[]): ExitCode {
  const files = unsound.map(({ file }) => clean(file.path))
  call.say(
    `Rien n’a été construit : ${frenchList(files)} ${plural(files.length, "ne peut pas être lu", "ne peuvent pas être lus")}. ` +
      "« npx missions check --edition all » dit pourquoi.",
  )
  return 1
}

/** Says what was made, what was left out and what to do about it. */
function tell(
  call: Call,
  opened: Opened,
  pages: number,
  pdf: MadePdfs | undefined,
  placeholders: string[],
  out: string,
): ExitCode {
  const blocking = opened.findings.filter(({ severity }) => severity === "blocking").length
  for (const { leftOut } of opened.catalogues)
    for (const { path, reason } of leftOut) call.say(`Laissée de côté : ${clean(path)} — ${clean(reason)}`)
  if (blocking > 0)
    call.say(
      `${count(blocking, "point bloquant", "points bloquants")} : « npx missions check --edition all » les explique.`,
    )
  if (placeholders.length > 0)
    call.say(`À compléter avant de publier, dans site/site.yml : ${placeholders.join(", ")}.`)
  for (const { href, reason } of pdf?.failed ?? []) call.say(`PDF impossible : ${href} — ${reason}`)
  const made = [count(pages, "page"), pdf && count(pdf.made, "PDF", "PDF")].filter(Boolean).join(", ")
  const where = display(out, call.cwd)
  call.out(`${made} dans ${where}/. Ouvrez ${where}/index.html.\n`)
  if (pdf && pdf.failed.length > 0) return 2
  return blocking > 0 ? 1 : 0
}
