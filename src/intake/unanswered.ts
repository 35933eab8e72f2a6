import type { Field } from "../model/types.ts"
import { type Block, isBlank, wordsOf } from "./blocks.ts"
import { tickedIn } from "./ticks.ts"

/** Whether nothing was answered: blanks, a form's own prompt, or boxes of which none is ticked. */
export function isUnanswered({ saisie }: Pick<Field, "saisie">, blocks: readonly Block[]): boolean {
  if (blocks.every(isBlank)) return true
  if (saisie !== "oui-non") return isPrompt(undotted(blocks.map(wordsOf).join("\n")))
  const { value, both, left } = tickedIn(blocks)
  return value === null && !both && left === ""
}

/** Without the dotted lines that a form prints for handwriting. */
export function undotted(text: string): string {
  return text.replace(/(?:[._·]\s?){4,}|…{2,}|_{3,}/g, " ")
}

/** What a model or a person writes where nothing is answered. */
export function isPrompt(text: string): boolean {
  return /^(?:(?:cliquez|tapez|appuyez|choisissez|s[ée]lectionnez|click|choose)\b.{0,80}|[[(<]?\s*[àa] (?:compl[ée]ter|renseigner|pr[ée]ciser|remplir|d[ée]finir)\s*[\])>]?[.…]*|[-–—_/.,;?…\s]+|x{3,})$/iu.test(
    text.trim(),
  )
}
