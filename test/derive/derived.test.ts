import { existsSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { derived } from "../../src/derive/index.ts"

const root = fileURLToPath(new URL("../..", import.meta.url))
const files = await derived(root)

test.each(Object.keys(files))("%s is what `npm run generate` writes", file => {
  expect(readFileSync(join(root, file), "utf8")).toBe(files[file])
})

test("the README holds the table of fields", () => {
  if (existsSync(join(root, "README.md"))) expect(Object.keys(files)).toContain("README.md")
})
