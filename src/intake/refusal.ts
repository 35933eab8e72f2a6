/** Why a file can't be read as a form. */
export interface Refusal {
  reason: Reason
  /** What else the sentence needs: an extension, a limit. */
  detail: string
}

export type Reason =
  | "fichier-absent"
  | "format-non-pris-en-charge"
  | "fichier-corrompu"
  | "fichier-chiffre"
  | "fichier-vide"
  | "fichier-trop-volumineux"
  | "sans-texte"
  | "formulaire-vierge"
  | "formulaire-non-reconnu"

/** Thrown while a file is being opened, and caught where reading starts: it is the file's fault, never ours. */
export function refusal(reason: Reason, detail = ""): Error & Refusal {
  return Object.assign(new Error(`${reason} ${detail}`), { name: "Refusal", reason, detail })
}

/** The refusal an error is, or undefined when it is a fault of ours. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (!(error instanceof Error) || error.name !== "Refusal") return undefined
  const { reason, detail } = error as Error & Refusal
  return { reason, detail }
}
