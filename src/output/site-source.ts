import { mkdirSync, rmSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"
import { pathToFileURL } from "node:url"
import { context } from "esbuild"
import type { PageModule } from "../../site/components/world.ts"

/** The pages as the sources of site/ now stand, bundled apart from the program so that they can be made again. */
export interface SiteSource {
  pages: { [file: string]: PageModule }
  again(): Promise<SiteSource>
  close(): Promise<void>
}

/** Bundles site/index.ts; each making again is imported under a name of its own, or Node would give the first one back. */
export async function siteSource(root: string): Promise<SiteSource> {
  const folder = join(root, "node_modules/.cache/missions/dev")
  const bundler = await context({
    absWorkingDir: root,
    entryPoints: [join(root, "site/index.ts")],
    outfile: join(folder, "site.mjs"),
    write: false,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    jsx: "automatic",
    jsxImportSource: "preact",
    logLevel: "silent",
  })
  const close = () => bundler.dispose()
  let turn = 0
  return { pages: await load(), again, close }

  async function again(): Promise<SiteSource> {
    return { pages: await load(), again, close }
  }

  async function load(): Promise<SiteSource["pages"]> {
    const { outputFiles } = await bundler.rebuild()
    mkdirSync(folder, { recursive: true })
    const file = join(folder, `site-${process.pid}-${++turn}.mjs`)
    writeFileSync(file, outputFiles[0]?.text ?? "")
    try {
      const { pages } = (await import(pathToFileURL(file).href)) as Pick<SiteSource, "pages">
      return pages
    } finally {
      rmSync(file, { force: true })
    }
  }
}
