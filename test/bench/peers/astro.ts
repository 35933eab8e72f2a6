import { cpSync, rmSync, symlinkSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import type { Bench } from "../bench.ts"
import { corpusEdition } from "../corpus.ts"
import type { Way } from "../measure.ts"
import { frame, install, skip, writeAll } from "./peer.ts"

/** Astro with a content collection over the same files: its first build, and one with its cache. */
export function astroPeer(
  bench: Bench,
  fiches: number,
  corpus: string,
  folder: string,
): { cold: Way; warm: Way } | undefined {
  if (!bench.peers) return skip(bench, "Astro: give --peers to install it (outside the repository)")
  if (fiches > 1000) return skip(bench, `Astro at ${fiches} fiches: it takes minutes`)
  const home = install(bench, "astro", ["astro@5"])
  if (home === undefined) return skip(bench, "Astro: npm could not install it")
  cpSync(join(corpus, corpusEdition), join(folder, "fiches"), {
    recursive: true,
    filter: path => !path.endsWith(".yml"),
  })
  symlinkSync(join(home, "node_modules"), join(folder, "node_modules"), "junction")
  writeAll(folder, {
    "package.json": '{ "type": "module", "private": true }\n',
    "astro.config.mjs": "export default {}\n",
    "src/content.config.ts": `import { defineCollection, z } from "astro:content"
import { glob } from "astro/loaders"
export const collections = { fiches: defineCollection({ loader: glob({ pattern: "*.md", base: "./fiches" }), schema: z.object({ intitule: z.string() }) }) }
`,
    "src/pages/[id].astro": `---
import { getCollection, render } from "astro:content"
export async function getStaticPaths() {
  return (await getCollection("fiches")).map(fiche => ({ params: { id: fiche.id }, props: { fiche } }))
}
const { fiche } = Astro.props
const { Content } = await render(fiche)
---
<!doctype html><title>{fiche.data.intitule}</title>${frame}<h1>{fiche.data.intitule}</h1><Content />${frame}
`,
  })
  const way = (name: string): Way => ({
    name,
    command: [process.execPath, join(home, "node_modules/astro/astro.js"), "build", "--silent"],
    cwd: folder,
    env: { ASTRO_TELEMETRY_DISABLED: "1" },
  })
  const kept = join(home, "node_modules/.astro")
  return {
    cold: { ...way("astro, cold"), before: () => [join(folder, "dist"), join(folder, ".astro"), kept].forEach(remove) },
    warm: { ...way("astro, warm"), before: () => remove(join(folder, "dist")) },
  }
}

function remove(path: string): void {
  rmSync(path, { recursive: true, force: true })
}
