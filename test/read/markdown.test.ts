import { readdirSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { parseMarkdown, withTables } from "../../src/read/markdown.ts"
import fc, { draws } from "../draw.ts"

const signs = fc.constantFrom(
  ..."a b | : - -- :- -: :-: --- \\| \\: ` * _ > # 1. + \t".split(" "),
  " ",
  "\n",
  "\n\n",
  "  ",
  "    ",
)

test("a body is read as it is when tables are looked for at every line", () => {
  const tabled = fc.property(fc.array(signs, { maxLength: 16 }), parts => {
    const body = parts.join("")
    expect(parseMarkdown(body)).toEqual(withTables.parse(body))
    return true
  })
  fc.assert(tabled, { numRuns: draws(2000) })
})

test.each(["a\n:-", "a\n-:", "| a\n-|", "a | b\n-- | --\n", "a\n:-:\nb"])("%j holds a table", body => {
  expect(parseMarkdown(body).children.map(({ type }) => type)).toEqual(["table"])
})

test("the demonstration is read so", () => {
  const folder = fileURLToPath(new URL("../../proposals/2025-2026", import.meta.url))
  const bodies = readdirSync(folder).flatMap(name =>
    name.endsWith(".md") ? [readFileSync(`${folder}/${name}`, "utf8")] : [],
  )
  expect(bodies.length).toBeGreaterThan(10)
  for (const body of bodies) expect(parseMarkdown(body)).toEqual(withTables.parse(body))
})
