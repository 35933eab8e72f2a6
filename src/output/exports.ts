import { closeSync, mkdirSync, openSync, readdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { EditionView, SiteView } from "../model/views.ts"
import { missionsAtom } from "./atom.ts"
import { fingerprint } from "./cache.ts"
import { missionRows, missionsCsv } from "./csv.ts"
import { calendarIcs } from "./ics.ts"
import { missionsJson } from "./json.ts"
import type { Kept } from "./keys.ts"
import { robots, sitemap } from "./sitemap.ts"
import { workbook } from "./xlsx.ts"

/** One export of an édition: its file's name, and its text, or its bytes, in pieces. */
export interface Export {
  file: string
  text(site: SiteView, edition: EditionView, moment: Date): Iterable<string | Uint8Array>
  /** Made when it is asked for, and not with the site. */
  apart?: boolean
}

/** The exports by format. */
export const exportFormats: { [format: string]: Export } = {
  json: { file: "missions.json", text: missionsJson },
  csv: { file: "missions.csv", text: missionsCsv },
  xlsx: {
    file: "missions.xlsx",
    text: (site, edition) => [workbook("Missions", missionRows(site, edition))],
    apart: true,
  },
  ics: { file: "calendrier.ics", text: (site, edition, moment) => [calendarIcs(site, edition, moment)] },
  atom: { file: "missions.atom", text: (site, edition, moment) => [missionsAtom(site, edition, moment)] },
}

/** Writes the exports of every édition under a folder, but those made apart. */
export function writeExports(site: SiteView, folder: string, moment: Date, kept?: Kept): void {
  const key = kept && fingerprint(kept.keys.all, moment.toISOString())
  for (const edition of site.editions) {
    const place = join(folder, edition.name)
    mkdirSync(place, { recursive: true })
    for (const { file, text, apart } of Object.values(exportFormats)) {
      if (apart) continue
      if (key !== undefined && kept?.restore(`${edition.name}/${file}`, key)) continue
      writePieces(join(place, file), text(site, edition, moment))
    }
  }
}

/** Writes `sitemap.xml` and `robots.txt`, once all pages are there. */
export function writeSitemap(site: SiteView, folder: string): void {
  writeFileSync(join(folder, "sitemap.xml"), sitemap(site, pages(folder)))
  writeFileSync(join(folder, "robots.txt"), robots(site))
}

/** Every folder with an `index.html`, from the root: ``, `2025-2026/`… */
function pages(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map(path => path.replaceAll("\\", "/"))
    .filter(path => path === "index.html" || path.endsWith("/index.html"))
    .map(path => path.slice(0, -"index.html".length))
}

function writePieces(path: string, pieces: Iterable<string | Uint8Array>): void {
  const file = openSync(path, "w")
  try {
    for (const piece of pieces) writeFileSync(file, piece)
  } finally {
    closeSync(file)
  }
}
