import { join } from "node:path"
import { misuse } from "../model/misuse.ts"
import type { Finding } from "../model/types.ts"
import type { SiteView } from "../model/views.ts"
import { cacheFolder, openCache } from "../output/cache.ts"
import { writeExports, writeSitemap } from "../output/exports.ts"
import { serveSite } from "../output/serve.ts"
import { clean } from "../report/clean.ts"
import type { Call, Command } from "./command.ts"
import { proposalsFolder } from "./folders.ts"
import { open } from "./open.ts"
import { helpBaseOf, pageFlags, settingOf } from "./setting.ts"
import { renderInto, viewOf } from "./view.ts"

/** Serves the site with live reload, every sound fiche shown, findings under each fiche's page; until Ctrl-C. */
export const dev: Command = {
  name: "dev",
  summary: "sert le site et le recharge à chaque changement d’une fiche, d’une page ou d’un style",
  usage: "dev [options]",
  options: {
    port: { type: "string", value: "N", help: "premier port essayé (par défaut : 8080)" },
    ...pageFlags,
  },
  positionals: { min: 0, max: 0 },
  async run(call) {
    const asked = call.flags["port"]
    if (asked !== undefined && !(/^\d+$/.test(String(asked)) && Number(asked) < 65_536))
      throw misuse(`« --port ${clean(String(asked))} » : il faut un nombre jusqu’à 65535, comme 8080.`)
    const setting = { ...settingOf(call), preview: true }
    const served = await serveSite({
      root: call.root,
      read: () => read(call, setting),
      watch: [proposalsFolder(call), join(call.root, "schema"), join(call.root, "site/site.yml")],
      extra(site, folder) {
        writeExports(site, folder, setting.moment)
        writeSitemap(site, folder)
      },
      port: Number(asked ?? 8080),
      say: text => call.say(text),
    })
    call.out(`${served.url} — Ctrl-C pour arrêter.\n`)
    await new Promise(resolve => call.signal.addEventListener("abort", resolve, { once: true }))
    await served.close()
    return 0
  },
}

function read(call: Call, setting: ReturnType<typeof settingOf>): SiteView {
  const edition = typeof call.flags["edition"] === "string" ? call.flags["edition"] : "all"
  const cache = openCache(cacheFolder(call.env, call.root), "sections", Infinity)
  const opened = open(call, { edition, preview: true, helpBase: helpBaseOf(setting), sound: renderInto(cache) })
  const findings = new Map<string, Finding[]>()
  for (const finding of opened.findings) {
    const address = addressOf(finding.path)
    if (address) findings.set(address, [...(findings.get(address) ?? []), finding])
  }
  const site = { ...viewOf(call, opened, setting, cache), findings }
  cache.save()
  cache.close()
  return site
}

/** Where the page of a fiche is, or will be: `2025-2026/ville-de-valombreuil/`. */
function addressOf(path: string): string | undefined {
  return /([\w-]+\/[\w-]+)\.md$/.exec(path)?.[1]?.concat("/")
}
