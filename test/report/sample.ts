import type { Finding, Place, ReportContext } from "../../src/model/types.ts"
import { readText } from "../../src/read/text.ts"
import { editionOf } from "../check/base.ts"

/** A faulty fiche as an authority might send it; every name in it is invented. */
export const path = "proposals/2025-2026/ville-de-valombreuil.md"
export const fiche = `---
intitule: Adapter les écoles aux fortes chaleurs : bâtir une stratégie
themes:
  - éducation
collectivite:
  nom: Ville de Valombreuil
  categorie: commune
  siret: 9000000010004
  adresse: 4 place des Trois-Fontaines, 37995 Valombreuil
  contact_rh:
    nom: Mme Philippine JEUDESSAI
    couriel: stages.rh@mairie.example
dgs:
  nom: MAQUETTEAU
  telephone: 02 61 91 77 1
---

## Contexte et raisons d’émergence de la mission

La Ville compte 27 groupes scolaires, construits pour les deux tiers entre 1955 et 1978, sans isolation ni ombre, et Mme Philippine JEUDESSAI (philippine.jeudessai@mairie.example) en a visité onze pendant la canicule de juin, à la demande des parents.

## Enjeux strategiques

À COMPLÉTER
`

export const context: ReportContext = {
  files: 1,
  text: asked => (asked === path ? fiche : ""),
  color: false,
  width: 80,
  max: Number.POSITIVE_INFINITY,
  editions: new Map(),
}

/** A finding on the words `typed` of the sample; after them when `after` is true. */
export function on(typed: string, told: Partial<Finding> & Pick<Finding, "rule" | "message">, after = false): Finding {
  const offset = fiche.indexOf(typed)
  if (offset < 0) throw new Error(`Not in the sample: ${typed}`)
  const end = placeAt(offset + typed.length)
  const start = after ? end : placeAt(offset)
  return { severity: "blocking", path, start, end, fixes: [], related: [], fingerprint: `${told.rule}-1`, ...told }
}

export const findings: Finding[] = [
  on("9000000010004", {
    rule: "siret-longueur",
    field: "/collectivite/siret",
    label: "N° de SIRET de la collectivité",
    message: "il manque un chiffre",
    value: "9000000010004",
    expected: "14 chiffres, espaces permis",
    example: "900 000 001 00041",
    why: "ce numéro sert à établir la convention et l’appel de la contribution",
    help: "https://stages.example/controles/siret-longueur/",
  }),
  on(
    "Mme Philippine JEUDESSAI\n    couriel: stages.rh@mairie.example",
    {
      rule: "champ-manquant",
      field: "/collectivite/adresse_accueil",
      label: "Adresse des locaux dans lesquels sera accueillie l’équipe",
      message: "la réponse manque",
      expected: "une adresse avec son code postal",
      example: "Centre technique municipal, bâtiment B, 18 rue des Tanneurs, 37995 Valombreuil",
      why: "les élèves cherchent leur logement et leur trajet d’après cette adresse",
    },
    true,
  ),
  on("couriel", {
    rule: "cle-inconnue",
    message: "« couriel » ne correspond à aucune question de la fiche",
    value: "couriel",
    fixes: [{ label: "Écrire « courriel »", confidence: "certain", edits: [{ ...span("couriel"), text: "courriel" }] }],
  }),
  on("02 61 91 77 1", {
    rule: "telephone",
    field: "/dgs/telephone",
    label: "Tél (identification du directeur général des services)",
    message: "il manque un chiffre",
    value: "02 ‥ ‥ ‥ 1",
    expected: "dix chiffres",
    example: "02 61 91 00 12",
    fixes: [
      {
        label: "Compléter le numéro",
        confidence: "to-complete",
        edits: [{ ...span("02 61 91 77 1"), text: "02 61 91 77 1_" }],
      },
    ],
  }),
  on("philippine.jeudessai@mairie.example", {
    rule: "coordonnees-publiees",
    severity: "to-check",
    field: "/contexte",
    label: "Contexte et raisons d’émergence de la mission",
    message: "une adresse électronique serait publiée",
    value: "p…@mairie.example",
    why: "les sections sont lues par tous",
    related: [
      {
        path: "proposals/2025-2026/autre.md",
        message: "la même adresse s’y trouve",
        start: { line: 4, column: 1, offset: 60 },
      },
    ],
  }),
  on("## Enjeux strategiques", {
    rule: "section-titre",
    severity: "advice",
    label: "Enjeux stratégiques pour la collectivité",
    message: "le titre n’est pas tout à fait celui du formulaire",
    fixes: [
      {
        label: "Écrire « ## Enjeux stratégiques pour la collectivité »",
        confidence: "likely",
        edits: [{ ...span("## Enjeux strategiques"), text: "## Enjeux stratégiques pour la collectivité" }],
      },
    ],
  }),
]

function span(typed: string): { start: Place; end: Place } {
  const offset = fiche.indexOf(typed)
  return { start: placeAt(offset), end: placeAt(offset + typed.length) }
}

function placeAt(offset: number): Place {
  const before = fiche.slice(0, offset).split("\n")
  return { line: before.length, column: (before.at(-1) ?? "").length + 1, offset }
}

/** The same sample with all a report may know: a week before the closing, after a report that told two of its points and one more. */
export function known(): ReportContext {
  const draft = readText(path, new TextEncoder().encode(fiche), { edition: "2025-2026" })
  const told = [
    ...findings.slice(0, 2),
    { fingerprint: "reglee-1", label: "Fonction", message: "cette réponse manque" },
  ]
  return {
    ...context,
    editions: new Map([["2025-2026", editionOf()]]),
    drafts: () => [draft],
    now: "2025-06-12T09:41",
    previous: told.map(({ fingerprint, label, message }) => ({ fingerprint, message, ...(label && { label }) })),
    helpBase: "https://stages.example/",
    preview: "https://stages.example/apercu/",
    made: { version: "1.2.3", node: "20.20.2", commit: "0123456789abcdef0123456789abcdef01234567" },
    link: (file, line) => `https://forge.example/${file}#L${line}`,
  }
}
