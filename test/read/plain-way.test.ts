import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { readEditionYaml, readFicheText } from "../../src/read/content.ts"

const proposals = join(import.meta.dirname, "../../proposals")
const files = readdirSync(proposals, { recursive: true, encoding: "utf8" }).filter(path => /\.(?:md|yml)$/.test(path))

// A note that ends with a comma once had every command read the year's settings twenty times slower.
test.each(files)("%s is read the plain way", path => {
  const bytes = readFileSync(join(proposals, path))
  const { faults, places } = path.endsWith(".yml") ? readEditionYaml(bytes) : readFicheText(bytes)
  expect(faults).toEqual([])
  expect(places).toBeUndefined()
})
