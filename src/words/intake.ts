/** Why a document was refused, and what to do; `name` is the file's. */
export function refusedBecause(reason: string, detail: string): string {
  const said = refusals[reason]
  return typeof said === "string" ? said : (said?.[detail] ?? said?.[""] ?? "Ce fichier ne peut pas être lu.")
}

const saveAsDocx =
  "Ouvrez-le dans Word ou LibreOffice, puis « Fichier », « Enregistrer sous », type « Document Word (.docx) », et importez cette copie."
const shorter =
  "Si de longues annexes y sont jointes, retirez-les et importez-le à nouveau ; sinon, demandez à la collectivité de le renvoyer."
const again = "Demandez à la collectivité de le renvoyer, ou ouvrez-le dans Word et enregistrez-le à nouveau."

const refusals: { [reason: string]: string | { [detail: string]: string } } = {
  "fichier-absent": {
    "": "Ce fichier ne peut pas être ouvert : vérifiez ses droits d’accès.",
    ENOENT: "Ce fichier n’existe pas : vérifiez son nom et son dossier.",
    ENOTDIR: "Ce fichier n’existe pas : vérifiez son nom et son dossier.",
  },
  "format-non-pris-en-charge": {
    "": `Ce n’est ni un document Word (.docx) ou OpenDocument (.odt), ni le texte d’un formulaire. ${saveAsDocx}`,
    doc: `C’est un document d’une ancienne version de Word (.doc). ${saveAsDocx}`,
    rtf: `C’est un document RTF. ${saveAsDocx}`,
    pdf: "C’est un PDF : les réponses et les cases n’y sont plus que des dessins. Demandez à la collectivité le document Word dont il vient, ou ouvrez le PDF dans Word et enregistrez-le au format « Document Word (.docx) ».",
    html: `C’est une page web. ${saveAsDocx}`,
    xml: `C’est un fichier XML. ${saveAsDocx}`,
    image: "C’est une image : le texte n’y est qu’un dessin. Demandez à la collectivité le document Word.",
    courriel: "C’est un courriel : enregistrez sa pièce jointe, et importez-la.",
    xlsx: "C’est un tableur : recopiez les réponses dans le formulaire Word.",
    pptx: "C’est une présentation : recopiez les réponses dans le formulaire Word.",
    od: "C’est un tableur ou une présentation : recopiez les réponses dans le formulaire Word.",
    gdoc: "C’est un lien vers un document Google. Dans Google Docs : « Fichier », « Télécharger », « Microsoft Word (.docx) », et importez cette copie.",
    pages: "C’est un document Pages. Dans Pages : « Fichier », « Exporter vers », « Word… », et importez cette copie.",
    zip: "C’est une archive : sortez-en les documents, et importez-les un à un.",
    dossier: "C’est un dossier : nommez les fichiers à importer.",
    special: "Ce n’est pas un fichier ordinaire.",
  },
  "fichier-corrompu": {
    "": `Ce document est abîmé et ne s’ouvre pas. ${again}`,
    zip: `Ce document est abîmé ou incomplet (un téléchargement interrompu ?). ${again}`,
    doctype: `Ce document contient une déclaration que Word n’écrit jamais et qui peut servir à lire d’autres fichiers : il n’est pas ouvert. ${again}`,
    chemin: `Ce document contient un fichier dont le nom sort de son dossier : il n’est pas ouvert. ${again}`,
    doublon: `Ce document contient deux fois le même fichier interne : il n’est pas ouvert. ${again}`,
  },
  "fichier-chiffre":
    "Ce document est protégé par un mot de passe. Ouvrez-le dans Word, puis « Fichier », « Informations », « Protéger le document », « Chiffrer avec mot de passe » : effacez le mot de passe, enregistrez, et importez-le.",
  "fichier-vide": `Ce fichier est vide (0 octet). ${again}`,
  "fichier-trop-volumineux": {
    "": "Ce document est trop volumineux.",
    fichier: "Ce fichier dépasse 50 Mo : retirez-en les images, et importez-le à nouveau.",
    partie: `Une fois décompressé, le texte de ce document dépasse 8 Mo, cent fois plus qu’un formulaire rempli : il n’est pas ouvert. ${again}`,
    taille: `Ce document ment sur la taille de ce qu’il contient : il n’est pas ouvert. ${again}`,
    entrees: `Ce document contient plus de 400 fichiers internes : il n’est pas ouvert. ${again}`,
    complexe: `Ce document contient bien plus d’éléments qu’un formulaire rempli : il n’est pas ouvert. ${shorter}`,
    temps: `La lecture de ce document prend trop de temps : elle a été arrêtée. ${shorter}`,
    memoire: `La lecture de ce document demande trop de mémoire : elle a été arrêtée. ${shorter}`,
  },
  "sans-texte": {
    "": "Ce document ne contient aucun texte.",
    image:
      "Ce document ne contient que des images (un formulaire numérisé ?) : il n’y a aucun texte à lire. Demandez à la collectivité le document Word.",
  },
  "formulaire-vierge":
    "C’est le formulaire vierge : aucune réponse n’y est écrite. La collectivité a peut-être joint le mauvais fichier.",
  "formulaire-non-reconnu":
    "Ce n’est pas le formulaire de proposition : trop peu de ses questions s’y trouvent. Vérifiez que c’est le bon document.",
}

/** One thing to know of a document, without its question; `text` is what was typed, shown as it is. */
export function warningSentence(code: string, text = ""): string {
  const said = sentences[code] ?? code
  return text === "" ? `${said}.` : `${said} : « ${text} ».`
}

const sentences: { [code: string]: string } = {
  "champ-manquant": "sans réponse",
  "section-vide": "rien n’est écrit sous ce titre",
  "case-vide": "aucune case n’est cochée",
  "case-ambigue":
    "les deux cases sont cochées, ou la marque est entre les deux : rien n’a été choisi à la place de la collectivité",
  "siret-invalide": "ce n’est pas un SIRET juste",
  "courriel-invalide": "ce n’est pas une adresse électronique",
  "telephone-invalide": "ce n’est pas un numéro de téléphone",
  "telephone-multiple": "plusieurs numéros sont écrits, le premier est gardé ; il y avait aussi",
  "courriel-multiple": "plusieurs adresses sont écrites, la première est gardée ; il y avait aussi",
  "siret-multiple": "plusieurs numéros sont écrits, le premier est gardé ; il y avait aussi",
  "reponse-non-comprise": "la réponse n’a pas été comprise",
  "libelle-approche": "la question est écrite autrement",
  "texte-hors-champ": "ce texte n’a trouvé sa place sous aucune question",
  majuscules: "tout est écrit en majuscules",
  lien: "ce lien n’est pas celui d’une page publique sûre, ses mots sont gardés sans lui",
  revisions: "le document porte des modifications suivies : elles sont lues comme acceptées",
  commentaires: "les commentaires ne sont pas repris",
  "image-ignoree": "les images ne sont pas reprises",
  "note-de-bas-de-page": "les notes de bas de page ne sont pas reprises dans le texte",
  "texte-cache": "du texte masqué n’est pas repris",
  "texte-barre": "du texte barré n’est pas repris",
  "document-insere":
    "un autre document est inséré dans celui-ci et n’est pas lu : ouvrez-le dans Word, enregistrez-le, et importez-le à nouveau",
  macros: "le document contient des macros : elles n’ont pas été exécutées",
  "plusieurs-missions":
    "le document contient plusieurs propositions : une fiche pour chacune, alors qu’une collectivité n’en propose qu’une",
}
