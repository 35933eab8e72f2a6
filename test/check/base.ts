import { readFileSync } from "node:fs"
import { checkEditionFile, checkProposals } from "../../src/check/index.ts"
import { fields } from "../../src/model/fields.ts"
import type { Context, Draft, Edition, Finding } from "../../src/model/types.ts"
import { readEditionText, readText } from "../../src/read/text.ts"

/** A sound fiche, as short as the form allows; tests change it. */
export const sound = `---
intitule: Adapter les écoles aux fortes chaleurs
themes:
  - transition écologique
  - éducation
collectivite:
  nom: Ville de Valombreuil
  categorie: commune
  siret: 213 709 850 00019
  adresse: Hôtel de ville, 4 place des Trois-Fontaines, 37995 Valombreuil Cedex
  adresse_accueil: Centre technique municipal, 18 rue des Tanneurs, 37995 Valombreuil
  contact_rh:
    nom: Mme Philippine JEUDESSAI, direction des ressources humaines
    courriel: stages.rh@mairie.example
dgs:
  nom: MAQUETTEAU
  prenom: Solenne
  courriel: solenne.maquetteau@mairie.example
  telephone: 02 61 91 00 12
tuteur:
  nom: GABARISSON
  prenom: Barnabé
  fonction: Directeur général adjoint Transition écologique
  courriel: barnabe.gabarisson@mairie.example
  telephone: 06 39 98 00 12
accueil:
  hebergement: oui
  permis_b: non
  transports_en_commun: oui
---

## Contexte et raisons d’émergence de la mission

Valombreuil compte 27 groupes scolaires, construits pour les deux tiers entre 1955 et 1978. En juin, la chaleur a fait fermer onze écoles trois après-midi de suite ; aucun plan ne dit encore lesquelles traiter d’abord, ni avec quels moyens. Le conseil municipal en débattra cet hiver.

## Enjeux stratégiques pour la collectivité

Les fermetures d’écoles pèsent d’abord sur les familles et sur la santé des enfants. Rénover tout le parc coûterait cinq fois ce que la commune investit en une année : il faut choisir, dire pourquoi, et tenir ce choix plusieurs mandats.

## Objectifs opérationnels et résultats attendus

- Objectiver l’exposition de chaque école : relevés de température, état du bâti, occupation en été.
- Proposer trois scénarios d’intervention chiffrés, à cinq et dix ans, avec la grille qui permettra de choisir.

## Valeur ajoutée, pour la mission, d’une approche transversale, en inter-filières

Les ingénieurs liront le bâti ; les administrateurs, le budget ; les conservateurs, les usages. De ces trois lectures dépend que le plan ne soit pas une liste de travaux.

## Autres aspects pratiques pour les élèves

Quatre chambres sont réservées à la résidence des jeunes actifs.
`

export const editionText = readFileSync(new URL("../cases/edition.yml", import.meta.url), "utf8")

export const editionName = "2025-2026"

export function draftOf(text: string | Uint8Array, slug = "ville-de-valombreuil"): Draft {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text
  const draft = readText(`proposals/${editionName}/${slug}.md`, bytes, { edition: editionName })
  draft.added = "2025-06-02T10:00:00+02:00"
  return draft
}

export function editionDraft(text: string): Draft {
  return readEditionText(`proposals/${editionName}/edition.yml`, new TextEncoder().encode(text), {
    edition: editionName,
  })
}

export function editionOf(text = editionText): Edition {
  const { edition, findings } = checkEditionFile(editionName, editionDraft(text))
  if (!edition)
    throw new Error(`The édition of a test is not sound: ${findings.map(({ message }) => message).join(" · ")}`)
  return edition
}

/** What a rule is told of an édition that has no other file. */
export function bareContext(): Context {
  return {
    name: editionName,
    edition: editionOf(),
    subjects: [],
    earlier: [],
    authorities: new Map(),
    fields: fields(),
    rules: [],
  }
}

export const helpBase = "https://stages.ecole.example/"

/** What the authors of some files are told. */
export function findingsOf(drafts: Draft[], edition = editionOf()): Finding[] {
  return checkProposals(editionName, edition, drafts, { helpBase }).findings
}

/** What the author of a text is told. */
export function tell(text: string | Uint8Array, edition = editionOf()): Finding[] {
  return findingsOf([draftOf(text)], edition)
}

/** The rules that speak about a text, each once. */
export function rulesOf(text: string | Uint8Array, edition = editionOf()): string[] {
  return [...new Set(tell(text, edition).map(({ rule }) => rule))]
}
