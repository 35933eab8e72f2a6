/** A row of cells for a spreadsheet in French. */
export function row(cells: readonly string[]): string {
  return `${cells.map(cell).join(";")}\r\n`
}

/** A cell (RFC 4180): quoted when it must be; what a spreadsheet would take for a formula begins with a quote. */
export function cell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return /[";\r\n]|^[ \t]|[ \t]$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}

// Quotes before the sign count too, so that taking one away always gives the text back.
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/
