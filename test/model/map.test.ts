import { readFileSync } from "node:fs"
import { gzipSync } from "node:zlib"
import { expect, test } from "vitest"
import territories from "../../src/model/territories.json" with { type: "json" }

const bytes = readFileSync(new URL("../../src/model/map.json", import.meta.url))
const map = JSON.parse(bytes.toString()) as {
  width: number
  height: number
  borders: string
  shapes: [code: string, path: string, x: number, y: number][]
}

test("the map draws each metropolitan département once, and its name lies on it", () => {
  const metropolitan = territories.map(([code = ""]) => code).filter(code => code.length === 2)
  expect(map.shapes.map(([code]) => code).sort()).toEqual(metropolitan.sort())
  for (const [code, path, x, y] of map.shapes) expect(isWithin(path, x, y), code).toBe(true)
})

test("what the map weighs stays small over the wire", () => {
  expect(gzipSync(bytes).length).toBeLessThan(18_000)
})

/** Even-odd rule over all rings of a path of relative lines. */
function isWithin(path: string, x: number, y: number): boolean {
  let inside = false
  for (const ring of path.split("z").filter(Boolean)) {
    const [fromX = 0, fromY = 0, ...steps] = (ring.match(/-?\d+/g) ?? []).map(Number)
    const points = [[fromX, fromY] as const]
    for (let at = 0; at + 1 < steps.length; at += 2) {
      const [lastX, lastY] = points.at(-1) ?? [0, 0]
      points.push([lastX + (steps[at] ?? 0), lastY + (steps[at + 1] ?? 0)])
    }
    points.forEach(([ax, ay], at) => {
      const [bx, by] = points[(at + 1) % points.length] ?? [0, 0]
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside
    })
  }
  return inside
}
