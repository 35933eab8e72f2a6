import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from "node:fs"
import { documentOf, maxBytes } from "./limits.ts"

/** What the disk gave: the bytes of a file; its size when it is too large; the reason, as a word, when it is none of ours. */
export type Got = Uint8Array | number | string

// O_NOFOLLOW refuses a link, O_NONBLOCK keeps a named pipe from waiting for its writer; Windows has neither.
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
// Files share slabs: ten thousand buffers of their own would cost more than reading them.
const slabSize = 1 << 20
let slab = Buffer.allocUnsafeSlow(slabSize)
let used = 0

/** Reads a file, never a link, a folder or a pipe; one that its folder lists as a regular file need not be asked again. */
export function readBytes(file: string, listed: boolean): Got {
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
    if (length > maxBytes) return documentOf(slab.subarray(used)) ?? fstatSync(descriptor).size
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

function refusal(stat: Stats): string | undefined {
  if (stat.isDirectory()) return "dossier"
  return stat.isFile() ? undefined : "special"
}

const reasons: { [code: string]: string } = {
  ELOOP: "lien",
  EMLINK: "lien",
  EISDIR: "dossier",
  ENXIO: "special",
  ENOENT: "absent",
}
