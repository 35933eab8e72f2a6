/** What our reader asks of Node, as far as it asks, for the browser that runs it (setup/page.mjs puts it there). */

/** Whether bytes are UTF-8 through and through. */
export function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** `Buffer.from` over bytes, with the few methods of a Buffer that are called. */
export const Buffer = {
  isBuffer: (): boolean => false,
  from(memory: ArrayBuffer | number[], start?: number, length?: number): object {
    const bytes = Array.isArray(memory) ? new Uint8Array(memory) : new Uint8Array(memory, start, length)
    const find = bytes.indexOf.bind(bytes)
    return Object.assign(bytes, {
      toString: (encoding?: string, from?: number, to?: number) =>
        encoding === "latin1" ? latin1(bytes) : utf8.decode(bytes.subarray(from, to)),
      indexOf: (sought: string | number, from = 0) =>
        typeof sought === "number" ? find(sought, from) : indexOf(bytes, new TextEncoder().encode(sought), from),
      includes: (sought: string) => indexOf(bytes, new TextEncoder().encode(sought), 0) >= 0,
    })
  },
}

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true })

function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, byte => String.fromCharCode(byte)).join("")
}

function indexOf(bytes: Uint8Array, sought: Uint8Array, from: number): number {
  for (let at = from; at + sought.length <= bytes.length; at += 1)
    if (sought.every((byte, index) => bytes[at + index] === byte)) return at
  return -1
}

/** The one module our reader requires is gray-matter, which finds the `---` that closes a front matter. */
export function createRequire(): () => (text: string) => { matter: string } {
  return () => text => ({ matter: text.slice(3, text.indexOf("\n---")) })
}

/** js-yaml only reads faster what yaml reads as well: here all is left to yaml. */
export function load(): never {
  throw new Error("left to yaml")
}

export const FAILSAFE_SCHEMA = undefined
