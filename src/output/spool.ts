import { randomUUID } from "node:crypto"
import { closeSync, mkdirSync, openSync, readdirSync, readSync, renameSync, rmSync, writeSync } from "node:fs"
import { join } from "node:path"

/** Where bytes start and end. */
export type Place = readonly [start: number, end: number]

/** Bytes added end to end, on the disk but for the last megabyte. */
export interface Spool {
  add(bytes: Uint8Array): Place
  /** What was added; good until something else is added. */
  read(place: Place): Buffer
  /** All that was added takes the name of a file, and is still read; nothing can be added any more. */
  save(file: string): void
  /** Nothing can be read any more. */
  close(): void
}

/** Opens a file beside another of a folder, made when there is a megabyte for it. Where the disk takes none, memory does. */
export function openSpool(folder: string, name: string): Spool {
  const block = Buffer.allocUnsafe(megabyte)
  const aside = join(folder, `${name}-${randomUUID()}`)
  const kept: { start: number; bytes: Buffer }[] = [] // what the disk did not take
  let file: number | undefined
  let start = 0 // of the block
  let used = 0
  return { add, read, save, close }

  function add(bytes: Uint8Array): Place {
    const place: Place = [start + used, start + used + bytes.length]
    if (used + bytes.length > block.length) flush()
    if (bytes.length > block.length) put(bytes)
    else {
      block.set(bytes, used)
      used += bytes.length
    }
    return place
  }

  function flush(): void {
    put(block.subarray(0, used))
    used = 0
  }

  function put(bytes: Uint8Array): void {
    try {
      if (kept.length > 0) throw new Error("The disk took no more.")
      file ??= make()
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at, bytes.length - at, start + at)
    } catch {
      kept.push({ start, bytes: Buffer.from(bytes) })
    }
    start += bytes.length
  }

  function make(): number {
    mkdirSync(folder, { recursive: true })
    sweepBeside(folder, name)
    return openSync(aside, "wx+")
  }

  function read([from, to]: Place): Buffer {
    if (from >= start) return block.subarray(from - start, to - start)
    const held = kept.findLast(one => one.start <= from)
    if (held) return held.bytes.subarray(from - held.start, to - held.start)
    const bytes = Buffer.allocUnsafe(file === undefined ? 0 : to - from)
    if (file !== undefined) readSync(file, bytes, 0, bytes.length, from)
    return bytes
  }

  function save(as: string): void {
    flush()
    if (file === undefined) return // no room, or not ours to write: the work is simply done again next time
    try {
      if (kept.length > 0) rmSync(aside)
      else renameSync(aside, as)
    } catch {
      // it is swept away when something is next kept here
    }
  }

  function close(): void {
    if (file !== undefined) closeSync(file)
    file = undefined
  }
}

/** Removes what a run that was killed left beside a file of a folder: its name, a hyphen and anything. */
export function sweepBeside(folder: string, name: string): void {
  for (const other of readdirSync(folder))
    if (other.startsWith(`${name}-`)) rmSync(join(folder, other), { force: true })
}

const megabyte = 1 << 20
