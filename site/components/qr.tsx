import { codeOf } from "../scripts/qr.ts"

/** A QR code as one drawn path, for paper and for dark screens alike: the white margin is the caller's. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const code = codeOf(text, "medium")
  if (!code) return null
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <path d={code.path} fill="currentColor" />
    </svg>
  )
}
