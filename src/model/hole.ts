/** What a fiche says where a required answer is missing: the check refuses it until it is replaced. */
export const hole = "À COMPLÉTER"

/** Whether what was typed is no answer: nothing, or the words that ask for one. */
export function isHole(typed: unknown): boolean {
  return typeof typed === "string" && (typed.trim() === "" || typed.startsWith(hole))
}
