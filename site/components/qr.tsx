import { encode } from "uqr"

/** A QR code as one drawn path, for paper and for dark screens alike: the white margin is the caller's. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, data } = encode(text, { ecc: "M", border: 0 })
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <path d={data.map(runs).join("")} fill="currentColor" />
    </svg>
  )
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
