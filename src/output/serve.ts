import { once } from "node:events"
import { mkdtempSync, rmSync } from "node:fs"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type FSWatcher, watch } from "chokidar"
import type { SiteView } from "../model/views.ts"
import { type BuiltAssets, buildAssets } from "./assets.ts"
import { writeSite } from "./site.ts"
import { type SiteSource, siteSource } from "./site-source.ts"

export interface ServeOptions {
  /** The project's own folder, where site/ lies. */
  root: string
  /** Makes the data, at first and again each time something under `watch` changes; what it throws is said, and the site stays. */
  read(): SiteView | Promise<SiteView>
  /** Folders and files whose change means new data: proposals, schema, site/site.yml. */
  watch: string[]
  /** What stands beside the pages, feeds and exports for instance; called after each writing. */
  extra?(site: SiteView, folder: string): void | Promise<void>
  /** The first port to try; 0 takes any. */
  port: number
  /** Told of each remaking, and of each failure. */
  say(text: string): void
}

export interface Served {
  /** `http://localhost:8080/` */
  url: string
  close(): Promise<void>
}

/** Serves the site on this machine alone, and reloads its pages when a fiche, a page, a component or a style changes. */
export async function serveSite(options: ServeOptions): Promise<Served> {
  const { root, say } = options
  const folder = mkdtempSync(join(tmpdir(), "missions-"))
  const running: { close(): unknown }[] = []
  const close = async () => {
    await Promise.all(running.map(one => one.close()))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    let stand = () => {}
    const remake = queue(
      async changes => {
        const start = performance.now()
        try {
          if (changes.has("data")) made.site = await options.read()
          if (changes.has("site")) [made.assets, source] = await Promise.all([buildAssets(root), source.again()])
          await write(made, folder, options, source)
          server.reload({})
          say(`Refait en ${Math.round(performance.now() - start)} ms.`)
        } catch (error) {
          say(`Pages inchangées : ${error instanceof Error ? error.message : String(error)}`)
        }
      },
      new Promise(resolve => {
        stand = () => resolve()
      }),
    )
    // Before anything is read: what changes from then on is made again.
    const watchers = [
      follow(options.watch, () => remake("data")),
      follow(
        ["site", "src/words", "src/model"].map(path => join(root, path)),
        () => remake("site"),
      ),
    ]
    running.push(...watchers)
    await Promise.all(watchers.map(watcher => once(watcher, "ready")))
    let source = await siteSource(root)
    running.push(source)
    const made: Made = { site: await options.read(), assets: await buildAssets(root) }
    await write(made, folder, options, source)
    const server = await listen(folder, options)
    running.push(server)
    stand()
    const { port } = server.server.address() as AddressInfo
    return { url: `http://localhost:${port}/`, close }
  } catch (error) {
    await close()
    throw error
  }
}

interface Made {
  site: SiteView
  assets: BuiltAssets
}

async function write({ site, assets }: Made, folder: string, options: ServeOptions, { pages }: SiteSource) {
  await writeSite(site, folder, { root: options.root, pages, assets, dev: true })
  await options.extra?.(site, folder)
}

// The server would listen to the whole network, and pages in the making are nobody else's.
async function listen(folder: string, { port, say }: ServeOptions) {
  const { default: EleventyDevServer } = await import("@11ty/eleventy-dev-server")
  const server = EleventyDevServer.getServer("missions", folder, {
    port,
    domDiff: false,
    messageOnStart: () => false,
    logger: { info: () => undefined, log: () => undefined, error: say },
  })
  const listenAnywhere = server.server.listen.bind(server.server)
  server.server.listen = (where: object) => listenAnywhere({ ...where, host: "localhost" })
  server.serve(port)
  await server.ready()
  return server
}

// Node's own recursive watch loses a file that an editor replaces rather than rewrites.
function follow(paths: string[], changed: () => void): FSWatcher {
  return watch(paths, { ignoreInitial: true, followSymlinks: false }).on("all", changed)
}

/** Runs a task for what changed, once editors have finished writing, never twice at a time and not before what it waits for. */
function queue(task: (changes: Set<string>) => Promise<void>, running: Promise<void>): (change: string) => void {
  let changes = new Set<string>()
  let pause: NodeJS.Timeout | undefined
  return change => {
    changes.add(change)
    clearTimeout(pause)
    pause = setTimeout(() => {
      const now = changes
      changes = new Set()
      running = running.then(() => task(now))
    }, 40)
  }
}
