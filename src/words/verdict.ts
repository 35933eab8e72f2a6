import { count, frenchList, plural } from "./text.ts"

/** What a check found, in figures. */
export interface Counts {
  /** Files checked. */
  files: number
  /** Files with at least one blocking point. */
  stopped: number
  blocking: number
  toCheck: number
  advice: number
  /** Fiches that came after the closing: nothing their authors can correct. */
  late: number
  /** True when all is one fiche, which its author calls a draft. */
  draft?: boolean
}

/** A verdict in one sentence, and who acts next; never praise while a remark is left. */
export function verdict(counts: Counts): { sentence: string; next: string } {
  const { files, stopped, blocking, toCheck, advice, late, draft } = counts
  if (blocking > 0) {
    const where = files > 1 ? ` dans ${stopped} ${plural(stopped, "fichier")} sur ${files}` : ""
    return {
      sentence: `${sayCounts(counts)}${where}.`,
      next: "À vous de corriger ce qui est bloquant, puis de vérifier à nouveau.",
    }
  }
  if (draft) {
    const left = sayCounts(counts)
    return {
      sentence: left ? `Brouillon : ${left}.` : "Brouillon : rien à corriger.",
      next: "À vous de compléter la fiche ; quand elle sera prête, retirez « statut: brouillon » et le service des stages la lira.",
    }
  }
  if (late > 0) {
    const who = plural(late, "une fiche est arrivée", `${late} fiches sont arrivées`)
    return {
      sentence: `Hors délai : ${who} après la clôture. Rien de bloquant par ailleurs.`,
      next: "Au service des stages de décider : écrivez-lui.",
    }
  }
  if (toCheck > 0)
    return {
      sentence: `Rien de bloquant : ${sayCounts(counts)}.`,
      next: "À vous de relire ces points ; le service des stages peut déjà lire la suite.",
    }
  if (advice > 0) return { sentence: `Rien de bloquant : ${sayCounts(counts)}.`, next: office }
  if (files === 0) return { sentence: "Aucune fiche à vérifier.", next: "" }
  return { sentence: `${count(files, "fichier vérifié", "fichiers vérifiés")} : rien à corriger.`, next: office }
}

/** «3 points bloquants, 1 point à vérifier et 2 conseils»; what is not there is not said. */
export function sayCounts({ blocking, toCheck, advice }: Pick<Counts, "blocking" | "toCheck" | "advice">): string {
  const parts = [
    blocking > 0 && count(blocking, "point bloquant", "points bloquants"),
    toCheck > 0 && count(toCheck, "point à vérifier", "points à vérifier"),
    advice > 0 && count(advice, "conseil"),
  ]
  return frenchList(parts.filter(part => part !== false))
}

const office = "La suite revient au service des stages."
