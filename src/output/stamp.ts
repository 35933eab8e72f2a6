import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { fingerprint } from "./cache.ts"

/** Changes with the code that does a work: the module at a URL and files beside it, or the bundle they became. */
export function stampOf(module: string, ...beside: string[]): () => string {
  let stamp: string | undefined
  return () => {
    stamp ??= fingerprint(...[module, ...beside].map(path => source(new URL(path, module))))
    return stamp
  }
}

function source(url: URL): string | Uint8Array {
  try {
    return readFileSync(fileURLToPath(url))
  } catch {
    return url.href // part of the bundle
  }
}
