import { readFileSync } from "node:fs"
import process from "node:process"
import type { MissionView, SiteView } from "../../../src/model/views.ts"

/** What a page-writing program is given on its command line: the public view of a few missions, how many to make of them, a folder. */
const [file = "", count = "0", folder = ""] = process.argv.slice(2)

/** Where pages go. */
export const out = folder

/** The view of the file with as many missions as asked: its own over and over, each with its own address and title. */
export function manyMissions(): SiteView {
  const site = JSON.parse(readFileSync(file, "utf8")) as SiteView
  const [edition] = site.editions
  const few = edition?.missions ?? []
  const missions = Array.from({ length: Number(count) }, (_, index): MissionView => {
    const mission = few[index % few.length] as MissionView
    const slug = `${mission.slug}-${index}`
    const href = `${mission.edition}/${slug}/`
    return {
      ...mission,
      slug,
      href,
      position: index + 1,
      numero: index + 1,
      intitule: `${mission.intitule} (${index})`,
    }
  })
  return { ...site, editions: edition ? [{ ...edition, missions, withdrawn: [] }] : [] }
}

const frame = "x".repeat(6000)

/** A page whose parts are ready: a mission's text between the same head and foot. */
export function readyPage({ intitule, sections }: MissionView): string {
  const text = sections.map(({ label, html }) => `<h2>${label}</h2>\n${html}`).join("\n")
  return `<!doctype html><title>${intitule}</title>${frame}<h1>${intitule}</h1>${text}${frame}`
}
