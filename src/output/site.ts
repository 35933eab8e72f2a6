import { join, resolve } from "node:path"
import type { Leaf, PageModule, World } from "../../site/components/world.ts"
import { pages as ourPages } from "../../site/index.ts"
import type { SiteView } from "../model/views.ts"
import { type BuiltAssets, buildAssets, writeAssets } from "./assets.ts"
import type { Kept } from "./keys.ts"

export interface SiteOptions {
  /** The project's own folder, where site/ lies. */
  root: string
  /** Pages of another bundle of site/, as `dev` makes them. */
  pages?: { [file: string]: PageModule }
  /** Assets already built. */
  assets?: BuiltAssets
  /** Pages that the reload client of `dev` may change. */
  dev?: boolean
  kept?: Kept | undefined
}

/** Writes every page of the site, its styles, fonts and scripts, under a folder; returns how many pages. */
export async function writeSite(site: SiteView, folder: string, options: SiteOptions): Promise<number> {
  const assets = options.assets ?? (await buildAssets(options.root))
  const world: World = { site, assets, dev: options.dev ?? false }
  const { pages = ourPages, kept } = options
  const leaves = Object.entries(pages).flatMap(([file, page]) => page(world).map(leaf => ({ file, leaf })))
  const missing = leaves.filter(({ leaf: { path, shows = [] } }) => !kept?.restore(path, kept.keys.of(shows)))
  // Eleventy holds all it writes until it ends: of a large site it is asked for so many files at a time.
  for (let start = 0; start < missing.length; start += most)
    await writePages(missing.slice(start, start + most), folder, options.root)
  await writeAssets(assets, folder)
  return leaves.filter(({ leaf }) => leaf.path.endsWith(".html")).length
}

interface Made {
  /** Of site/pages. */
  file: string
  leaf: Leaf
}

const most = 1000

/**
 * Eleventy writes what our own bundle of site/pages renders, fed with data only: it is told its pages, for it finds none
 * where a folder's name has brackets, and reads no configuration, no data file and no proposal. Each file of pages/
 * paginates over numbers, so that the data behind them is never copied, merged or looked into.
 */
async function writePages(made: Made[], folder: string, root: string): Promise<void> {
  const { default: Eleventy } = await import("@11ty/eleventy")
  const leaves = new Map<string, Leaf[]>()
  for (const { file, leaf } of made) {
    const same = leaves.get(file)
    if (same) same.push(leaf)
    else leaves.set(file, [leaf])
  }
  const leavesOf = (path: string): Leaf[] => leaves.get(path.slice(path.lastIndexOf("/") + 1, -".page".length)) ?? []
  const eleventy = new Eleventy(join(root, "site/pages"), resolve(folder), {
    source: "script",
    quietMode: true,
    configPath: false,
    loader: "esm",
    config(config) {
      config.setUseGitIgnore(false)
      config.setDataFileSuffixes([])
      config.setTemplateFormats("page")
      config.addExtension("page", {
        read: false,
        useLayouts: false,
        outputFileExtension: "html",
        compileOptions: { cache: false, permalink: "raw" },
        getData: ["data"],
        getInstanceFromInputPath: (path: string) => ({ data: dataOf(leavesOf(path)) }),
        compile: (_: undefined, path: string) => {
          const made = leavesOf(path)
          return ({ at }: { at: number }) => made[at]?.html() ?? ""
        },
      })
      for (const file of leaves.keys()) config.addTemplate(`${file}.page`, "")
    },
  })
  eleventy.disableLogger()
  const [, written] = await eleventy.write()
  if (written.length !== made.length) throw new Error(`Eleventy wrote ${written.length} files of ${made.length}.`)
}

function dataOf(leaves: Leaf[]): object {
  return {
    leaves: leaves.map((_, index) => index),
    pagination: { data: "leaves", size: 1, alias: "at" },
    permalink: ({ at }: { at: number }) => leaves[at]?.path,
    eleventyExcludeFromCollections: true,
  }
}
