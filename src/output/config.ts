import { parseDocument } from "yaml"
import { misuse } from "../model/misuse.ts"
import { nearest } from "../model/nearest.ts"
import type { SiteConfig } from "../model/views.ts"
import { safeText } from "./safe-text.ts"

export interface ReadConfig {
  config: SiteConfig
  /** Keys that still await their words, in the order of the file. */
  placeholders: string[]
}

/** Reads `site/site.yml`; throws a misuse in French for what a person must put right. */
export function siteConfig(text: string): ReadConfig {
  const typed = read(text)
  const unknown = Object.keys(typed).find(key => !keys.includes(key))
  if (unknown !== undefined) {
    const close = nearest(unknown, keys)
    throw fault(`« ${safeText(unknown)} » n’est pas connu${close ? `. Vouliez-vous dire « ${close} » ?` : ""}`)
  }
  const missing = keys.filter(key => !optional.has(key) && (typed[key] ?? "") === "")
  const { nom = "", url = "" } = typed
  if (missing.includes("nom") || missing.includes("url")) throw fault("il faut au moins « nom » et « url »")
  const { depot = "", branche: branch = "" } = typed
  const config: SiteConfig = {
    nom,
    url: address("url", url),
    editeur: said(typed, "editeur"),
    adresse: said(typed, "adresse"),
    directeur_publication: said(typed, "directeur_publication"),
    hebergeur: said(typed, "hebergeur"),
    ...(branch !== "" && { branche: branchName(branch) }),
    ...(depot !== "" && !isPlaceholder(depot) && { depot: address("depot", depot).replace(/\/$/, "") }),
  }
  return { config, placeholders: keys.filter(key => missing.includes(key) || isPlaceholder(typed[key] ?? "")) }
}

const keys = ["nom", "url", "editeur", "adresse", "directeur_publication", "hebergeur", "depot", "branche"]
const optional = new Set(["depot", "branche"])

function said(typed: { [key: string]: string }, key: string): string {
  return typed[key] || `À COMPLÉTER : ${key}`
}

function isPlaceholder(text: string): boolean {
  return /^à compl[ée]ter/i.test(text)
}

/** Every value as the text that was typed: `yaml`'s failsafe schema. */
function read(text: string): { [key: string]: string } {
  const document = parseDocument(text, { schema: "failsafe", uniqueKeys: true, stringKeys: true })
  const [error] = [...document.errors, ...document.warnings]
  if (error) throw fault(`la ligne ${error.linePos?.[0].line ?? "?"} ne se lit pas`)
  const value: unknown = document.toJS() ?? {}
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw fault("il faut des lignes « clé: valeur »")
  return Object.fromEntries(
    Object.entries(value).map(([key, one]: [string, unknown]) => {
      if (one !== null && typeof one !== "string") throw fault(`« ${safeText(key)} » doit être un texte`)
      return [key, safeText(one ?? "").trim()]
    }),
  )
}

function branchName(text: string): string {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(text)) throw fault("« branche » doit être le nom d’une branche, par exemple main")
  return text
}

function address(key: string, text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== "" || url.hash !== "" || url.username !== "")
    throw fault(`« ${key} » doit être une adresse complète, par exemple https://stages.example/`)
  return url.href.endsWith("/") ? url.href : `${url.href}/`
}

function fault(why: string): Error {
  return misuse(`site/site.yml : ${why}.`)
}
