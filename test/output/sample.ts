import type { RootContent } from "mdast"
import { fields } from "../../src/model/fields.ts"
import type { Catalogue, Edition, Fiche, Proposal } from "../../src/model/types.ts"
import { siteView, type ViewOptions } from "../../src/output/views.ts"
import { parseMarkdown } from "../../src/read/markdown.ts"

/** Nodes of a Markdown text, as reading makes them. */
export function nodes(markdown: string): RootContent[] {
  return parseMarkdown(markdown).children
}

/** Every interne value of the sample is one of these words, so that a leak is easy to see. */
export const secrets = ["MAQUETTEAU", "Solenne", "GABARISSON", "Barnabé", "JEUDESSAI", "rh@", "dgs@", "tuteur@", "+336"]

export const fiche: Fiche = {
  intitule: "Adapter les écoles aux fortes chaleurs : bâtir une stratégie",
  resume: "Onze écoles ferment à chaque canicule.",
  themes: ["transition écologique", "éducation"],
  statut: "retenue",
  numero: 1,
  collectivite: {
    nom: "Ville de Valombreuil",
    categorie: "commune",
    siret: "21370985000019",
    adresse: "Hôtel de ville, 4 place des Trois-Fontaines, 37995 Valombreuil Cedex",
    adresse_accueil: "Centre technique municipal, 18 rue des Tanneurs, 37995 Valombreuil",
    contact_rh: { nom: "Mme Philippine JEUDESSAI", courriel: "rh@valombreuil.example" },
  },
  dgs: { nom: "MAQUETTEAU", prenom: "Solenne", courriel: "dgs@valombreuil.example", telephone: "+33639980011" },
  tuteur: {
    nom: "GABARISSON",
    prenom: "Barnabé",
    fonction: "Directeur général adjoint",
    courriel: "tuteur@valombreuil.example",
    telephone: "+33639980012",
  },
  accueil: { hebergement: true, permis_b: false, transports_en_commun: true },
  contexte: "La Ville compte 27 groupes scolaires, *construits* entre 1955 et 1978.",
  enjeux: "Un enjeu : la santé.\n\n### Le détail\n\n- un\n- deux",
  objectifs: "| Quoi | Quand |\n| --- | --- |\n| rapport | fin |",
  valeur_ajoutee: "Le sujet ne peut être traité par une seule filière.",
}

export const edition: Edition = {
  titre: "Projets collectifs 2025-2026",
  exemple: true,
  depot: "prive",
  filieres: ["administrateurs", "conservateurs de bibliothèques", "ingénieurs en chef"],
  equipe: 4,
  semaines: 9,
  contribution: 4000,
  seuil_population: 40000,
  contact: { service: "Service des stages", courriel: "stages@ecole.example" },
  calendrier: {
    cloture: "2025-06-19T23:59",
    publication: "2025-07-04",
    rencontres: ["2025-08-27", "2025-08-28", "2025-08-29"],
    equipes: "2025-09-05",
    echanges_tuteurs: "2025-09-11",
    debut: "2025-10-13",
    fin: "2025-12-19",
  },
  themes: ["éducation", "transition écologique"],
  objectifs: ["Établir un diagnostic."],
  criteres: ["Être réalisable en neuf semaines."],
  engagements: ["Organiser les premiers rendez-vous."],
  attendus: ["Un rapport de mission."],
  exemptions: [{ fiche: "ville-secrete", controle: "population", raison: "Accord tenu secret." }],
  collectivites: [
    { siren: "213709850", nom: "Ville de Valombreuil", categorie: "commune", population: 62400, millesime: 2025 },
  ],
}

/** A checked proposal, without the checker: outputs are tried on what it would never let through, too. */
export function proposal(slug: string, change: Partial<Fiche> = {}, dates: { added?: string; modified?: string } = {}) {
  const data: Fiche = { ...fiche, ...change }
  const sections = new Map(
    Object.entries(data).flatMap(([key, value]) => (typeof value === "string" ? [[key, nodes(value)] as const] : [])),
  )
  const path = `proposals/2025-2026/${slug}.md`
  return { path, slug, edition: "2025-2026", data, sections, ...dates } as unknown as Proposal
}

export function catalogue(proposals: Proposal[], change: Partial<Catalogue> = {}): Catalogue {
  return { name: "2025-2026", edition, proposals, leftOut: [], ...change }
}

export const options: ViewOptions = {
  config: {
    nom: "Projets collectifs",
    url: "https://stages.example/",
    editeur: "École d’exemple",
    adresse: "1 rue de l’Exemple",
    directeur_publication: "La direction",
    hebergeur: "L’école",
  },
  url: "https://stages.example",
  base: "/",
  rules: [],
  fields: fields(),
  version: "0.1.0",
  today: "2025-08-25",
  preview: false,
  authorities: new Map(),
}

/** The view of an édition made of these proposals. */
export function view(proposals: Proposal[], change: Partial<ViewOptions> = {}) {
  return siteView([catalogue(proposals)], { ...options, ...change })
}
