import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { Ajv2020 } from "ajv/dist/2020.js"
import standalone from "ajv/dist/standalone/index.js"
import { build, type Plugin } from "esbuild"
import { fiche, vocabulary } from "../../src/model/fields.ts"
import { compiledSchemas } from "../../src/setup/compiled.mjs"
import { placedEleventy } from "../../src/setup/placed.mjs"
import { loose } from "./loose.ts"
import { root } from "./view.ts"

/** The smallest programs that do a part of the work, each read by a process of its own; `ours` is our own part. */
const sources = {
  empty: new URL("./programs/empty.ts", import.meta.url),
  read: new URL("./programs/read.ts", import.meta.url),
  hash: new URL("./programs/hash.ts", import.meta.url),
  front: new URL("./programs/front.ts", import.meta.url),
  ours: new URL("./programs/ours.ts", import.meta.url),
  tables: new URL("./programs/tables.ts", import.meta.url),
  markdown: new URL("./programs/markdown.ts", import.meta.url),
  eleventy: new URL("./programs/eleventy.ts", import.meta.url),
  step: new URL("./programs/step.ts", import.meta.url),
  pages: new URL("./programs/pages.ts", import.meta.url),
  naive: new URL("./programs/naive.ts", import.meta.url),
  "two-tabs": new URL("./programs/two-tabs.ts", import.meta.url),
  press: new URL("./programs/press.ts", import.meta.url),
  booklet: new URL("./programs/booklet.ts", import.meta.url),
  once: new URL("./programs/once.ts", import.meta.url),
}

export type Program = keyof typeof sources

/**
 * Bundles the programs into a folder below the project's dependencies, as the project's own is: none pays for a loader, nor
 * for what it does not call. Returns their paths.
 */
export async function makePrograms(folder: string): Promise<(program: Program) => string> {
  await build({
    entryPoints: Object.values(sources).map(url => fileURLToPath(url)),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["@11ty/eleventy-dev-server", "esbuild"],
    jsx: "automatic",
    jsxImportSource: "preact",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    plugins: [compiledSchema, compiledSchemas(root), placedEleventy(folder)],
    logLevel: "error",
  })
  return program => join(folder, `${program}.mjs`)
}

const compiledSchema: Plugin = {
  name: "compiled-schema",
  setup(bundler) {
    bundler.onLoad({ filter: /bench.programs.schema\.ts$/ }, ({ path }) => {
      const ajv = new Ajv2020({ code: { source: true, esm: true }, keywords: vocabulary })
      return { contents: standalone.default(ajv, ajv.compile(loose(fiche))), resolveDir: dirname(path) }
    })
  },
}
