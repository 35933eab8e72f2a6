import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from "node:fs"
import { basename, dirname } from "node:path"
import type { Draft } from "../model/types.ts"
import { maxBytes } from "./limits.ts"
import { readEditionText, readText, unread, type Where } from "./text.ts"

/** A fiche of the disk as a Draft: regular files only, nothing over the limit is read; `shown` is the path people see. */
export function readFiche(file: string, shown: string, where: Where = folderOf(file)): Draft {
  return toDraft(readText, shown, where, readBytes(file, false))
}

/** The same of a file that its folder lists as a regular one, and that need not be asked again. */
export function readListed(file: string, shown: string, where: Where): Draft {
  return toDraft(readText, shown, where, readBytes(file, true))
}

/** An `edition.yml` of the disk as a Draft. */
export function readEditionFile(file: string, shown: string, where: Where = folderOf(file)): Draft {
  return toDraft(readEditionText, shown, where, readBytes(file, false))
}

function folderOf(file: string): Where {
  return { edition: basename(dirname(file)) }
}

function toDraft(read: typeof readText, shown: string, where: Where, got: Uint8Array | number | string): Draft {
  if (typeof got === "string") return unread(shown, where, { rule: "fichier-illisible", detail: got })
  if (typeof got === "number") return unread(shown, where, { rule: "fichier-trop-grand", value: String(got) })
  return read(shown, got, where)
}

// O_NOFOLLOW refuses a link, O_NONBLOCK keeps a named pipe from waiting for its writer; Windows has neither.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
// Files share slabs: ten thousand buffers of their own would cost more than reading them.
const slabSize = 1 << 20
let slab = Buffer.allocUnsafeSlow(slabSize)
let used = 0

/** The bytes of a file; its size when it is too large; the reason, as a word, when it is none of ours. */
function readBytes(file: string, listed: boolean): Uint8Array | number | string {
  let descriptor: number | undefined
  try {
    if (constants.O_NOFOLLOW === undefined && lstatSync(file).isSymbolicLink()) return "lien"
    descriptor = openSync(file, flags)
    const refused = listed ? undefined : refusal(fstatSync(descriptor))
    if (refused !== undefined) return refused
    if (used + maxBytes >= slabSize) {
      slab = Buffer.allocUnsafeSlow(slabSize)
      used = 0
    }
    // A regular file gives less than was asked only at its end: one read is enough.
    const length = readSync(descriptor, slab, used, maxBytes + 1, 0)
    if (length > maxBytes) return fstatSync(descriptor).size
    const bytes = slab.subarray(used, used + length)
    used += length
    return bytes
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === undefined) throw error
    return reasons[code] ?? code
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}

function refusal(stat: Stats): number | string | undefined {
  if (stat.isDirectory()) return "dossier"
  if (!stat.isFile()) return "special"
  return stat.size > maxBytes ? stat.size : undefined
}

const reasons: { [code: string]: string } = {
  ELOOP: "lien",
  EMLINK: "lien",
  EISDIR: "dossier",
  ENXIO: "special",
  ENOENT: "absent",
}
