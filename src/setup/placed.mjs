// @ts-check
import { readFileSync } from "node:fs"
import { relative, sep } from "node:path"

/**
 * Lets Eleventy find its own files from within a bundle: where it asks for its place, it is told where it stands from there.
 * Bundled, it is loaded in half the time of its files.
 * @param {string} folder where the bundle will lie
 * @returns {import("esbuild").Plugin}
 */
export function placedEleventy(folder) {
  return {
    name: "placed-eleventy",
    setup(bundler) {
      bundler.onLoad({ filter: /@11ty.eleventy.src.*\.js$/ }, ({ path }) => {
        const place = JSON.stringify(relative(folder, path).split(sep).join("/"))
        const contents = readFileSync(path, "utf8")
        return { contents: contents.replaceAll("import.meta.url", `new URL(${place}, import.meta.url).href`) }
      })
    },
  }
}
