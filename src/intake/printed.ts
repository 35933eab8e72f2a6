import { fold } from "../model/fold.ts"
import { formWords } from "../words/form.ts"
import { keywords, likeness } from "./alike.ts"

/** Whether a line is one that the school's form prints and that asks nothing: its title, its explanations, its notices. */
export function isPrinted(line: string): boolean {
  const text = line.trim()
  if (text === "" || text.length > 600) return false
  const words = keywords(text)
  const shout = text === text.toUpperCase()
  return (
    feet.test(fold(text)) ||
    known.some(one => one.shout === shout && likeness(words, one.words) >= (one.words.length < 4 ? 1 : 0.8))
  )
}

/** Whether a line heads the names and numbers of the school, which change each year. */
export function headsContact(line: string): boolean {
  return likeness(keywords(line), contact) === 1
}

const contact = keywords("POUR PLUS D’INFORMATIONS")

/** Page numbers, and the line at the foot of the form's pages. */
const feet =
  /^(?:[a-z]+ )?(?:fiche projet collectif \d{4} \d{4}(?: page)?|page)(?: \d{1,3})?(?: ?(?:sur|\/) ?\d{1,3})?$/

/** The sentences of the form's explanatory pages and headings; dates change each year, which is forgiven. */
const sentences = [
  "FICHE PROJET COLLECTIF",
  "Élèves administrateurs, conservateurs de bibliothèques,",
  "ingénieurs en chef territoriaux 2025-2026",
  "Élèves administrateurs, conservateurs de bibliothèques, ingénieurs en chef territoriaux 2025-2026",
  "DURÉE ET PÉRIODE",
  "Le projet collectif se déroulera du 13 octobre au 19 décembre 2025.",
  "OBJECTIFS",
  "Le projet collectif est un stage réalisé au sein d’une collectivité de plus de 40000 habitants par une équipe idéalement composée de 4 élèves (administrateurs, conservateurs de bibliothèques, ingénieurs en chef territoriaux), mixte, sur une mission à caractère stratégique et prospectif.",
  "L’équipe d’élèves déploie une méthodologie de pilotage de projet. Elle établit un diagnostic, procède à une analyse et propose des solutions opérationnelles.",
  "Le projet collectif est un temps de formation dans la scolarité des élèves, un temps d’acquisition de compétences professionnelles et de confrontation avec la réalité de l’organisation et des acteurs de la collectivité.",
  "Il implique une intégration forte dans l’équipe de direction de la collectivité et des rencontres avec des élus.",
  "Il sera réalisé par des groupes d’élèves, potentiellement issus des trois filières, administrative, culturelle et technique.",
  "MISSIONS",
  "Les missions de projet collectif doivent répondre aux critères suivants :",
  "Faire l’objet d’un portage par la direction générale des services",
  "Correspondre à un besoin réel et à une finalité opérationnelle pour la collectivité",
  "Concerner une problématique liée à des fonctions supports ou à des politiques publiques, et chaque fois que possible, de nature transversale",
  "Présenter un caractère d’actualité au regard des problématiques du management public",
  "Permettre aux élèves d’appréhender un système d’acteurs et de rencontrer la diversité des acteurs concernés par la problématique",
  "Être réalisable dans la durée prévue (9 semaines).",
  "CONTRIBUTION FORFAITAIRE DES COLLECTIVITÉS",
  "Les collectivités commanditaires participent à la couverture des frais de réalisation des projets collectifs, sur la base d’une somme forfaitaire de 4 000€ pour un groupe de 4 élèves.",
  "TEMPS D’ÉCHANGES AUTOUR DES PROPOSITIONS DE MISSION",
  "L’INET proposera aux collectivités concernées de participer à des réunions visio (Teams) avec les élèves, les mercredi 27, jeudi 28 et vendredi 29 août 2025. Ces échanges leur permettront d’expliciter aux élèves la mission proposée, le contexte et leurs attentes. La date et le créneau horaire seront communiqués par mail au mois d’août.",
  "Les informations complémentaires qui seront ainsi apportées aux élèves leur permettront de se positionner sur une mission en équipe.",
  "Les équipes seront définitivement constituées le vendredi 5 septembre 2025.",
  "TEMPS DE TRAVAIL A DISTANCE UNE FOIS LES EQUIPES CONSTITUÉES",
  "Une fois les équipes constituées, les élèves prépareront leur mission de façon à être opérationnels lors de leur arrivée en collectivité.",
  "Dans ce cadre, des échanges téléphoniques avec le tuteur du projet collectif seront organisés par l’INET le jeudi 11 septembre.",
  "RAPPORT DE MISSION ET ÉVALUATION",
  "Le projet collectif fait l’objet d’un rapport de mission destiné à valoriser le travail réalisé, validés par le tuteur et transmis à l’INET.",
  "Il doit faire l’objet d’une présentation en direction générale au sein de la collectivité avant la fin du projet.",
  "Le tuteur sera amené à apporter son appréciation sur le travail réalisé par le groupe au travers d’une grille d’évaluation à l’issue du projet collectif.",
  "A l’INET, il fera l’objet d’une soutenance devant un jury.",
  "DATE LIMITE DE TRANSMISSION DES PROPOSITIONS",
  "Les propositions de projet collectif doivent parvenir à l’INET avant le vendredi 20 juin 2025 par courriel à stages.inet@cnfpt.fr",
  "CONDITIONS D’ACCUEIL",
  "Pour favoriser le bon déroulement de la mission collective et permettre à l’équipe des 4 élèves de travailler dans de bonnes conditions, la collectivité d’accueil s’engage à :",
  "1) Organiser, avant l’arrivée des élèves, les premiers rendez-vous.",
  "2) Mettre à leur disposition un ou des bureaux suffisamment équipés et dotés d’une connexion Internet pendant toute la durée du projet collectif.",
  "POUR PLUS D’INFORMATIONS",
  "Responsable des stages des élèves de l’INET",
  "PROPOSITION DE PROJET COLLECTIF",
  "LE PROJET DOIT FAIRE L’OBJET D’UN PORTAGE PAR LE/LA DGS OU UN/UNE DGA",
  "MISSION DE PROJET COLLECTIF",
  "UNE SEULE OFFRE SERA PROPOSEE AU CHOIX DES ELEVES SI LA COLLECTIVITE SOUHAITE PROPOSER PLUSIEURS MISSIONS.",
  "Hébergement :",
  "Accessibilité du lieu de stage :",
  formWords.title,
  formWords.mission,
  formWords.details,
]

const known = sentences.map(sentence => ({ words: keywords(sentence), shout: sentence === sentence.toUpperCase() }))
