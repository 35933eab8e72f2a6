import type { EditionView, MissionView, SiteView } from "../model/views.ts"

/** `missions.json`, version 1 (interfaces.md), a piece a mission: ten thousand of them need not fit in one text. */
export function* missionsJson(site: SiteView, edition: EditionView): Generator<string> {
  yield `{\n"version": 1,\n"edition": ${JSON.stringify(editionData(edition))},\n"missions": [`
  for (const [index, mission] of edition.missions.entries())
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(missionData(site, mission))}`
  yield `\n],\n"retirees": ${JSON.stringify(edition.withdrawn.map(mission => withdrawnData(site, mission)))}\n}\n`
}

function editionData({ name, edition, calendar }: EditionView): object {
  const { titre, exemple = false, filieres, equipe, semaines, contribution, seuil_population, contact } = edition
  const { calendrier, themes, objectifs, criteres, engagements, attendus } = edition
  const rules = { filieres, equipe, semaines, contribution, seuil_population, contact, calendrier }
  return { nom: name, titre, exemple, ...rules, themes, objectifs, criteres, engagements, attendus, dates: calendar }
}

/** The publique values under their own keys, each section three ways, and under `deduit` what we worked out. */
function missionData(site: SiteView, mission: MissionView): object {
  const { slug, valeurs, sections, departement, region, collectivite, added, modified } = mission
  const { population, millesime } = collectivite
  return {
    slug,
    url: site.url + mission.href,
    pdf: mission.pdf ? site.url + mission.pdf.href : null,
    ...valeurs,
    ...Object.fromEntries(sections.map(({ key, markdown, html, texte }) => [key, { markdown, html, texte }])),
    deduit: { departement: departement ?? null, region, population, millesime, ajoutee: added, modifiee: modified },
  }
}

function withdrawnData(site: SiteView, { slug, href, numero, intitule, collectivite }: MissionView): object {
  return { slug, url: site.url + href, numero, intitule, collectivite: collectivite.nom }
}
