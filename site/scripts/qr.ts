import encodeQR from "qr"

/** A QR code as one path over a square of `size` by `size` dots, without its white margin; undefined when the text is too long for one. */
export function codeOf(text: string, ecc: "low" | "medium"): { size: number; path: string } | undefined {
  const rows = encoded(text, ecc)?.slice(1, -1)
  if (!rows) return undefined
  return { size: rows.length, path: rows.map((row, y) => runs(row.slice(1, -1), y)).join("") }
}

function encoded(text: string, ecc: "low" | "medium") {
  try {
    return encodeQR(text, "raw", { ecc, border: 1 })
  } catch {
    return undefined
  }
}

/** The dark squares of a row, neighbours joined. */
function runs(row: boolean[], y: number): string {
  let path = ""
  for (let x = 0; x < row.length; x++) {
    const start = x
    while (row[x]) x++
    if (x > start) path += `M${start} ${y}h${x - start}v1h${start - x}z`
  }
  return path
}

/** A QR code as a drawn picture; undefined when the text is longer than a code can hold. */
export function drawCode(text: string, ecc: "low" | "medium" = "medium"): SVGSVGElement | undefined {
  const code = codeOf(text, ecc)
  if (!code) return undefined
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg")
  svg.setAttribute("class", "qr")
  svg.setAttribute("viewBox", `0 0 ${code.size} ${code.size}`)
  svg.setAttribute("shape-rendering", "crispEdges")
  svg.setAttribute("aria-hidden", "true")
  const path = document.createElementNS(svg.namespaceURI, "path")
  path.setAttribute("d", code.path)
  svg.append(path)
  return svg
}
