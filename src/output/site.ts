import { join, resolve } from "node:path"
import type { Leaf, PageModule, World } from "../../site/components/world.ts"
import { pages as ourPages } from "../../site/index.ts"
import type { SiteView } from "../model/views.ts"
import { type BuiltAssets, buildAssets, writeAssets } from "./assets.ts"

export interface SiteOptions {
  /** The project's own folder, where site/ lies. */
  root: string
  /** Pages of another bundle of site/, as `dev` makes them. */
  pages?: { [file: string]: PageModule }
  /** Assets already built. */
  assets?: BuiltAssets
  /** Pages that the reload client of `dev` may change. */
  dev?: boolean
}

/** Writes every page of the site, its styles, fonts and scripts, under a folder; returns how many pages. */
export async function writeSite(site: SiteView, folder: string, options: SiteOptions): Promise<number> {
  void import("@11ty/eleventy") // read while the assets are made
  const assets = options.assets ?? (await buildAssets(options.root))
  const world: World = { site, assets, dev: options.dev ?? false }
  const [written] = await Promise.all([writePages(world, folder, options), writeAssets(assets, folder)])
  return written
}

/**
 * Eleventy finds site/pages/*.11ty.tsx and writes what our own bundle of them renders, fed with data only: it reads no
 * configuration, no data file and no proposal. Each file of pages/ paginates over numbers, so that the data behind them
 * is never copied, merged or looked into.
 */
async function writePages(world: World, folder: string, { root, pages = ourPages }: SiteOptions): Promise<number> {
  const { default: Eleventy } = await import("@11ty/eleventy")
  const leaves = new Map<string, Leaf[]>()
  const keep = keeper()
  const eleventy = new Eleventy(join(root, "site/pages"), resolve(folder), {
    source: "script",
    quietMode: true,
    configPath: false,
    loader: "esm",
    config(config) {
      config.setUseGitIgnore(false)
      config.setDataFileSuffixes([])
      config.setTemplateFormats("11ty.tsx")
      config.addExtension("11ty.tsx", {
        read: false,
        useLayouts: false,
        outputFileExtension: "html",
        compileOptions: { cache: false, permalink: "raw" },
        getData: ["data"],
        getInstanceFromInputPath: (path: string) => ({ data: dataOf(leavesOf(path)) }),
        compile: (_: undefined, path: string) => {
          const made = leavesOf(path)
          return ({ at }: { at: number }) => keep(made[at]?.html() ?? "")
        },
      })
    },
  })
  eleventy.disableLogger()
  const [, files] = await eleventy.write()
  return files.filter(({ outputPath }) => outputPath.endsWith(".html")).length

  function leavesOf(path: string): Leaf[] {
    const file = path.slice(path.lastIndexOf("/") + 1)
    const known = leaves.get(file)
    if (known) return known
    const page = pages[file]
    if (!page) throw new Error(`site/index.ts does not name site/pages/${file}`)
    const made = page(world)
    leaves.set(file, made)
    return made
  }
}

function dataOf(leaves: Leaf[]): object {
  return {
    leaves: leaves.map((_, index) => index),
    pagination: { data: "leaves", size: 1, alias: "at" },
    permalink: ({ at }: { at: number }) => leaves[at]?.path,
    eleventyExcludeFromCollections: true,
  }
}

/**
 * Eleventy keeps every page until the last is written. As bytes in a few large blocks they weigh half of what strings
 * with a ’ in them do, and cost the garbage collector nothing.
 */
function keeper(): (text: string) => Buffer {
  let block = Buffer.alloc(0)
  let used = 0
  return text => {
    const most = text.length * 3
    if (used + most > block.length) {
      block = Buffer.allocUnsafeSlow(Math.max(blockSize, most))
      used = 0
    }
    const start = used
    used += block.write(text, start)
    return block.subarray(start, used)
  }
}

const blockSize = 4 * 1024 * 1024
