import { readFileSync } from "node:fs"
import { join } from "node:path"
import { misuse } from "../model/misuse.ts"
import type { SiteConfig } from "../model/views.ts"
import { siteAddress } from "../output/address.ts"
import { siteConfig } from "../output/config.ts"
import { buildMoment } from "../output/moment.ts"
import { inParis } from "../words/dates.ts"
import type { Call } from "./command.ts"
import { proposalsFolder } from "./folders.ts"

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
  /** The day the outputs are made, in Paris: that of SOURCE_DATE_EPOCH when it is set. */
  today: string
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
  const moment = buildMoment(call.env, proposalsFolder(call))
  return {
    config,
    placeholders,
    url,
    base: base.endsWith("/") ? base : `${base}/`,
    preview: flags["preview"] === true,
    audience: flags["audience"] === "eleves" ? "eleves" : "publique",
    moment,
    today: inParis(call.env["SOURCE_DATE_EPOCH"] ? moment : new Date()).slice(0, 10),
  }
}

/** The address under which the rules' pages are found. */
export function helpBaseOf({ url, base }: Setting): string {
  return siteAddress(url, base)
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
