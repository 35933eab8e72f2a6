import { encode } from "uqr"

/** A QR code as a drawn picture; undefined when the text is longer than a code can hold. */
export function drawCode(text: string, ecc: "L" | "M" = "M"): SVGSVGElement | undefined {
  const code = encoded(text, ecc)
  if (!code) return undefined
  const { size, data } = code
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? `M${x} ${y}h1v1h-1z` : [])))
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("class", "qr")
  svg.setAttribute("viewBox", `0 0 ${size} ${size}`)
  svg.setAttribute("shape-rendering", "crispEdges")
  svg.setAttribute("aria-hidden", "true")
  const path = document.createElementNS(svg.namespaceURI, "path")
  path.setAttribute("d", dark.join(""))
  svg.append(path)
  return svg
}

function encoded(text: string, ecc: "L" | "M") {
  try {
    return encode(text, { ecc, border: 0 })
  } catch {
    return undefined
  }
}
