import { misuse } from "../model/misuse.ts"
import { exportFormats } from "../output/exports.ts"
import { clean } from "../report/clean.ts"
import type { Command } from "./command.ts"
import { reportFile, writeReport } from "./reports.ts"
import { pageFlags, settingOf } from "./setting.ts"
import { openView } from "./view.ts"

/** Writes the published missions of an édition in one format, to standard output or a file. */
export const exportData: Command = {
  name: "export",
  summary: "donne les missions publiées d’une édition, pour un autre programme",
  usage: "export --format FORMAT [options]",
  options: {
    format: {
      type: "string",
      value: Object.keys(exportFormats).join("|"),
      choices: Object.keys(exportFormats),
      help: "forme des données (par défaut : json)",
    },
    out: { type: "string", value: "FICHIER", help: "où écrire (par défaut : sortie standard)" },
    ...pageFlags,
  },
  positionals: { min: 0, max: 0 },
  async run(call) {
    const { format, out, edition } = call.flags
    const chosen = exportFormats[typeof format === "string" ? format : "json"]
    if (!chosen) throw misuse(`Format inconnu. Choix : ${Object.keys(exportFormats).join(", ")}.`)
    if (edition === "all") throw misuse("« export » donne une seule édition : --edition NOM.")
    const file = typeof out === "string" ? reportFile(call, out) : undefined
    // Shells take what a program prints for text: a workbook would be spoilt on its way.
    if (format === "xlsx" && file === undefined)
      throw misuse("Un classeur Excel ne s’affiche pas : donnez son fichier, par exemple --out missions.xlsx.")
    const setting = settingOf(call)
    const { opened, site } = openView(call, setting)
    const [view] = site.editions
    if (!view) throw misuse("Cette édition ne peut pas être lue : « npx missions check » dit pourquoi.")
    for (const { leftOut } of opened.catalogues)
      for (const { path, reason } of leftOut) call.say(`Laissée de côté : ${clean(path)} — ${clean(reason)}`)
    const pieces = chosen.text(site, view, setting.moment)
    if (file === undefined) for (const piece of pieces) call.out(String(piece))
    else writeReport(call, file, Buffer.concat([...pieces].map(piece => Buffer.from(piece))))
    return opened.findings.some(({ severity }) => severity === "blocking") ? 1 : 0
  },
}
