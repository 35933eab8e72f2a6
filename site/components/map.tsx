import drawn from "../../src/model/map.json" with { type: "json" }
import { territories } from "../../src/model/territories.ts"
import type { MissionView } from "../../src/model/views.ts"
import { count } from "../../src/words/text.ts"
import { slug } from "./slug.ts"

/** Départements too small to be read or touched where they lie. */
export const crown = ["75", "92", "93", "94"]
/** Shown even without a mission: they are as much of France as the rest. */
export const overseas = ["971", "972", "973", "974", "976"]
/** The inset's square in the drawing, over the sea. */
const inset = { x: 4, y: 4, size: 125 }

type Shape = [code: string, path: string, x: number, y: number]
export const shapes = drawn.shapes as Shape[]

/**
 * The départements with how many missions each has. A link leads to their région in the list, its equivalent in words; a
 * script makes it a filter. Those without a mission are one shape, that says nothing.
 */
export function FranceMap({ missions }: { missions: MissionView[] }) {
  const places = placesOf(missions)
  const bare = shapes.filter(([code]) => !places.has(code))
  return (
    <figure class="map" aria-label="Carte des départements">
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold shapes */}
      <svg viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="group" aria-label="France métropolitaine">
        <defs>
          <pattern id="hachures" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <path d="M0 0V5" />
          </pattern>
        </defs>
        <path class="land" d={bare.map(([, path]) => path).join("")} />
        {shapes
          .filter(([code]) => crown.includes(code) && places.has(code))
          .map(([code, path]) => (
            <path key={code} class="shape" data-departement={code.toLowerCase()} d={path} />
          ))}
        <Departements shapes={shapes.filter(([code]) => !crown.includes(code))} places={places} size={12} />
        <path class="borders" d={drawn.borders} />
        <Crown places={places} />
      </svg>
      <ul class="map-overseas" aria-label="Outre-mer">
        {[...new Set([...overseas, ...places.keys()])]
          .filter(code => !shapes.some(([drawn]) => drawn === code))
          .sort()
          .map(code => (
            <li key={code}>
              <Tile code={code} place={places.get(code)} />
            </li>
          ))}
      </ul>
      <figcaption>
        <ul class="map-legend">
          <li>
            <i class="key key-in" aria-hidden="true" /> missions de la liste
          </li>
          <li class="needs-script">
            <i class="key key-out" aria-hidden="true" /> écartées par les filtres
          </li>
          <li>
            <i class="key" aria-hidden="true" /> pas de mission
          </li>
        </ul>
        <p>
          <MapCredit />
        </p>
      </figcaption>
    </figure>
  )
}

/** Who drew the map, under which licence, and what was changed: the licence asks for the three. */
export function MapCredit() {
  return (
    <>
      Fond de carte : <a href="https://github.com/VictorCazanave/svg-maps">Victor Cazanave, d’après Amqui</a>,{" "}
      <a href="https://creativecommons.org/licenses/by/4.0/deed.fr">CC BY 4.0</a>, contours simplifiés.
    </>
  )
}

/** The missions of a département. */
interface Place {
  many: number
  region: string
}

/** Where the missions are, by code of their département. */
export function placesOf(missions: MissionView[]): Map<string, Place> {
  const places = new Map<string, Place>()
  for (const { departement, region } of missions)
    if (departement) places.set(departement.code, { region, many: (places.get(departement.code)?.many ?? 0) + 1 })
  return places
}

function Crown({ places }: { places: Map<string, Place> }) {
  const inside = shapes.filter(([code]) => crown.includes(code))
  const { x, y, size } = boundsOf(inside.map(([, path]) => path))
  const scale = Math.round((inset.size - 10) / size)
  return (
    <g class="map-inset">
      <rect x={inset.x} y={inset.y} width={inset.size} height={inset.size + 17} />
      <text class="inset-name" x={inset.x + 7} y={inset.y + 16}>
        Paris et sa couronne
      </text>
      <g transform={`translate(${inset.x + 5 - x * scale} ${inset.y + 22 - y * scale}) scale(${scale})`}>
        <Departements shapes={inside} places={places} size={3.5} drawn />
      </g>
    </g>
  )
}

interface DepartementsProps {
  shapes: Shape[]
  places: Map<string, Place>
  /** Height of a number, in units of the drawing. */
  size: number
  /** Draws those without a mission too. */
  drawn?: boolean
}

function Departements({ shapes, places, size, drawn: always }: DepartementsProps) {
  const bare = shapes.filter(([code]) => !places.has(code))
  return (
    <>
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in this group takes the focus */}
      <g aria-hidden="true">
        {always && <path class="land" d={bare.map(([, path]) => path).join("")} />}
        {bare.map(([code, , x, y]) => (
          <text key={code} class="code" x={x} y={Math.round(y + size * 0.3)} font-size={always ? 3 : undefined}>
            {code}
          </text>
        ))}
      </g>
      {shapes.map(([code, path, x, y]) => {
        const place = places.get(code)
        return (
          place && (
            <a
              key={code}
              href={`#region-${slug(place.region)}`}
              data-departement={code.toLowerCase()}
              aria-label={`${code} (${count(place.many, "mission")}), ${nameOf(code)}`}
            >
              <path class="shape" d={path} />
              <text x={x} y={Math.round(y + size * (place.many > 1 ? 0 : 0.33))} font-size={size}>
                {code}
              </text>
              {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: the link has the focus, and says how many in its name */}
              <text aria-hidden="true" class="many" x={x} y={Math.round(y + size * 0.85)} font-size={size * 0.75}>
                {place.many > 1 && `(${place.many})`}
              </text>
            </a>
          )
        )
      })}
    </>
  )
}

function Tile({ code, place }: { code: string; place: Place | undefined }) {
  const name = nameOf(code)
  const face = (
    <>
      <b>{code}</b> <span class="name">{name}</span>
    </>
  )
  if (!place) return <span class="tile">{face}</span>
  return (
    <a
      class="tile"
      href={`#region-${slug(place.region)}`}
      data-departement={code.toLowerCase()}
      aria-label={`${code} ${name} (${count(place.many, "mission")})`}
    >
      {face}{" "}
      <span class="many" aria-hidden="true">
        {place.many > 1 && `(${place.many})`}
      </span>
    </a>
  )
}

function nameOf(code: string): string {
  return territories.get(code)?.nom ?? "Département"
}

/** The square that holds paths of whole relative steps, as map.json writes them. */
export function boundsOf(paths: string[]): { x: number; y: number; size: number } {
  const xs: number[] = []
  const ys: number[] = []
  for (const path of paths)
    for (const ring of path.split("z").filter(Boolean)) {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number)
      let [x, y] = [0, 0]
      for (let index = 0; index + 1 < numbers.length; index += 2) {
        x += numbers[index] ?? 0
        y += numbers[index + 1] ?? 0
        xs.push(x)
        ys.push(y)
      }
    }
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  const size = Math.max(width, height)
  return { x: left - (size - width) / 2, y: top - (size - height) / 2, size }
}
