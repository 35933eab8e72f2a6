// @ts-check
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { Ajv2020 } from "ajv/dist/2020.js"
import standaloneModule from "ajv/dist/standalone/index.js"
import { settings } from "../check/settings.mjs"

const standalone = /** @type {typeof import("ajv/dist/standalone/index.js").default} */ (
  /** @type {any} */ (standaloneModule).default ?? standaloneModule
)

/**
 * Puts the two schemas, compiled, in the place of src/check/validator.ts: what is bundled neither carries ajv nor waits for
 * it, and evaluates no text. `strict` is for those who write schemas: the program's own compilation keeps it.
 * @param {string} root the project's folder
 * @param {string[]} names the schemas that are needed
 * @returns {import("esbuild").Plugin}
 */
export function compiledSchemas(root, names = ["fiche", "edition"]) {
  return {
    name: "compiled-schemas",
    setup(bundler) {
      bundler.onLoad({ filter: /check.validator\.ts$/ }, ({ path }) => ({
        resolveDir: dirname(path),
        contents: [
          `import { ${names.join(", ")} } from "../model/fields.ts"`,
          code(root, names),
          `const compiled = new Map([${names.map(name => `[${name}, ${name}Faults]`).join(", ")}])`,
          "export const validator = schema => compiled.get(schema)",
        ].join("\n"),
      }))
    },
  }
}

/** @param {string} root @param {string[]} names */
function code(root, names) {
  const schemas = names.map(name => JSON.parse(readFileSync(join(root, "schema", `${name}.schema.json`), "utf8")))
  const ajv = new Ajv2020({ ...settings, strict: false, schemas, code: { source: true, esm: true } })
  return withFewerCounts(
    standalone(ajv, Object.fromEntries(names.map((name, index) => [`${name}Faults`, schemas[index].$id]))),
  )
}

/**
 * Counts the characters of a text only where its code units leave a doubt: a character is one or two of them.
 * @param {string} made what ajv writes
 */
function withFewerCounts(made) {
  return made
    .replace(/\b(\w+\((\w+)\)) > (\d+)(?=\))/g, "$2.length > $3 && $1 > $3")
    .replace(/\b(\w+\((\w+)\)) < (\d+)(?=\))/g, (_, count, text, least) => {
      return `${text}.length < ${2 * least - 1} && (${text}.length < ${least} || ${count} < ${least})`
    })
}
