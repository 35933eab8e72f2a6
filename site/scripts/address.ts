/** Shows the permanent form of an address: links name `index.html` so that they work from a disk, servers need it not. */
export function shortAddress(): void {
  if (!location.protocol.startsWith("http") || !location.pathname.endsWith("/index.html")) return
  history.replaceState(
    history.state,
    "",
    location.pathname.slice(0, -"index.html".length) + location.search + location.hash,
  )
}
