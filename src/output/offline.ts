import { createHash } from "node:crypto"
import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import type { SiteView } from "../model/views.ts"

/**
 * Writes `service-worker.js`, once all pages are there: it keeps the newest édition, and what all pages share, for reading
 * without a network. It names every file with its hash, so another build is another version and the same one is not.
 */
export function writeWorker(site: Pick<SiteView, "editions">, folder: string, worker: string): void {
  const [, ...older] = site.editions
  const kept = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map(path => path.replaceAll("\\", "/"))
    .filter(
      path =>
        /\.html$|^fichiers\/|\/(recherche|(suite|colonnes)-\d+)\.js$/.test(path) &&
        path !== "404.html" &&
        path !== "fichiers",
    )
    .filter(path => !apart.test(path))
    .filter(path => !older.some(({ href }) => path.startsWith(href)))
    .sort()
  const files = Object.fromEntries(kept.map(path => [path, hash(readFileSync(join(folder, path)))]))
  writeFileSync(join(folder, "service-worker.js"), `const files=${JSON.stringify(files)};\n${worker}`)
}

/**
 * What the form alone loads when it is needed: one who proposes takes its copy along, which is a file of its own. And the
 * office's guide, which no student reads.
 */
const apart = /^fichiers\/(?:part|guide)-|^deposer\/formulaire\.html$|^guide\/service\//

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("base64url")
}
