/**
 * Makes a value harmless on one line of a log or a terminal: nothing that moves a cursor, hides, reorders or piles up,
 * and no workflow command. What is invisible is shown by its code point, as ‹U+202E›; line ends and tabs become spaces.
 */
export function clean(value: string): string {
  return value
    .replace(/\r\n?|[\n\t\v\f\u0085\u2028\u2029]/g, " ")
    .replace(/[\ufe0e\ufe0f]/g, "")
    .replace(hidden, character => `‹U+${hex(character)}›`)
    .replace(/(\p{M}{3})\p{M}+/gu, "$1")
    .replace(/:(?=:)/g, ": ")
    .replace(/##\[/g, "## [")
}

/** `clean` for a text shown in parts, so that the parts put together are clean as well. */
export function cleanParts(parts: readonly string[]): string[] {
  let all = ""
  return parts.map(part => {
    const safe = clean(part)
    const joined = clean(all + safe) === all + safe ? safe : ` ${safe}`
    all += joined
    return joined
  })
}

/** Escapes inside a JSON text what `clean` would show or break, so that it still parses to the same values. */
export function cleanJson(json: string): string {
  return json.replace(jsonRisks, risk => {
    const units = Array.from({ length: risk.length }, (_, index) => risk.charCodeAt(index))
    return units.map(unit => `\\u${unit.toString(16).padStart(4, "0")}`).join("")
  })
}

// Controls, bidi and zero-width signs, tags, private use, lone surrogates, fillers, blank braille.
const invisible = "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Default_Ignorable_Code_Point}\\p{Zl}\\p{Zp}\\u2800"
const hidden = new RegExp(`[${invisible}]`, "gu")
const jsonRisks = new RegExp(`(?!\\n)[${invisible}]|(?<=:):|(?<=##)\\[`, "gu")

function hex(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")
}
