import drawn from "../../src/model/map.json" with { type: "json" }
import type { MissionView } from "../../src/model/views.ts"
import { count } from "../../src/words/text.ts"
import { boundsOf, crown, overseas, placesOf, shapes } from "./map.tsx"

/** Side of the square in which Paris and its crown are drawn large, over the sea, and of an overseas tile. */
const inset = 110
const tile = 40

/** The départements that have missions, with their number and how many: a drawing whose words are the list beside it. */
export function PaperMap({ missions }: { missions: MissionView[] }) {
  const places = placesOf(missions)
  const having = (codes: typeof shapes) => codes.filter(([code]) => places.has(code))
  const [inside, outside] = [shapes.filter(isCrown), shapes.filter(shape => !isCrown(shape))]
  const { x, y, size } = boundsOf(inside.map(([, path]) => path))
  const scale = Math.floor((inset - 8) / size)
  const label = `Carte : ${count(missions.length, "mission")} dans ${count(places.size, "département")}`
  return (
    <svg class="paper-map" viewBox={`0 0 ${drawn.width} ${drawn.height}`} role="img" aria-label={label}>
      <path class="map-land" d={shapes.map(([, path]) => path).join("")} />
      {having(shapes).map(([code, path]) => (
        <path key={code} class="map-on" d={path} />
      ))}
      <path class="map-borders" d={drawn.borders} />
      {having(outside).map(([code, , left, top]) => (
        <Name key={code} code={code} many={places.get(code)?.many ?? 0} x={left} y={top} size={15} />
      ))}
      {having(inside).length > 0 && (
        <>
          <rect class="map-frame" x="2" y="2" width={inset} height={inset} />
          <g transform={`translate(${6 - x * scale} ${6 - y * scale}) scale(${scale})`}>
            <path class="map-land" d={inside.map(([, path]) => path).join("")} />
            {having(inside).map(([code, path, left, top]) => (
              <g key={code}>
                <path class="map-on" d={path} />
                <Name code={code} many={places.get(code)?.many ?? 0} x={left} y={top} size={15 / scale} />
              </g>
            ))}
          </g>
        </>
      )}
      {overseas.map((code, index) => {
        const [left, many] = [2 + index * (tile + 5), places.get(code)?.many ?? 0]
        return (
          <g key={code}>
            <rect class={many > 0 ? "map-on" : "map-land"} x={left} y={drawn.height - 30} width={tile} height="28" />
            <Name code={code} many={many} x={left + tile / 2} y={drawn.height - 16} size={15} />
          </g>
        )
      })}
    </svg>
  )
}

function isCrown([code]: (typeof shapes)[number]): boolean {
  return crown.includes(code)
}

function Name({ code, many, x, y, size }: { code: string; many: number; x: number; y: number; size: number }) {
  return (
    <text class={many > 0 ? "map-code" : "map-code map-none"} x={x} y={y + size * 0.35} font-size={size}>
      {many > 1 ? `${code} ×${many}` : code}
    </text>
  )
}
