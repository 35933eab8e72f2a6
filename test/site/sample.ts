import { join } from "node:path"
import { writeForms } from "../../src/commands/forms.ts"
import type { MissionView, SiteView } from "../../src/model/views.ts"
import { writeExports, writeSitemap } from "../../src/output/exports.ts"
import { toHtml } from "../../src/output/markdown.ts"
import { writeSite } from "../../src/output/site.ts"
import { root, viewOfProposals } from "../bench/view.ts"
import { nodes } from "../output/sample.ts"
import { siteAssets } from "./bundled.ts"

export { root }

/** The day the sample is read: teams are being made. */
const day = "2025-08-25"

/** The demonstration as `build` shows it, PDFs pretended, and one more mission that strains every measure. */
export function sampleSite(): SiteView {
  const site = viewOfProposals(join(root, "proposals"), "all")
  const [newest, ...older] = site.editions
  if (!newest) throw new Error("the demonstration has no édition")
  const missions = [...newest.missions, extreme(newest.missions.length + 1)]
  return { ...site, base: "/base/", today: day, editions: [{ ...newest, missions }, ...older] }
}

/** A year of so many missions, each in words of its own, drawn from those of the demonstration. */
export function yearOf(many: number): SiteView {
  const site = sampleSite()
  const [newest] = site.editions
  if (!newest) throw new Error("the demonstration has no édition")
  const words = newest.missions.flatMap(({ sections }) => sections.flatMap(({ texte }) => texte.split(/[\s-]+/)))
  let at = 0
  // Steps of a prime number: words never follow one another as they did.
  const reword = (text: string) =>
    text.replace(/[^\s-]+/g, () => {
      at += 7919
      return words[at % words.length] ?? ""
    })
  const missions = Array.from({ length: many }, (_, index): MissionView => {
    const like = newest.missions[index % 16]
    if (!like) throw new Error("the demonstration has fewer than 16 missions")
    const slug = `${like.slug}-${index}`
    return {
      ...like,
      slug,
      href: `2025-2026/${slug}/`,
      position: index + 1,
      numero: index + 1,
      numeral: String(index + 1).padStart(2, "0"),
      intitule: reword(like.intitule).slice(0, 200),
      collectivite: { ...like.collectivite, nom: reword(like.collectivite.nom) },
      tuteur: { fonction: reword(like.tuteur.fonction) },
      sections: like.sections.map(section => ({ ...section, texte: reword(section.texte) })),
    }
  })
  return { ...site, editions: [{ ...newest, missions, withdrawn: [] }] }
}

/** As long, wide and bare as a fiche may be. */
function extreme(position: number): MissionView {
  const slug = "syndicat-des-extremes"
  const words = "Anticiper, accompagner et évaluer la transformation intercommunautaire des équipements "
  const html = toHtml(nodes(markdown), { prefix: "contexte" })
  return {
    slug,
    edition: "2025-2026",
    mark: slug,
    position,
    numero: 99999,
    numeral: "99999",
    href: `2025-2026/${slug}/`,
    intitule: words.repeat(3).slice(0, 200),
    themes: [],
    statut: "pourvue",
    statutLabel: "pourvue",
    collectivite: {
      nom: "Syndicat mixte intercommunal d’aménagement, de traitement et de valorisation des Extrêmes-Monts",
      categorie: "syndicat",
      categorieLabel: "Syndicat mixte ou intercommunal",
      siret: "00000000000000",
      adresse: "sans code postal",
      adresse_accueil:
        "Bâtiment A\n1 rue du Très-Très-Long-Nom-Sans-Espace-Qui-Ne-Se-Coupe-Pas-Volontiers\n99999 Nulle-Part",
    },
    region: "Région non précisée",
    tuteur: { fonction: "Directrice générale" },
    accueil: { hebergement: false, permis_b: true, transports_en_commun: false },
    sections: [
      { key: "contexte", label: "Contexte et raisons d’émergence de la mission", markdown, html, texte: markdown },
    ],
    autres: [{ pointer: "/nouveau", label: "Une question nouvelle", value: "Une réponse" }],
    valeurs: {},
  }
}

const markdown = `Une liste pour l’égalité :

- un
  - un un
    - un un un, assez long pour passer à la ligne sur un téléphone tenu debout
- deux

1. premier
2. second

### Un sous-titre

| Colonne assez large | Deuxième colonne | Troisième colonne | Quatrième | Cinquième colonne | Sixième |
| --- | --- | --- | --- | --- | --- |
| 12 000 | anticonstitutionnellement | 3 | 4 | 5 | 6 |

> Une citation.

Un lien : [une adresse](https://www.exemple.fr/tres/long/chemin/qui/ne/se/coupe/pas/volontiers/du/tout/index.html) et un motincroyablementlongquinesecoupepasetquidoitpourtanttenirdanslapage.`

/** Writes a site as `build` does, PDFs aside. */
export async function writeSample(site: SiteView, folder: string): Promise<void> {
  await writeSite(site, folder, { root, assets: await siteAssets() })
  writeExports(site, folder, new Date("2025-08-25T09:00:00Z"))
  await writeForms(site.editions, folder)
  writeSitemap(site, folder)
}
