import { existsSync, mkdirSync, mkdtempSync, renameSync, rmdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { setTimeout } from "node:timers/promises"
import { inject } from "vitest"
import type { TestProject } from "vitest/node"

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of the run: what several files of tests need is made in it once. */
    run: string
  }
}

/**
 * Gives a run its folder, where all that is temporary lies, and takes it away at the end; in watch mode each rerun makes
 * everything anew.
 */
export default function setup(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), "missions-run-"))
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = folder
  const remove = () => rmSync(folder, { recursive: true, force: true })
  project.provide("run", folder)
  project.onTestsRerun(async () => {
    remove()
    mkdirSync(folder)
  })
  return remove
}

/** A folder that the first file of the run to ask makes whole, while the others wait for it; it is read, never changed. */
export async function once(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(inject("run"), name)
  const making = `${folder}-making`
  while (!existsSync(folder)) {
    if (!take(making)) await setTimeout(50)
    else if (existsSync(folder)) rmdirSync(making)
    else
      try {
        mkdirSync(`${folder}-aside`)
        await make(`${folder}-aside`)
        renameSync(`${folder}-aside`, folder)
      } finally {
        // Whoever waits tries in turn what failed here, and fails by its own name.
        rmSync(`${folder}-aside`, { recursive: true, force: true })
        rmdirSync(making)
      }
  }
  return folder
}

/** Whether nobody else had it; a folder is made by one alone. */
function take(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false
    throw error
  }
}
