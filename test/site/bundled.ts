import { inject } from "vitest"
import { type BuiltAssets, buildAssets } from "../../src/output/assets.ts"
import { openCache } from "../../src/output/cache.ts"
import { root } from "../commands/run.ts"

/** What the site's pages load, bundled once a run. */
export async function siteAssets(): Promise<BuiltAssets> {
  const cache = openCache(inject("run"), "assets")
  try {
    const assets = await buildAssets(root, cache)
    cache.save()
    return assets
  } finally {
    cache.close()
  }
}
