import type { Rule } from "../../model/types.ts"
import { aCompleter } from "./a-completer.ts"
import { annee } from "./annee.ts"
import { calendrier } from "./calendrier.ts"
import { caractereInvisible } from "./caractere-invisible.ts"
import { champManquant } from "./champ-manquant.ts"
import { champTropCourt } from "./champ-trop-court.ts"
import { champTropLong } from "./champ-trop-long.ts"
import { choixInconnu } from "./choix-inconnu.ts"
import { cleEnDouble } from "./cle-en-double.ts"
import { cleInconnue } from "./cle-inconnue.ts"
import { cleMalEcrite } from "./cle-mal-ecrite.ts"
import { collectiviteInconnue } from "./collectivite-inconnue.ts"
import { collectiviteSiret } from "./collectivite-siret.ts"
import { contactEnClair } from "./contact-en-clair.ts"
import { controleInconnu } from "./controle-inconnu.ts"
import { coordonneesPubliees } from "./coordonnees-publiees.ts"
import { courriel } from "./courriel.ts"
import { courrielDomaine } from "./courriel-domaine.ts"
import { courrielExterieur } from "./courriel-exterieur.ts"
import { date } from "./date.ts"
import { dateHorsPeriode } from "./date-hors-periode.ts"
import { ecriture } from "./ecriture.ts"
import { enTeteAbsent } from "./en-tete-absent.ts"
import { enTeteAutreLangage } from "./en-tete-autre-langage.ts"
import { enTeteIllisible } from "./en-tete-illisible.ts"
import { enTeteNonFerme } from "./en-tete-non-ferme.ts"
import { encodage } from "./encodage.ts"
import { exemptionInutile } from "./exemption-inutile.ts"
import { ficheProche } from "./fiche-proche.ts"
import { fichierIllisible } from "./fichier-illisible.ts"
import { fichierTropGrand } from "./fichier-trop-grand.ts"
import { horsDelai } from "./hors-delai.ts"
import { html } from "./html.ts"
import { image } from "./image.ts"
import { intituleMajuscules } from "./intitule-majuscules.ts"
import { intituleNombre } from "./intitule-nombre.ts"
import { intitulePoint } from "./intitule-point.ts"
import { jourEtDate } from "./jour-et-date.ts"
import { lien } from "./lien.ts"
import { ligneTropLongue } from "./ligne-trop-longue.ts"
import { markdown } from "./markdown.ts"
import { nomDeFichier } from "./nom-de-fichier.ts"
import { numeroEnDouble } from "./numero-en-double.ts"
import { numeroManquant } from "./numero-manquant.ts"
import { offreUnique } from "./offre-unique.ts"
import { ouiNon } from "./oui-non.ts"
import { paragraphes } from "./paragraphes.ts"
import { population } from "./population.ts"
import { puces } from "./puces.ts"
import { resteDeMessage } from "./reste-de-message.ts"
import { resultatAttendu } from "./resultat-attendu.ts"
import { sectionCourte } from "./section-courte.ts"
import { sectionEnDouble } from "./section-en-double.ts"
import { sectionInconnue } from "./section-inconnue.ts"
import { sectionLongue } from "./section-longue.ts"
import { sectionManquante } from "./section-manquante.ts"
import { sectionOrdre } from "./section-ordre.ts"
import { sectionVide } from "./section-vide.ts"
import { sigle } from "./sigle.ts"
import { sirenCle } from "./siren-cle.ts"
import { siretCle } from "./siret-cle.ts"
import { siretLongueur } from "./siret-longueur.ts"
import { telephone } from "./telephone.ts"
import { texteHorsSection } from "./texte-hors-section.ts"
import { texteTropComplexe } from "./texte-trop-complexe.ts"
import { themeInconnu } from "./theme-inconnu.ts"
import { tuteurDgs } from "./tuteur-dgs.ts"
import { tuteurFonction } from "./tuteur-fonction.ts"
import { valeurInattendue } from "./valeur-inattendue.ts"
import { yamlHorsProfil } from "./yaml-hors-profil.ts"

/** Every rule, in the order they are listed for people: the file, the answers, the text, the whole. */
export const rules: readonly Rule[] = [
  fichierIllisible,
  fichierTropGrand,
  encodage,
  nomDeFichier,
  ligneTropLongue,
  enTeteAbsent,
  enTeteAutreLangage,
  enTeteNonFerme,
  enTeteIllisible,
  yamlHorsProfil,
  cleEnDouble,
  cleMalEcrite,
  cleInconnue,
  champManquant,
  champTropCourt,
  champTropLong,
  valeurInattendue,
  choixInconnu,
  ouiNon,
  aCompleter,
  ecriture,
  intituleMajuscules,
  intituleNombre,
  intitulePoint,
  siretLongueur,
  sirenCle,
  siretCle,
  collectiviteSiret,
  collectiviteInconnue,
  population,
  courriel,
  courrielDomaine,
  courrielExterieur,
  telephone,
  tuteurFonction,
  tuteurDgs,
  themeInconnu,
  sectionManquante,
  sectionVide,
  sectionInconnue,
  sectionEnDouble,
  sectionOrdre,
  sectionCourte,
  sectionLongue,
  resultatAttendu,
  sigle,
  jourEtDate,
  dateHorsPeriode,
  texteHorsSection,
  texteTropComplexe,
  paragraphes,
  puces,
  markdown,
  html,
  image,
  lien,
  coordonneesPubliees,
  resteDeMessage,
  caractereInvisible,
  offreUnique,
  ficheProche,
  numeroManquant,
  numeroEnDouble,
  horsDelai,
  contactEnClair,
  annee,
  date,
  calendrier,
  controleInconnu,
  exemptionInutile,
]
