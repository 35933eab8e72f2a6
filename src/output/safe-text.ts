/**
 * Text without what the eye cannot see and what could turn it against its reader: control characters but tab and
 * newline, bidirectional and zero-width marks, tag characters, lone surrogates. Line ends become `\n`.
 */
export function safeText(text: string): string {
  if (plain.test(text)) return text
  return text.replace(/\r\n?|[\u2028\u2029]/g, "\n").replace(hidden, "")
}

/** The same data, every text in it made safe. */
export function safeTexts<T>(data: T): T {
  return mapTexts(data) as T
}

function mapTexts(data: unknown): unknown {
  if (typeof data === "string") return safeText(data)
  if (Array.isArray(data)) return data.map(mapTexts)
  if (typeof data !== "object" || data === null) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, mapTexts(value)]))
}

const plain = /^[\n\t\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac]*$/
const hidden = /(?![\n\t])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu
