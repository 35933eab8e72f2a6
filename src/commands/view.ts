import { readFileSync } from "node:fs"
import { join } from "node:path"
import { rules } from "../check/index.ts"
import { authoritiesOf } from "../model/collectivites.ts"
import { fields } from "../model/fields.ts"
import type { Proposal } from "../model/types.ts"
import type { SiteView } from "../model/views.ts"
import { type Cache, cacheFolder, openCache } from "../output/cache.ts"
import { renderSections } from "../output/render.ts"
import { siteView, textFields } from "../output/views.ts"
import { dateMoves } from "../read/moves.ts"
import type { Call } from "./command.ts"
import { type Opened, open } from "./open.ts"
import { helpBaseOf, type Setting } from "./setting.ts"

/** The public view of what was opened. */
export function viewOf(call: Call, { catalogues, folders }: Opened, setting: Setting, cache?: Cache): SiteView {
  const { config, url, base, preview, audience, today } = setting
  return {
    ...siteView(catalogues, {
      config,
      url,
      base,
      rules,
      fields: fields(),
      version: call.version,
      today,
      preview,
      authorities: authoritiesOf({}),
      moves: new Map(
        folders.map(({ name, folder, file }) => [name, dateMoves(join(folder, "edition.yml"), file.text)]),
      ),
      ...(cache ? { cache } : {}),
    }),
    audience,
    blank: readFileSync(join(call.root, "schema/fiche-vierge.md"), "utf8"),
  }
}

/** Reads and checks the éditions a command was asked for, and their public view. */
export function openView(call: Call, setting: Setting): { opened: Opened; site: SiteView } {
  const { edition } = call.flags
  const cache = openCache(cacheFolder(call.env, call.root), "sections")
  const opened = open(call, {
    ...(typeof edition === "string" && { edition }),
    preview: setting.preview,
    helpBase: helpBaseOf(setting),
    sound: renderInto(cache),
  })
  return { opened, site: viewOf(call, opened, setting, cache) }
}

/** Renders the sections of each fiche into a cache as soon as it is parsed: its view finds them there. */
export function renderInto(cache: Cache): (proposal: Proposal) => void {
  const keys = textFields(fields()).map(({ key }) => key)
  return proposal => void renderSections(proposal, keys, cache)
}
