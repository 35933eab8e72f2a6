import { fold } from "../../model/fold.ts"
import type { Rule } from "../../model/types.ts"

/** The objectives name something that will be handed over or shown: a word for it is enough, whatever its place. */
export const resultatAttendu: Rule = {
  id: "resultat-attendu",
  severity: "advice",
  title: "Résultat attendu",
  needs: ["/objectifs"],
  doc: {
    why: "L’équipe, son tuteur et le jury jugeront le travail sur ce qui aura été remis : mieux vaut le dire avant de commencer.",
    how: "Dites en une phrase ou en une liste ce que l’équipe remettra : un rapport, un outil, un plan d’action, une présentation.",
    wrong:
      "## Objectifs opérationnels et résultats attendus\n\n- Comprendre ce que les familles attendent de l’école en été, quartier par quartier.\n- Rencontrer les directions concernées, leurs partenaires et les enseignants.",
    right:
      "## Objectifs opérationnels et résultats attendus\n\n- Comprendre ce que les familles attendent de l’école en été, quartier par quartier.\n- Rencontrer les directions concernées, leurs partenaires et les enseignants.\n\nRésultats attendus : un rapport, une grille de priorisation et une présentation aux élus.",
  },
  *check({ value }) {
    const text = String(value("/objectifs"))
    if (usual.test(text) || result.test(fold(text))) return
    yield {
      field: "/objectifs",
      message: "les objectifs ne disent pas ce que l’équipe remettra",
      expected: "au moins un résultat : rapport, outil, plan d’action, présentation…",
    }
  },
}

/** What is handed over, and what is done to have it: the beginnings of words, folded. */
const words = [
  "livrable|resultats? attendu|production|remise|remettr|remis|restitu|rendu|present(?:ation|er)|soutenance",
  "rapport|notes? |synthese|memoire|dossier|document|guide|livret|fiche|cahier|brochure|atlas|argumentaire",
  "diagnostic|etudes? |etats? des lieux|bilan|audit|panorama|typologie|cartes? |cartograph|recense|inventaire|enquete|evalu",
  "analyse|comparati|plans? |programme|strategie|feuilles? de route|schema|scenario|calendrier|budget|chiffr|modele|simul",
  "outils? |tableau|tableur|indicateur|grille|referentiel|catalogue|kit |maquette|prototype|bases? de donnees|support|module",
  "charte|protocole|convention|reglement|procedure|trame|methode|organigramme|preconis|recommand|conclusion|pistes? ",
  "propos(?:er|ition)|redig|produi(?:re|ra)|elabor|concev|construi|formalis|realis|etabli(?:r|ra)|defini|dresse|bati(?:r|ra|ront) ",
]
/** What most fiches say, found without folding. */
const usual = /rapport|livrable/
const result = new RegExp(`(?<![a-z])(?:${words.join("|")})`)
