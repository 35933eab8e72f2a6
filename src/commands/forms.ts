import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import type { EditionView } from "../model/views.ts"
import { fingerprint } from "../output/cache.ts"
import type { Kept } from "../output/keys.ts"

/** Writes the blank Word form of each édition under a folder: one that was made before, and has not changed, is not made again. */
export async function writeForms(
  editions: readonly EditionView[],
  folder: string,
  kept?: Kept,
  program = "",
): Promise<void> {
  for (const { name, edition, form } of editions) {
    if (kept?.restore(form, fingerprint("formulaire", program, name, JSON.stringify(edition)))) continue
    const { wordForm } = await import("../derive/form/index.ts")
    mkdirSync(dirname(join(folder, form)), { recursive: true })
    writeFileSync(join(folder, form), await wordForm(name, edition))
  }
}
