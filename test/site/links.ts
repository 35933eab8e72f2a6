import { readdirSync, readFileSync, statSync } from "node:fs"
import { dirname, extname, join, posix } from "node:path"
import { openPdf } from "../output/pdf/open-pdf.ts"

/** Where a built site lies and where it is read. */
interface Place {
  folder: string
  /** Its permanent address, with a final slash. */
  url: string
  /** Path it is served under, for pages that link from there. */
  base: string
}

/**
 * Every address of a built site that leads nowhere in it, as «file → address»: of its pages (anchors included), its data,
 * feeds, calendars, sitemap and PDFs.
 */
export async function deadLinks({ folder, url, base }: Place): Promise<string[]> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(file =>
    statSync(join(folder, file)).isFile(),
  )
  const known = new Set(files)
  const ids = new Map<string, Set<string>>()
  const dead: string[] = []
  for (const file of files)
    for (const address of await addressesOf(file)) if (!leadsSomewhere(file, address)) dead.push(`${file} → ${address}`)
  return dead

  async function addressesOf(file: string): Promise<string[]> {
    if (extname(file) === ".pdf") {
      const { pages } = await openPdf(readFileSync(join(folder, file)), { fonts: false, roles: false })
      return pages.flatMap(({ links }) => links.flatMap(({ url }) => (url === undefined ? [] : [url])))
    }
    const pattern = patterns[extname(file)]
    if (!pattern) return []
    const text = readFileSync(join(folder, file), "utf8").replaceAll("\r\n ", "")
    return [...text.matchAll(pattern)].map(([, address = ""]) => address.replaceAll("&amp;", "&"))
  }

  function leadsSomewhere(file: string, address: string): boolean {
    const ours = address.startsWith(url) ? address.slice(url.length) : undefined
    if (ours === undefined && /^(https?:|mailto:)/.test(address)) return true
    const [path = "", anchor] = (ours ?? address).replace(/\?[^#]*/, "").split("#")
    // Links within the site are relative; only the page a server shows at any depth starts from the base.
    if (path.startsWith("/") && file !== "404.html") return false
    const within = file === "404.html" && ours === undefined ? path.replace(base, "") : posix.join(dirname(file), path)
    const target = ours === undefined ? (path === "" ? file : within) : decodeURI(path)
    const found = /(^|\/)$/.test(target) ? `${target}index.html` : target
    if (!known.has(found)) return false
    // What a script reads after the sign is no place of the page.
    return !anchor || anchor.includes("=") || idsOf(found).has(anchor)
  }

  function idsOf(file: string): Set<string> {
    const known = ids.get(file) ?? new Set([...read(file).matchAll(/ id="([^"]+)"/g)].map(([, id = ""]) => id))
    ids.set(file, known)
    return known
  }

  function read(file: string): string {
    return readFileSync(join(folder, file), "utf8")
  }
}

/** Where each kind of file holds its addresses; a new kind that holds some belongs here. */
const patterns: { [extension: string]: RegExp } = {
  ".html": / (?:href|src|data-index|data-target|data-columns)="([^"]*)"/g,
  ".atom": / href="([^"]*)"/g,
  ".xml": /<loc>([^<]*)/g,
  ".txt": /^Sitemap: (.*)$/gm,
  ".ics": /^URL:(.*?)\r?$/gm,
  ".json": /"(?:url|pdf)": ?"([^"]*)"/g,
}
