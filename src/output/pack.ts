import { randomUUID } from "node:crypto"
import { closeSync, fstatSync, mkdirSync, openSync, readSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { basename, dirname, join } from "node:path"
import { crc32 } from "node:zlib"
import { sweepBeside } from "./spool.ts"

/** Files an output was made of, kept from one run to the next. A fault of the disk is a miss, never an error. */
export interface Pack {
  /** What the whole output was made of last time, and what there is to tell of it. */
  whole: Whole | undefined
  /** Writes a file into a folder as it was kept; false when it was not, or was made of something else. */
  restore(folder: string, path: string, key: string): boolean
  /** Writes every file into a folder; false when one of them cannot be had. */
  restoreAll(folder: string): boolean
  /** Keeps the files named, as they stand in a folder, and forgets the others; does nothing when nothing changed. */
  save(folder: string, keys: ReadonlyMap<string, string>, whole?: Whole): void
  close(): void
}

export interface Whole {
  /** Names everything that went into the output. */
  name: string
  told: unknown
}

interface Entry {
  key: string
  start: number
  length: number
  sum: number
}

interface Index {
  files: [path: string, key: string, start: number, length: number, sum: number][]
  whole?: Whole
}

/**
 * Opens the files kept under a name: one file that holds them end to end, then where each lies, then, in its last bytes,
 * where that begins. Nothing of it is held in memory but the places.
 */
export function openPack(folder: string, name: string): Pack {
  const place = join(folder, `${name}.pack`)
  const file = open(place)
  const index = file === undefined ? empty : readIndex(file)
  const entries = new Map(index.files.map(([path, key, start, length, sum]) => [path, { key, start, length, sum }]))
  const parents = new Set<string>()
  return {
    whole: index.whole,
    restore(to, path, key) {
      const entry = entries.get(path)
      return entry !== undefined && entry.key === key && put(to, path, entry)
    },
    restoreAll: to => [...entries].every(([path, entry]) => put(to, path, entry)),
    save(from, keys, whole) {
      const same = keys.size === entries.size && [...keys].every(([path, key]) => entries.get(path)?.key === key)
      if (!same || whole?.name !== index.whole?.name) write(folder, place, from, keys, whole)
    },
    close() {
      if (file !== undefined) closeSync(file)
    },
  }

  function put(to: string, path: string, { start, length, sum }: Entry): boolean {
    if (file === undefined || path.split("/").includes("..")) return false
    const target = join(to, path)
    const parent = dirname(target)
    if (!parents.has(parent)) mkdirSync(parent, { recursive: true })
    parents.add(parent)
    const made = openSync(target, "w")
    try {
      return copy(file, start, length, made) === sum
    } finally {
      closeSync(made)
    }
  }
}

const empty: Index = { files: [] }
const tail = 16

function open(place: string): number | undefined {
  try {
    return openSync(place, "r")
  } catch {
    return undefined // nothing was kept yet
  }
}

function read(file: number, start: number, length: number): Buffer | undefined {
  const bytes = Buffer.allocUnsafe(length)
  try {
    return readSync(file, bytes, 0, length, start) === length ? bytes : undefined
  } catch {
    return undefined
  }
}

/** Copies bytes of a file to the end of another, a megabyte at a time; their sum, undefined when they cannot all be read. */
function copy(from: number, start: number, length: number, to: number): number | undefined {
  let sum = 0
  for (let done = 0; done < length; ) {
    const part = read(from, start + done, Math.min(length - done, megabyte))
    if (!part) return undefined
    writeFileSync(to, part)
    sum = crc32(part, sum)
    done += part.length
  }
  return sum
}

const megabyte = 1 << 20

/** Copies a whole file to the end of another; its length and sum. */
function append(to: number, path: string): [length: number, sum: number] {
  const from = openSync(path, "r")
  try {
    const { size } = fstatSync(from)
    const sum = copy(from, 0, size, to)
    if (sum === undefined) throw new Error(`${path} cannot be read whole.`)
    return [size, sum]
  } finally {
    closeSync(from)
  }
}

function readIndex(file: number): Index {
  try {
    const { size } = fstatSync(file)
    const start = Number(read(file, size - tail, tail)?.toString("latin1"))
    return JSON.parse(read(file, start, size - tail - start)?.toString("utf8") ?? "") as Index
  } catch {
    return empty // cut short, or no pack of ours
  }
}

function write(folder: string, place: string, from: string, keys: ReadonlyMap<string, string>, whole?: Whole): void {
  const aside = `${place}-${randomUUID()}`
  try {
    mkdirSync(folder, { recursive: true })
    sweepBeside(folder, basename(place))
    const files: Index["files"] = []
    let start = 0
    const file = openSync(aside, "w")
    try {
      for (const [path, key] of keys) {
        const [length, sum] = append(file, join(from, path))
        files.push([path, key, start, length, sum])
        start += length
      }
      const index: Index = { files, ...(whole && { whole }) }
      writeFileSync(file, `${JSON.stringify(index)}${String(start).padStart(tail)}`)
    } finally {
      closeSync(file)
    }
    renameSync(aside, place)
  } catch {
    rmSync(aside, { force: true }) // no room, or not ours to write: the work is simply done again next time
  }
}
