/** The absolute address of the site with its base path and a final slash. */
export function siteAddress(url: string, base: string): string {
  const address = new URL(url.endsWith("/") ? url : `${url}/`)
  return address.pathname === "/" ? new URL(base, address).href : address.href
}
