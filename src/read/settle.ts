import { applyCuts } from "./cuts.ts"
import type { Mended } from "./fault.ts"
import type { Profile } from "./profile.ts"
import { readStrict } from "./strict.ts"
import type { Strict } from "./typed.ts"

/** Makes the corrections; those that move lines only when no key is then written twice. */
export function settle(
  source: string,
  mends: Mended[],
  asTyped: Strict,
  profile: Profile,
): { made: Mended[]; strict: Strict } {
  if (mends.length === 0) return { made: mends, strict: asTyped }
  const read = (made: Mended[]) =>
    readStrict(
      applyCuts(
        source,
        made.flatMap(({ cuts }) => cuts),
      ),
      profile,
    )
  const strict = read(mends)
  const still = mends.filter(({ moved }) => !moved)
  if (still.length === mends.length || (strict.errors.length === 0 && doubles(strict) === 0))
    return { made: mends, strict }
  if (asTyped.errors.length === 0 && strict.errors.length > 0) return { made: [], strict: asTyped }
  const unmoved = still.length === 0 ? asTyped : read(still)
  const better = strict.errors.length - unmoved.errors.length || doubles(strict) - doubles(unmoved)
  return better < 0 ? { made: mends, strict } : { made: still, strict: unmoved }
}

/** How many keys are written twice. */
export function doubles({ faults }: Pick<Strict, "faults">): number {
  return faults.filter(({ rule }) => rule === "cle-en-double").length
}
