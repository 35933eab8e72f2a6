import { at } from "../model/at.ts"
import { row } from "../model/csv.ts"
import type { Field } from "../model/types.ts"
import type { EditionView, MissionView, PublicValue, SiteView } from "../model/views.ts"

/** `missions.csv` for a spreadsheet in French: UTF-8 with its mark, semicolons, a row a mission, no cell that calculates. */
export function* missionsCsv(site: SiteView, edition: EditionView): Generator<string> {
  let mark = "\ufeff"
  for (const cells of missionRows(site, edition)) {
    yield mark + row(cells)
    mark = ""
  }
}

/** The published missions as a table: the keys, then a row a mission. */
export function* missionRows(site: SiteView, edition: EditionView): Generator<string[]> {
  const fields = site.fields.filter(({ diffusion }) => diffusion === "publique")
  const keys = fields.map(({ path }) => path.join("."))
  yield ["slug", "url", "pdf", ...keys, "departement", "region", "population", "modifiee"]
  for (const mission of edition.missions) {
    const { sections } = mission
    yield [
      mission.slug,
      site.url + mission.href,
      mission.pdf ? site.url + mission.pdf.href : "",
      ...fields.map(field => answer(mission, sections, field)),
      mission.departement?.code ?? "",
      mission.region,
      String(mission.collectivite.population ?? ""),
      mission.modified ?? "",
    ]
  }
}

function answer(mission: MissionView, sections: MissionView["sections"], field: Field): string {
  if (field.section) return sections.find(({ key }) => key === field.key)?.texte ?? ""
  const here = at(mission.valeurs, field.path) as PublicValue | undefined
  if (typeof here === "boolean") return here ? "oui" : "non"
  return Array.isArray(here) ? here.join(", ") : typeof here === "object" ? "" : String(here ?? "")
}
