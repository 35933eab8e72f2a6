import { readFileSync } from "node:fs"
import { join } from "node:path"
import { rules } from "../check/index.ts"
import { authoritiesOf } from "../model/collectivites.ts"
import { fields } from "../model/fields.ts"
import { misuse } from "../model/misuse.ts"
import type { SiteConfig, SiteView } from "../model/views.ts"
import type { Cache } from "../output/cache.ts"
import { siteConfig } from "../output/config.ts"
import { buildMoment } from "../output/moment.ts"
import { siteAddress, siteView } from "../output/views.ts"
import { inParis } from "../words/dates.ts"
import type { Call } from "./command.ts"
import { proposalsFolder } from "./folders.ts"
import type { Opened } from "./open.ts"

/** What build, pdf, dev and export say of the site before anything is read. */
export interface Setting {
  config: SiteConfig
  /** Keys of site.yml that still await their words. */
  placeholders: string[]
  /** Absolute address, with a final slash. */
  url: string
  base: string
  preview: boolean
  audience: "publique" | "eleves"
  /** The instant the outputs bear. */
  moment: Date
}

/** Reads site.yml and the flags; throws a misuse for an address that is none. */
export function settingOf(call: Call): Setting {
  const { config, placeholders } = siteConfig(readFileSync(join(call.root, "site/site.yml"), "utf8"))
  const { flags } = call
  const url = typeof flags["site-url"] === "string" ? flags["site-url"] : config.url
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol))
    throw misuse(`--site-url : « ${url} » n’est pas une adresse. Exemple : --site-url https://stages.example/`)
  const base = typeof flags["base-path"] === "string" ? flags["base-path"] : new URL(url).pathname
  if (!/^(\/[\w.~-]+)*\/?$/.test(base) || base.split("/").includes(".."))
    throw misuse(`--base-path : « ${base} » ne convient pas. Exemple : --base-path /missions/`)
  return {
    config,
    placeholders,
    url,
    base: base.endsWith("/") ? base : `${base}/`,
    preview: flags["preview"] === true,
    audience: flags["audience"] === "eleves" ? "eleves" : "publique",
    moment: buildMoment(call.env, proposalsFolder(call)),
  }
}

/** The address under which the rules' pages are found. */
export function helpBaseOf({ url, base }: Setting): string {
  return siteAddress(url, base)
}

/** The public view of what was opened; today is the day of SOURCE_DATE_EPOCH when it is set. */
export function viewOf(call: Call, { catalogues }: Opened, setting: Setting, cache?: Cache): SiteView {
  const { config, url, base, preview, audience, moment } = setting
  const now = call.env["SOURCE_DATE_EPOCH"] ? moment : new Date()
  return {
    ...siteView(catalogues, {
      config,
      url,
      base,
      rules,
      fields: fields(),
      version: call.version,
      today: inParis(now).slice(0, 10),
      preview,
      authorities: authoritiesOf({}),
      ...(cache ? { cache } : {}),
    }),
    audience,
    blank: readFileSync(join(call.root, "schema/fiche-vierge.md"), "utf8"),
  }
}

/** Flags of the commands that make pages. */
export const pageFlags = {
  "base-path": { type: "string", value: "/x/", help: "chemin sous lequel le site vivra" },
  "site-url": { type: "string", value: "URL", help: "adresse du site, pour les codes QR, les flux et le plan" },
  audience: {
    type: "string",
    value: "publique|eleves",
    choices: ["publique", "eleves"],
    help: "« eleves » demande aux moteurs de recherche de ne rien retenir",
  },
  preview: { type: "boolean", help: "montrer toutes les fiches sans point bloquant, avec leur statut" },
} as const
