// Derived from schema/ by `npm run generate`: change the schema, not this file.

/**
 * Fiche de projet collectif
 */
export interface Fiche {
  /**
   * Intitulé du projet collectif
   */
  intitule: string
  /**
   * Résumé
   */
  resume?: string
  /**
   * Thèmes
   *
   * @minItems 1
   * @maxItems 4
   */
  themes?: string[]
  /**
   * Statut
   */
  statut?: "brouillon" | "recue" | "a-corriger" | "retenue" | "non-retenue" | "retiree" | "pourvue"
  /**
   * Numéro
   */
  numero?: number
  /**
   * Réponses fermées
   */
  confidentiel?: string
  /**
   * Collectivité
   */
  collectivite: {
    /**
     * Nom de la collectivité
     */
    nom: string
    /**
     * Catégorie de collectivité
     */
    categorie: "commune" | "epci" | "departement" | "region" | "ept" | "sdis" | "ccas" | "cdg" | "syndicat" | "autre"
    /**
     * N° de SIRET de la collectivité
     */
    siret: string
    /**
     * Adresse complète de la collectivité
     */
    adresse: string
    /**
     * Adresse des locaux dans lesquels sera accueillie l’équipe
     */
    adresse_accueil: string
    /**
     * Contact RH
     */
    contact_rh: {
      /**
       * Contact RH pour transmission de la convention
       */
      nom?: string
      /**
       * Courriel (impératif)
       */
      courriel: string
    }
  }
  /**
   * Identification du directeur général des services
   */
  dgs: {
    /**
     * Nom
     */
    nom: string
    /**
     * Prénom
     */
    prenom: string
    /**
     * Courriel
     */
    courriel: string
    /**
     * Tél
     */
    telephone: string
  }
  /**
   * Tuteur du projet collectif
   */
  tuteur: {
    /**
     * Nom
     */
    nom: string
    /**
     * Prénom
     */
    prenom: string
    /**
     * Fonction
     */
    fonction: string
    /**
     * Courriel
     */
    courriel: string
    /**
     * Tél
     */
    telephone: string
  }
  /**
   * Aspects pratiques et logistiques
   */
  accueil: {
    /**
     * Possibilité d’hébergement
     */
    hebergement: boolean
    /**
     * Permis B nécessaire
     */
    permis_b: boolean
    /**
     * Accès en transports en commun
     */
    transports_en_commun: boolean
  }
  /**
   * Contexte et raisons d’émergence de la mission
   */
  contexte: string
  /**
   * Enjeux stratégiques pour la collectivité
   */
  enjeux: string
  /**
   * Objectifs opérationnels et résultats attendus
   */
  objectifs: string
  /**
   * Valeur ajoutée, pour la mission, d’une approche transversale, en inter-filières
   */
  valeur_ajoutee: string
  /**
   * Autres aspects pratiques pour les élèves
   */
  autres_aspects?: string
}
