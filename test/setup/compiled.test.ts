import { expect, test } from "vitest"
import { validator } from "../../src/check/validator.ts"
import { fiche } from "../../src/model/fields.ts"
import { compiledSchemas } from "../../src/setup/compiled.mjs"
import fc from "../draw.ts"

type Made = (values: unknown) => boolean

/** What the bundle holds in the validator's place, loaded. */
async function bundled(): Promise<Made & { errors?: unknown[] | null }> {
  const { build } = await import("esbuild")
  const made = await build({
    stdin: {
      contents:
        'import { validator } from "./src/check/validator.ts"; import { fiche } from "./src/model/fields.ts"; export default validator(fiche)',
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    format: "esm",
    platform: "node",
    plugins: [compiledSchemas(process.cwd())],
  })
  const code = made.outputFiles[0]?.text ?? ""
  // Characters are counted only where code units leave a doubt.
  expect(code).toMatch(/\.length > 200 && \w+\(\w+\) > 200/)
  return (await import(`data:text/javascript;base64,${Buffer.from(code).toString("base64")}`)).default
}

test("the validator of the bundle finds what ajv finds, characters of two code units at each limit included", async () => {
  const quick = await bundled()
  const exact = validator(fiche)
  const text = fc
    .tuple(fc.constantFrom(0, 1, 9, 10, 11, 19, 20, 199, 200, 201, 280, 281), fc.integer({ min: 0, max: 20 }))
    .map(([length, pictures]) => "🌍".repeat(Math.min(pictures, length)) + "x".repeat(Math.max(0, length - pictures)))
  fc.assert(
    fc.property(fc.record({ intitule: text, resume: text, contexte: text }), values => {
      const found = (validate: typeof quick) => [
        validate(values),
        ...(validate.errors ?? []).map(error => JSON.stringify(error)),
      ]
      expect(found(quick)).toEqual(found(exact as typeof quick))
    }),
    { numRuns: 300 },
  )
})
