/** What is wrong with a link of a proposal, or undefined when it may be shown as a link (shared by check and output). */
export function linkFault(href: string, text: string): LinkFault | undefined {
  if (href.length > 500) return "longueur"
  if (!/^https:\/\//i.test(href)) return "protocole"
  if (/[\s\\<>"`{}|^\p{C}]/u.test(href)) return "caracteres"
  const url = URL.canParse(href) ? new URL(href) : undefined
  if (!url || !isName(url.hostname)) return "domaine"
  if (url.username !== "" || url.password !== "" || href.slice(8).split(/[/?#]/)[0]?.includes("@"))
    return "identifiants"
  if (url.port !== "" || /^https:\/\/[^/?#]*:\d*(?:[/?#]|$)/i.test(href)) return "port"
  if (shownHosts(text).some(host => host !== bare(url.hostname))) return "trompeur"
  return undefined
}

export type LinkFault = "longueur" | "protocole" | "caracteres" | "domaine" | "identifiants" | "port" | "trompeur"

/** A public domain name: letters, digits and hyphens, at least two parts, neither an address in figures nor punycode. */
function isName(host: string): boolean {
  const parts = host.split(".")
  return (
    parts.length > 1 &&
    parts.every(part => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(part) && !part.startsWith("xn--")) &&
    /^[a-z]{2,}$/.test(parts.at(-1) ?? "")
  )
}

/** The hosts a link's text shows: whole addresses, `www.` names, or a text that is nothing but a name. */
function shownHosts(text: string): string[] {
  const named = [...text.matchAll(/(?:https?:\/\/|www\.)[^\s/?#«»()]{1,253}/giu)].map(([found]) => found)
  const alone = /^\s*((?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24})(?:[/?#]\S*)?\s*$/u.exec(text)?.[1]
  const documents = /\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|csv|zip|html?)$/i
  return [...named, ...(alone && !documents.test(alone) ? [alone] : [])].map(found =>
    bare(found.replace(/^https?:\/\//i, "").replace(/(?::\d*|[.,;:!]+)$/, "")),
  )
}

function bare(host: string): string {
  return host.toLowerCase().replace(/^www\./, "")
}
