import type { PageCheck, TypedAnswers } from "../../src/model/page.ts"
import { type Shelf, shelf } from "../../src/page/shelf.ts"
import type { DepositSetting } from "../components/deposit.tsx"
import type { Asked } from "./form-answers.ts"

/** Brings a script of the form, once; a page that holds them all has them on the shelf already. */
export async function bring<Name extends keyof Shelf>(
  name: Name,
  { parts }: DepositSetting,
): Promise<NonNullable<Shelf[Name]>> {
  const there = shelf()[name]
  if (there) return there
  coming[name] ??= loaded(parts?.[name] ?? "").catch(error => {
    delete coming[name]
    throw error
  })
  await coming[name]
  const come = shelf()[name]
  if (!come) throw new Error(`the script of ${name} brought nothing`)
  return come
}

const coming: { [name in keyof Shelf]?: Promise<void> } = {}

function loaded(address: string): Promise<void> {
  const script = document.createElement("script")
  script.src = address
  return new Promise((resolve, reject) => {
    script.addEventListener("load", () => resolve())
    script.addEventListener("error", () => reject(new Error(`${address} did not come`)))
    document.head.append(script)
  })
}

/**
 * The answers as they may leave: what stays with the school is closed when the édition has a key, after what the fiche held
 * closed already, of which the last said is right.
 */
export async function closed(
  answers: TypedAnswers,
  questions: readonly Asked[],
  setting: DepositSetting,
): Promise<TypedAnswers> {
  const key = setting.edition.cle_publique
  const internal = new Set(questions.flatMap(({ pointer, internal }) => (internal ? [pointer] : [])))
  const split = Object.entries(answers).filter(([pointer]) => internal.has(pointer))
  if (!key || split.length === 0) return answers
  const seal = await bring("seal", setting)
  const open = Object.entries(answers).filter(([pointer]) => !internal.has(pointer))
  const before = answers["/confidentiel"]?.trimEnd()
  const now = await seal(Object.fromEntries(split), key)
  return { ...Object.fromEntries(open), "/confidentiel": before ? `${before}\n${now}` : now }
}

/** The rules, and the data that these answers need: authorities once a SIREN is typed, the world's plans for a foreign phone. */
export async function bringRules(answers: TypedAnswers, setting: DepositSetting): Promise<PageCheck> {
  const check = await bring("check", setting)
  const siret = answers["/collectivite/siret"] ?? ""
  const needed: Promise<unknown>[] = []
  if (siret.replaceAll(/\D/g, "").length >= 9) needed.push(bring("authorities", setting))
  if (Object.values(answers).some(check.isForeign)) needed.push(bring("phones", setting))
  await Promise.all(needed)
  return check
}
