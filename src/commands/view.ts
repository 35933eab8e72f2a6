import { readFileSync } from "node:fs"
import { join } from "node:path"
import { rules } from "../check/index.ts"
import { authoritiesOf } from "../model/collectivites.ts"
import { fields } from "../model/fields.ts"
import type { Proposal } from "../model/types.ts"
import type { SiteView } from "../model/views.ts"
import type { Cache } from "../output/cache.ts"
import { renderSections } from "../output/render.ts"
import { siteView, textFields } from "../output/views.ts"
import { dateMoves } from "../read/moves.ts"
import type { Call } from "./command.ts"
import type { Opened } from "./open.ts"
import type { Setting } from "./setting.ts"

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
      moves: new Map(folders.map(({ name, folder }) => [name, dateMoves(join(folder, "edition.yml"))])),
      ...(cache ? { cache } : {}),
    }),
    audience,
    blank: readFileSync(join(call.root, "schema/fiche-vierge.md"), "utf8"),
  }
}

/** Renders the sections of each fiche into a cache as soon as it is parsed: its view finds them there. */
export function renderInto(cache: Cache): (proposal: Proposal) => void {
  const keys = textFields(fields()).map(({ key }) => key)
  return proposal => void renderSections(proposal, keys, cache)
}
