import type { SiteView } from "../model/views.ts"
import { element, xmlText } from "../model/xml.ts"

/** `sitemap.xml` of the pages that were really written, given from the root: `2025-2026/`; the front door is ``. */
export function sitemap(site: SiteView, pages: readonly string[]): string {
  const all = site.editions.flatMap(({ missions, withdrawn }) => [...missions, ...withdrawn])
  const modified = new Map(all.map(mission => [mission.href, mission.modified]))
  const urls = [...pages].sort().map(page => {
    const date = modified.get(page)
    const lastmod = date === undefined ? [] : [element("lastmod", {}, xmlText(date))]
    return element("url", {}, element("loc", {}, xmlText(new URL(page, site.url).href)), ...lastmod)
  })
  const xmlns = "http://www.sitemaps.org/schemas/sitemap/0.9"
  return `<?xml version="1.0" encoding="utf-8"?>\n${element("urlset", { xmlns }, ...urls, "\n")}\n`
}

/** `robots.txt`: all may read; where the pages are listed is said only when they may be found by anybody. */
export function robots(site: SiteView): string {
  const list = site.audience === "eleves" ? "" : `Sitemap: ${new URL("sitemap.xml", site.url).href}\n`
  return `User-agent: *\nAllow: /\n${list}`
}
