// @ts-check
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { compiledSchemas } from "./compiled.mjs"

/** Countries and territories whose numbers are dialled with France's own plans. */
const french = ["FR", "RE", "YT", "GP", "GF", "MQ", "BL", "MF", "PM", "PF", "NC", "WF"]

/**
 * What makes the program's own reader and rules run in a page (src/page): the schema of fiches compiled, as a page may
 * evaluate no text; what they ask of Node given by src/page; what is long and seldom needed left to scripts of its own.
 * @param {string} root the project's folder
 * @returns {import("esbuild").BuildOptions}
 */
export function inPage(root) {
  const page = (/** @type {string} */ name) => join(root, "src/page", name)
  return {
    inject: [page("node.ts")],
    jsx: "automatic",
    jsxImportSource: "preact",
    plugins: [compiledSchemas(root, ["fiche"]), forPage(root, page)],
  }
}

/** @param {string} root @param {(name: string) => string} page @returns {import("esbuild").Plugin} */
function forPage(root, page) {
  // Of the styles that print (output/pdf/shell.ts), those of a sheet.
  const print = ["print.css", "hidden.css"].map(name => join(root, "site/styles", name))
  return {
    name: "for-page",
    setup(bundler) {
      bundler.onResolve({ filter: /^(node:buffer|node:module|js-yaml)$/ }, () => ({ path: page("node.ts") }))
      bundler.onResolve({ filter: /^libphonenumber-js\/min$/ }, () => ({ path: page("phones-french.ts") }))
      bundler.onResolve({ filter: /^\.\/render\.ts$/ }, ({ importer }) =>
        importer.endsWith("views.ts") ? { path: page("render.ts") } : undefined,
      )
      bundler.onResolve({ filter: /^(virtual:phones|virtual:print)$/ }, ({ path }) => ({ path, namespace: "made" }))
      bundler.onLoad({ filter: /^virtual:print$/, namespace: "made" }, () => ({
        contents: print.map(path => readFileSync(path, "utf8")).join("\n"),
        loader: "text",
        watchFiles: print,
      }))
      bundler.onLoad({ filter: /^virtual:phones$/, namespace: "made" }, () => ({
        contents: JSON.stringify(frenchPlans(root)),
        loader: "json",
      }))
      // What a rule's own page says, with its examples, no finding tells.
      bundler.onLoad({ filter: /check.rules.[\w-]+\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replace(/^ {4}(how|wrong|right):\s+"(?:[^"\\]|\\.)*",$/gm, '    $1: "",'),
        loader: "ts",
      }))
      // No édition is checked in a page: what its questions explain is told nowhere.
      bundler.onLoad({ filter: /schema.edition\.schema\.json$/ }, ({ path }) => ({
        contents: withoutWords(path),
        loader: "json",
      }))
      // The list itself is a script of its own (page/authorities.ts).
      bundler.onResolve({ filter: /model.collectivites\.json$/ }, ({ resolveDir, importer, path }) =>
        importer.endsWith("authorities.ts") ? { path: join(resolveDir, path), suffix: "?whole" } : undefined,
      )
      bundler.onLoad({ filter: /collectivites\.json$/ }, ({ path, suffix }) =>
        suffix === "" ? { contents: withoutList(path), loader: "json" } : undefined,
      )
    },
  }
}

/** @param {string} path */
function withoutWords(path) {
  const words = new Set(["description", "examples", "x-pourquoi"])
  const kept = (/** @type {string} */ key, /** @type {unknown} */ value) =>
    words.has(key) && (typeof value === "string" || Array.isArray(value)) ? undefined : value
  return JSON.stringify(JSON.parse(readFileSync(path, "utf8")), kept)
}

/** @param {string} path */
function withoutList(path) {
  return JSON.stringify({ ...JSON.parse(readFileSync(path, "utf8")), collectivites: [] })
}

/** @param {string} root */
function frenchPlans(root) {
  const plans = JSON.parse(readFileSync(join(root, "node_modules/libphonenumber-js/metadata.min.json"), "utf8"))
  const codes = Object.entries(/** @type {{ [code: string]: string[] }} */ (plans.country_calling_codes))
    .map(([code, countries]) => /** @type {const} */ ([code, countries.filter(country => french.includes(country))]))
    .filter(([, countries]) => countries.length > 0)
  return {
    ...plans,
    country_calling_codes: Object.fromEntries(codes),
    countries: Object.fromEntries(french.map(country => [country, plans.countries[country]])),
    nonGeographic: {},
  }
}
