import { createHash } from "node:crypto"
import { readFileSync } from "node:fs"
import { isAbsolute, join } from "node:path"
import { openSpool, type Place } from "./spool.ts"

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
  /** Lets the file go: of what was set, no more can be had than what is held. */
  close(): void
}

/**
 * Opens the data kept under a name. The file is one line an entry, read whole but decoded only as asked; what is set goes
 * to a file beside it as it comes. So ten thousand fiches cost the bytes of what was there before and no more; entries of
 * `hold` bytes in all stay decoded for those who ask again.
 */
export function openCache(folder: string, name: string, hold = 0): Cache {
  const file = join(folder, `${name}.cache`)
  const bytes = read(file)
  const places = index(bytes)
  const used = new Set<string>()
  const aside = openSpool(folder, `${name}.cache`)
  const fresh = new Map<string, Place>()
  const held = new Map<string, unknown>()
  let room = hold
  const keep = (key: string, value: unknown, bytes: number) => {
    if (bytes > room) return
    room -= bytes
    held.set(key, value)
  }
  const old = (key: string) => slice(bytes, places.get(key))
  return {
    get(key) {
      if (held.has(key)) return held.get(key)
      const place = fresh.get(key)
      const line = place ? aside.read(place) : old(key)
      if (!line) return undefined
      const value = decode(line)
      if (value === undefined) return undefined
      if (!place) used.add(key)
      keep(key, value, line.length)
      return value
    },
    set(key, value) {
      const line = Buffer.from(`${key} ${JSON.stringify(value)}\n`)
      fresh.set(key, aside.add(line))
      used.delete(key)
      held.delete(key)
      keep(key, value, line.length)
    },
    save() {
      if (fresh.size === 0 && used.size === places.size) return
      for (const key of used) {
        const line = fresh.has(key) ? undefined : old(key)
        if (line) fresh.set(key, aside.add(line))
      }
      aside.save(file)
    },
    close: aside.close,
  }
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    return Buffer.alloc(0)
  }
}

function index(bytes: Buffer): Map<string, Place> {
  const places = new Map<string, Place>()
  for (let start = 0; start < bytes.length; ) {
    const end = bytes.indexOf(10, start) + 1
    if (end === 0) break // the last line was cut short
    const space = bytes.indexOf(32, start)
    if (space > start && space < end) places.set(bytes.toString("latin1", start, space), [start, end])
    start = end
  }
  return places
}

function slice(bytes: Buffer, place: Place | undefined): Buffer | undefined {
  return place && bytes.subarray(...place)
}

function decode(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8", line.indexOf(32) + 1))
  } catch {
    return undefined
  }
}
