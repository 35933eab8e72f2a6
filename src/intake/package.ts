import { type Entry, fromFdPromise, type ZipFile } from "yauzl"
import { refusal } from "./refusal.ts"

/** A document's parts by name; none is inflated before it is asked for. */
export interface Package {
  names: string[]
  /** The bytes of a part; undefined when there is none. */
  part(name: string): Promise<Uint8Array | undefined>
}

/** The most a package may hold (security, Word forms); media are never inflated, so that photographs do not count. */
const most = { entries: 400, bytes: 8 * 1024 * 1024 }

/** Opens the zip behind a descriptor by its directory; refuses names that leave it, encryption, and too many parts. */
export async function openPackage(descriptor: number): Promise<Package> {
  const zip = await told(() =>
    fromFdPromise(descriptor, {
      lazyEntries: true,
      autoClose: false,
      strictFileNames: false,
      validateEntrySizes: true,
    }),
  )
  if (zip.entryCount > most.entries) throw refusal("fichier-trop-volumineux", "entrees")
  const entries = await told(() => entriesOf(zip))
  return {
    names: [...entries.keys()],
    async part(name) {
      const entry = entries.get(name)
      return entry && told(() => inflate(zip, entry))
    },
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) {
    if (entry.isEncrypted()) throw refusal("fichier-chiffre")
    if (entries.has(entry.fileName)) throw refusal("fichier-corrompu", "doublon")
    entries.set(entry.fileName, entry)
  }
  return entries
}

async function inflate(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  if (entry.uncompressedSize > most.bytes) throw refusal("fichier-trop-volumineux", "partie")
  const chunks: Buffer[] = []
  let size = 0
  // The library stops a stream that gives more than was declared; this stops one whatever was declared.
  for await (const chunk of await zip.openReadStreamPromise(entry)) {
    size += (chunk as Buffer).length
    if (size > most.bytes) throw refusal("fichier-trop-volumineux", "partie")
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** What the library finds wrong is the file's fault. */
async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Error) || error.name === "Refusal") throw error
    if (/relative path|absolute path|invalid characters/.test(error.message))
      throw refusal("fichier-corrompu", "chemin")
    if (/too many bytes|not enough bytes/.test(error.message)) throw refusal("fichier-trop-volumineux", "taille")
    throw refusal("fichier-corrompu", "zip")
  }
}
