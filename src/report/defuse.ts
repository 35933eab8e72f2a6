import { clean } from "./clean.ts"

/** A text as plain words of a Markdown line: no markup, mention, reference, address or HTML of its own. */
export function inline(text: string): string {
  return clean(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replace(/@|#(?=\d)|GH(?=-\d)|www(?=\.)|:(?=\/\/)/gi, `$&${apart}`)
}

/** A value in a code span that its backticks cannot close; in a table, use `inline`. */
export function code(value: string): string {
  const safe = clean(value)
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = "`".repeat(longest + 1)
  const pad = /^`|`$|^ .* $/.test(safe) || safe.trim() === "" ? " " : ""
  return `${fence}${pad}${safe}${pad}${fence}`
}

/** A link whose text and address are harmless; the text alone when the address is not a web one. */
export function link(text: string, address: string | undefined): string {
  if (!address || !/^https?:\/\//.test(address)) return inline(text)
  const safe = clean(address).replace(
    /[\s<>()[\]\\`|*_"']/g,
    sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `[${inline(text)}](${safe})`
}

// A zero-width space, in clear in the source: what follows is no longer a name, a number or an address.
const apart = "&#8203;"
