// Derived from schema/ by `npm run generate`: change the schema, not this file.

/**
 * Édition
 */
export interface Edition {
  /**
   * Titre
   */
  titre: string
  /**
   * Édition d’exemple
   */
  exemple?: boolean
  /**
   * Dépôt
   */
  depot?: "public" | "prive"
  /**
   * Clé publique de l’édition
   */
  cle_publique?: string
  /**
   * Filières
   *
   * @minItems 1
   * @maxItems 10
   */
  filieres: string[]
  /**
   * Élèves par équipe
   */
  equipe: number
  /**
   * Durée en semaines
   */
  semaines: number
  /**
   * Contribution forfaitaire
   */
  contribution: number
  /**
   * Seuil de population
   */
  seuil_population: number
  /**
   * Contact du service
   */
  contact: {
    /**
     * Nom du service
     */
    service: string
    /**
     * Courriel du service
     */
    courriel: string
  }
  /**
   * Calendrier
   */
  calendrier: {
    /**
     * Clôture des propositions
     */
    cloture: string
    /**
     * Publication des missions
     */
    publication: string
    /**
     * Rencontres en visioconférence avec les collectivités
     *
     * @minItems 1
     * @maxItems 10
     */
    rencontres: string[]
    /**
     * Équipes définitivement constituées
     */
    equipes: string
    /**
     * Échange téléphonique avec le tuteur
     */
    echanges_tuteurs: string
    /**
     * Début du projet collectif
     */
    debut: string
    /**
     * Fin du projet collectif
     */
    fin: string
  }
  /**
   * Thèmes de l’édition
   *
   * @minItems 1
   * @maxItems 80
   */
  themes: string[]
  /**
   * Objectifs du projet collectif
   *
   * @minItems 1
   * @maxItems 20
   */
  objectifs: string[]
  /**
   * Critères d’une mission
   *
   * @minItems 1
   * @maxItems 20
   */
  criteres: string[]
  /**
   * Engagements de la collectivité
   *
   * @minItems 1
   * @maxItems 20
   */
  engagements: string[]
  /**
   * Ce que l’école demande à tous
   *
   * @minItems 1
   * @maxItems 20
   */
  attendus: string[]
  /**
   * Sévérité des contrôles cette année
   */
  severites?: {
    [k: string]: "blocking" | "to-check" | "advice" | undefined
  }
  /**
   * Exemptions
   *
   * @maxItems 500
   */
  exemptions?: {
    /**
     * Fiche
     */
    fiche: string
    /**
     * Contrôle
     */
    controle: string
    /**
     * Raison
     */
    raison: string
  }[]
  /**
   * Collectivités que les données de référence ne connaissent pas
   *
   * @maxItems 500
   */
  collectivites?: {
    /**
     * SIREN
     */
    siren: string
    /**
     * Nom
     */
    nom: string
    /**
     * Catégorie
     */
    categorie: "commune" | "epci" | "departement" | "region" | "ept" | "sdis" | "ccas" | "cdg" | "syndicat" | "autre"
    /**
     * Population
     */
    population?: number
    /**
     * Millésime de la population
     */
    millesime?: number
  }[]
}
