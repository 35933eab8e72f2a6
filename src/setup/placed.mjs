// @ts-check
import { readFileSync } from "node:fs"
import { pathToFileURL } from "node:url"

/**
 * Lets Eleventy find its own files from within a bundle: where it asks for its place, it is told the one it was bundled from.
 * Bundled, it is loaded in half the time of its files.
 * @returns {import("esbuild").Plugin}
 */
export function placedEleventy() {
  return {
    name: "placed-eleventy",
    setup(bundler) {
      bundler.onLoad({ filter: /@11ty.eleventy.src.*\.js$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)),
      }))
    },
  }
}
