import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { Ajv2020 } from "ajv/dist/2020.js"
import standalone from "ajv/dist/standalone/index.js"
import { build, type Plugin } from "esbuild"
import { fiche, type Schema, vocabulary } from "../../src/model/fields.ts"

const names = ["empty", "read", "hash", "front", "ours", "tables", "markdown"] as const

/** The smallest programs that do a part of the work, `ours` excepted: test/bench/programs/<name>.ts. */
export type Program = (typeof names)[number]

/** Bundles the programs into a folder, each one plain JavaScript file: none pays for a loader. Returns their paths. */
export async function makePrograms(folder: string): Promise<(program: Program) => string> {
  const source = (name: Program) => fileURLToPath(new URL(`./programs/${name}.ts`, import.meta.url))
  await build({
    entryPoints: names.map(source),
    outdir: folder,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    plugins: [compiledSchema],
    logLevel: "error",
  })
  return program => join(folder, `${program}.mjs`)
}

const compiledSchema: Plugin = {
  name: "compiled-schema",
  setup(bundler) {
    bundler.onResolve({ filter: /^compiled-schema$/ }, ({ path }) => ({ path, namespace: "compiled" }))
    bundler.onLoad({ filter: /.*/, namespace: "compiled" }, () => {
      const ajv = new Ajv2020({ code: { source: true, esm: true }, keywords: vocabulary })
      const validate = ajv.compile(loose(fiche))
      return { contents: standalone.default(ajv, validate), resolveDir: fileURLToPath(new URL(".", import.meta.url)) }
    })
  },
}

/** The fiche’s schema for answers that YAML has read by itself: no sections, and no constraint on what it turns into numbers. */
export function loose(schema: Schema): Schema {
  if (schema.type === "integer" || schema.type === "boolean" || schema.pattern !== undefined) return {}
  if (!schema.properties) return schema
  const kept = Object.entries(schema.properties).filter(([, child]) => !child["x-section"])
  return {
    ...schema,
    properties: Object.fromEntries(kept.map(([key, child]) => [key, loose(child)])),
    required: (schema.required ?? []).filter(key => kept.some(([name]) => name === key)),
  }
}
