import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "yaml"
import { fields } from "../../../src/model/fields.ts"
import { departementOf } from "../../../src/model/territories.ts"
import type { Edition, Fiche } from "../../../src/model/types.ts"
import type { EditionView, MissionView, SiteView } from "../../../src/model/views.ts"
import { plainText, toHtml } from "../../../src/output/markdown.ts"
import { typography } from "../../../src/output/typography.ts"
import { parseMarkdown } from "../../../src/read/markdown.ts"

/** The demonstration as it is printed, read without the checker: what is tested here is paper. */
export function sampleSite(missions: MissionView[] = sampleMissions()): SiteView {
  const config = {
    nom: "Projets collectifs",
    url: "https://stages.example/",
    editeur: "École d’exemple",
    adresse: "1 rue de l’Exemple, 37000 Tours",
    directeur_publication: "La directrice",
    hebergeur: "L’école",
  }
  const edition = sampleEdition(missions)
  const today = "2025-08-25"
  return { url: config.url, base: "/", config, editions: [edition], rules: [], fields: [], version: "0.1.0", today }
}

export function sampleEdition(missions: MissionView[] = sampleMissions()): EditionView {
  const typed = parse(readFileSync(join(folder, "edition.yml"), "utf8")) as Edition
  const calendrier = {
    cloture: "2025-06-19T23:59",
    publication: "2025-07-04",
    rencontres: ["2025-08-27", "2025-08-28", "2025-08-29"],
    equipes: "2025-09-05",
    echanges_tuteurs: "2025-09-11",
    debut: "2025-10-13",
    fin: "2025-12-19",
  }
  const calendar = [
    { id: "rencontres", label: "Rencontres en visioconférence avec les collectivités", dates: calendrier.rencontres },
    { id: "equipes", label: "Équipes définitivement constituées", dates: [calendrier.equipes] },
    { id: "echanges_tuteurs", label: "Échange téléphonique avec le tuteur", dates: [calendrier.echanges_tuteurs] },
    { id: "debut", label: "Début du projet collectif", dates: [calendrier.debut] },
    { id: "fin", label: "Fin du projet collectif", dates: [calendrier.fin] },
  ]
  const edition = { ...typed, calendrier, exemple: true }
  const form = `${name}/formulaire.docx`
  return { name, edition, settings: {}, href: `${name}/`, missions, withdrawn: [], form, calendar }
}

/** The sixteen missions in reading order: région, then authority. */
export function sampleMissions(): MissionView[] {
  const missions = readdirSync(folder)
    .filter(file => file.endsWith(".md"))
    .map(file => sampleMission(file.slice(0, -3), readFileSync(join(folder, file), "utf8")))
  const { compare } = new Intl.Collator("fr")
  missions.sort((a, b) => compare(a.region, b.region) || compare(a.collectivite.nom, b.collectivite.nom))
  return missions.map((mission, index) => ({ ...mission, position: index + 1 }))
}

/** As many missions as asked, made of the sixteen under other numbers, still in reading order. */
export function manyMissions(many: number): MissionView[] {
  const sixteen = sampleMissions()
  const times = Math.ceil(many / sixteen.length)
  const all = sixteen.flatMap(mission => Array.from({ length: times }, () => mission)).slice(0, many)
  return all.map((mission, index) => {
    const numero = index + 1
    const slug = `${mission.slug}-${numero}`
    const numeral = String(numero).padStart(2, "0")
    return { ...mission, slug, numero, numeral, position: numero, href: `${name}/${slug}/` }
  })
}

const name = "2025-2026"
const folder = join("proposals", name)

/** A mission from the text of its fiche. */
export function sampleMission(slug: string, text: string): MissionView {
  const [, head = "", body = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? []
  const data = parse(head) as Fiche
  const siret = /siret: (\d+)/.exec(head)?.[1] ?? ""
  const place = departementOf(data.collectivite.adresse)
  const categorie = data.collectivite.categorie ?? "commune"
  const numero = data.numero ?? 0
  const yes = (key: string) => new RegExp(`${key}: oui`).test(head)
  const all = fields()
  return {
    slug,
    edition: name,
    mark: slug,
    position: 0,
    numero,
    numeral: String(numero).padStart(2, "0"),
    href: `${name}/${slug}/`,
    intitule: typography(data.intitule),
    themes: data.themes ?? [],
    statut: "retenue",
    statutLabel: "Retenue",
    collectivite: {
      nom: data.collectivite.nom,
      categorie,
      categorieLabel:
        all.find(field => field.key === "categorie")?.choices?.find(({ value }) => value === categorie)?.label ?? "",
      siret,
      adresse: data.collectivite.adresse,
      adresse_accueil: data.collectivite.adresse_accueil,
      population: 62400,
      millesime: 2025,
    },
    ...(place && { departement: { code: place.code, nom: place.nom } }),
    region: place?.region ?? "",
    tuteur: { fonction: data.tuteur.fonction },
    accueil: {
      hebergement: yes("hebergement"),
      permis_b: yes("permis_b"),
      transports_en_commun: yes("transports_en_commun"),
    },
    sections: sectionsOf(body).map(({ label, markdown }) => {
      const key = all.find(field => field.section && field.label === label)?.key ?? label
      const { children } = parseMarkdown(markdown)
      return { key, label, markdown, html: toHtml(children, { prefix: `${slug}-${key}-` }), texte: plainText(children) }
    }),
    autres: [],
    valeurs: {},
    modified: "2025-07-18T09:00:00+02:00",
  }
}

function sectionsOf(body: string) {
  return body
    .split(/^## /m)
    .slice(1)
    .map(part => {
      const [label = "", ...lines] = part.split("\n")
      return { label, markdown: lines.join("\n").trim() }
    })
}
