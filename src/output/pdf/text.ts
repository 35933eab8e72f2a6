/** A text string of a PDF as it stands in the file, in letters: `(Page 1)`, `<FEFF0050…>`. */
export function textOf(typed: string): string {
  if (typed.startsWith("(")) return typed.slice(1, -1).replace(/\\(.)/g, "$1")
  const bytes = Buffer.from(typed.slice(1, -1), "hex")
  return bytes.subarray(2).swap16().toString("utf16le")
}

/** Letters as a text string of a PDF. */
export function hexText(text: string): string {
  return `<FEFF${Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase()}>`
}
