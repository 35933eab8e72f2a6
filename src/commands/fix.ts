import { randomBytes } from "node:crypto"
import { chmodSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join, resolve } from "node:path"
import { applyFixes, chooseFixes, mostRounds } from "../model/fixes.ts"
import { misuse } from "../model/misuse.ts"
import { toText } from "../read/limits.ts"
import { clean } from "../report/clean.ts"
import { count } from "../words/text.ts"
import type { Call } from "./command.ts"
import type { Seen } from "./look.ts"

/**
 * Makes the certain corrections of what was looked at, looks again, and so on until none is left; says what was done.
 * A file is replaced whole or not at all, keeps its mode, and is left alone when it changed meanwhile.
 */
export function fixFiles(call: Call, look: (call: Call) => Seen): Seen {
  // What the folder holds beside fiches is told once.
  const again = () => look({ ...call, say() {} })
  let seen = look(call)
  let made = 0
  for (let round = 0; round < mostRounds; round++) {
    const done = fixOnce(call, seen)
    if (done === 0) break
    made += done
    seen = again()
  }
  call.say(made === 0 ? "Aucune correction sûre à faire." : `${count(made, "correction faite", "corrections faites")}.`)
  return seen
}

function fixOnce(call: Call, seen: Seen): number {
  let made = 0
  for (const path of new Set(seen.findings.map(finding => finding.path))) {
    const found = seen.findings.filter(finding => finding.path === path)
    const chosen = chooseFixes(found)
    const before = seen.text(path)
    const after = applyFixes(before, found)
    // Saved in UTF-8, a text stays the same; its file does not.
    const recoded = chosen.some(({ finding }) => finding.rule === "encodage")
    if (chosen.length === 0 || (after === before && !recoded)) continue
    if (!replace(resolve(call.cwd, path), before, after)) {
      call.say(`${clean(path)} a changé entre-temps : laissé tel quel.`)
      continue
    }
    made += chosen.length
    for (const { finding, fix } of chosen) call.say(`${clean(path)}, ligne ${finding.start.line} : ${clean(fix.label)}`)
  }
  return made
}

/** Writes aside and renames; false when the file no longer says what was read. */
function replace(file: string, before: string, after: string): boolean {
  const aside = join(dirname(file), `.${basename(file)}.${randomBytes(6).toString("hex")}.tmp`)
  try {
    if (toText(readFileSync(file)) !== before) return false
    const { mode } = lstatSync(file)
    writeFileSync(aside, after, { flag: "wx", mode })
    chmodSync(aside, mode)
    renameSync(aside, file)
    return true
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    throw misuse(`Impossible de corriger « ${clean(file)} » (${code}) : ce fichier n’a pas été changé.`)
  } finally {
    rmSync(aside, { force: true })
  }
}
