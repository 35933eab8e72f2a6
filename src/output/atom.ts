import { createHash } from "node:crypto"
import type { EditionView, MissionView, SiteView } from "../model/views.ts"
import { element, xmlText } from "../model/xml.ts"
import { typography } from "./typography.ts"

/**
 * `missions.atom` (RFC 4287): new, changed and withdrawn missions, the latest first; ids survive a change of address.
 * `moment` stands for a publication still to come: a feed that was updated in the future would go back to the present.
 */
export function missionsAtom(site: SiteView, edition: EditionView, moment: Date): string {
  const publication = `${edition.edition.calendrier.publication}T00:00:00Z`
  const start = publication < moment.toISOString() ? publication : moment.toISOString()
  const entries = [...edition.missions, ...edition.withdrawn]
    .map(mission => ({ mission, updated: instant(mission.modified ?? mission.added ?? start) }))
    .sort((a, b) =>
      a.updated === b.updated ? (a.mission.slug < b.mission.slug ? -1 : 1) : a.updated < b.updated ? 1 : -1,
    )
  const { titre, exemple, contact } = edition.edition
  const page = site.url + edition.href
  const feed = element(
    "feed",
    { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": "fr" },
    words("title", exemple ? `${titre} (exemple)` : titre),
    words("id", urn(edition.name)),
    words("updated", entries[0]?.updated ?? instant(start)),
    element("link", { rel: "self", type: "application/atom+xml", href: `${page}missions.atom` }),
    element("link", { rel: "alternate", type: "text/html", hreflang: "fr", href: page }),
    element("author", {}, words("name", contact.service)),
    element("generator", { version: site.version }, "missions"),
    ...entries.map(({ mission, updated }) => entry(site, edition, mission, updated)),
  )
  return `<?xml version="1.0" encoding="utf-8"?>\n${feed}\n`
}

function entry(site: SiteView, edition: EditionView, mission: MissionView, updated: string): string {
  const title = `${mission.collectivite.nom} : ${mission.intitule}`
  const withdrawn = mission.statut === "retiree"
  return element(
    "entry",
    {},
    words("title", withdrawn ? `Mission retirée : ${title}` : title),
    words("id", urn(`${edition.name}/${mission.slug}`)),
    words("updated", updated),
    ...(mission.added === undefined ? [] : [words("published", instant(mission.added))]),
    element("link", { rel: "alternate", type: "text/html", hreflang: "fr", href: site.url + mission.href }),
    ...(withdrawn ? [] : mission.themes.map(term => element("category", { term }))),
    words("summary", withdrawn ? "Cette mission n’est plus proposée." : summary(mission)),
  )
}

function summary({ resume, sections, statut, added, modified }: MissionView): string {
  const first = resume ?? sections[0]?.texte.split("\n")[0] ?? ""
  const short = first.length > 300 ? `${first.slice(0, 299).replace(/[\ud800-\udbff]$/, "")}…` : first
  const changed = added !== undefined && modified !== undefined && modified.slice(0, 10) > added.slice(0, 10)
  const state = statut === "pourvue" ? "Mission pourvue. " : changed ? "Fiche modifiée. " : ""
  return state + short
}

function words(name: string, text: string): string {
  return element(name, {}, xmlText(typography(text)))
}

function instant(date: string): string {
  const time = Date.parse(date)
  return new Date(Number.isNaN(time) ? 0 : time).toISOString().replace(/\.\d+/, "")
}

/** A name that depends on the édition and the slug alone (UUID version 5, RFC 4122). */
function urn(name: string): string {
  const hash = createHash("sha1").update(namespace).update(`missions/${name}`).digest()
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return `urn:uuid:${hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-")}`
}

const namespace = Buffer.from("6ba7b8119dad11d180b400c04fd430c8", "hex")
