import { createHash, randomUUID } from "node:crypto"
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { isAbsolute, join } from "node:path"

/** Where what can be made again is kept: safe to delete at any time. `XDG_CACHE_HOME` when it is set, else beside the dependencies. */
export function cacheFolder(env: { readonly [name: string]: string | undefined }, root: string): string {
  const home = env["XDG_CACHE_HOME"]
  return home && isAbsolute(home) ? join(home, "missions") : join(root, "node_modules/.cache/missions")
}

/** Names a piece of work by all that goes into it; two different lists of parts never share a name. */
export function fingerprint(...parts: (string | Uint8Array)[]): string {
  const hash = createHash("sha256")
  for (const part of parts) {
    const bytes = typeof part === "string" ? Buffer.from(part) : part
    hash.update(`${bytes.length}:`).update(bytes)
  }
  return hash.digest("base64url").slice(0, 27)
}

/** Plain data by fingerprint. A fault of the disk is a miss, never an error. */
export interface Cache {
  get(key: string): unknown
  set(key: string, value: unknown): void
  /** Keeps what was asked for or set since opening, forgets the rest; does nothing when nothing changed. */
  save(): void
}

/**
 * Opens the data kept under a name. The file is one line an entry, read whole but decoded only as asked, so that ten
 * thousand fiches cost their bytes and no more; entries of `hold` bytes in all stay decoded for those who ask again.
 */
export function openCache(folder: string, name: string, hold = 0): Cache {
  const file = join(folder, `${name}.cache`)
  const bytes = read(file)
  const places = index(bytes)
  const used = new Map<string, Buffer>()
  const held = new Map<string, unknown>()
  let room = hold
  let fresh = 0
  const keep = (key: string, value: unknown, bytes: number) => {
    if (bytes > room) return
    room -= bytes
    held.set(key, value)
  }
  return {
    get(key) {
      if (held.has(key)) return held.get(key)
      const line = used.get(key) ?? slice(bytes, places.get(key))
      if (!line) return undefined
      const value = decode(line)
      if (value === undefined) return undefined
      used.set(key, line)
      keep(key, value, line.length)
      return value
    },
    set(key, value) {
      const line = Buffer.from(`${key} ${JSON.stringify(value)}\n`)
      used.set(key, line)
      held.delete(key)
      keep(key, value, line.length)
      fresh++
    },
    save() {
      if (fresh === 0 && used.size === places.size) return
      write(folder, file, used.values())
    },
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

function index(bytes: Buffer): Map<string, [number, number]> {
  const places = new Map<string, [number, number]>()
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start) + 1
    if (end === 0) break // the last line was cut short
    const space = bytes.indexOf(32, start)
    if (space > start && space < end) places.set(bytes.toString("latin1", start, space), [start, end])
    start = end
  }
  return places
}

function slice(bytes: Buffer, place: [number, number] | undefined): Buffer | undefined {
  return place && bytes.subarray(...place)
}

function decode(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8", line.indexOf(32) + 1))
  } catch {
    return undefined
  }
}

function write(folder: string, file: string, lines: Iterable<Buffer>): void {
  const aside = `${file}-${randomUUID()}`
  try {
    mkdirSync(folder, { recursive: true })
    writeFileSync(aside, "")
    for (const part of parts(lines)) appendFileSync(aside, part)
    renameSync(aside, file)
  } catch {
    discard(aside) // no room, or not ours to write: the work is simply done again next time
  }
}

/** Lines put together by the megabyte: one write a line is slow, one for all holds everything twice. */
function* parts(lines: Iterable<Buffer>): Iterable<Buffer> {
  let held: Buffer[] = []
  let bytes = 0
  for (const line of lines) {
    held.push(line)
    bytes += line.length
    if (bytes < 1 << 20) continue
    yield Buffer.concat(held)
    held = []
    bytes = 0
  }
  yield Buffer.concat(held)
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // not even the folder is there
  }
}
