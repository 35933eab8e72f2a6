// Keeps the newest édition to be read without a network. What it serves is one build, whole: each file is kept under its
// hash and checked against it, so that two builds never mix, whatever is published meanwhile. Beside it stands what was
// opened of the rest: PDFs, older éditions; it comes from the network, and is read as it was when there is none.

/** Path from the site's root → hash (SHA-256, base64url): written before this script by the build. */
declare const files: { [path: string]: string }

interface Lasting extends Event {
  waitUntil(work: Promise<unknown>): void
}
interface Fetching extends Lasting {
  request: Request
  respondWith(answer: Promise<Response>): void
}
interface Worker extends EventTarget {
  registration: { scope: string }
  clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
}

const worker = self as unknown as Worker
const { scope } = worker.registration
const name = `missions:${scope}`
const opened = `missions-ouvertes:${scope}`

worker.addEventListener("install", event => (event as Lasting).waitUntil(keepAll()))
worker.addEventListener("activate", event =>
  (event as Lasting).waitUntil(
    letGo()
      .then(renew)
      .then(() => worker.clients.claim()),
  ),
)
// A reader who was told of a new version asks for it; until then every open page stays with its own.
worker.addEventListener("message", event => {
  if ((event as MessageEvent).data === "maintenant") void worker.skipWaiting()
})
worker.addEventListener("fetch", event => {
  const { request } = event as Fetching
  const path = pathOf(request.url)
  if (request.method !== "GET" || path === undefined) return
  if (files[path] !== undefined) (event as Fetching).respondWith(kept(path, request))
  else if (request.mode === "navigate" || /\.(pdf|js)$/.test(path))
    (event as Fetching).respondWith(asOpened(event as Fetching, path))
})

async function keepAll(): Promise<void> {
  const cache = await caches.open(name)
  const known = new Set((await cache.keys()).map(({ url }) => url))
  const missing = Object.entries(files).filter(([path, hash]) => !known.has(keyOf(path, hash)))
  const next = missing.values()
  const lane = async () => {
    for (const [path, hash] of next) await keep(cache, path, hash)
  }
  await Promise.all(Array.from({ length: 6 }, lane))
}

async function keep(cache: Cache, path: string, hash: string): Promise<void> {
  const answer = await fetch(scope + path.replace(/(^|\/)index\.html$/, "$1"), { cache: "no-cache" })
  const bytes = await answer.arrayBuffer()
  if (!answer.ok || (await hashOf(bytes)) !== hash) throw new Error(`${path} is of another version`)
  const type = answer.headers.get("content-type") ?? "application/octet-stream"
  // A new answer, since one that was redirected may not be given to a page.
  await cache.put(keyOf(path, hash), new Response(bytes, { headers: { "content-type": type } }))
}

async function letGo(): Promise<void> {
  const cache = await caches.open(name)
  const wanted = new Set(Object.entries(files).map(([path, hash]) => keyOf(path, hash)))
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request)
}

async function kept(path: string, request: Request): Promise<Response> {
  const cache = await caches.open(name)
  return (await cache.match(keyOf(path, files[path] ?? ""))) ?? fetch(request)
}

/** What the network gives, kept in passing; without it, the same as when it was last opened. */
async function asOpened(event: Fetching, path: string): Promise<Response> {
  const { request } = event
  const cache = await caches.open(opened)
  try {
    const answer = await fetch(request)
    // A part of a file is not the file; a full disk keeps nothing, and the page reads all the same.
    if (answer.status === 200) event.waitUntil(cache.put(scope + path, answer.clone()).catch(() => undefined))
    return answer
  } catch (error) {
    const known = await cache.match(scope + path)
    if (known) return known
    if (request.mode !== "navigate") throw error
    return away()
  }
}

/** Pages of older éditions load files whose names change with a version: they are asked for again. */
async function renew(): Promise<void> {
  const cache = await caches.open(opened)
  for (const { url } of await cache.keys()) {
    if (url.endsWith(".pdf")) continue
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.status === 200) await cache.put(url, answer)
    else if (answer) await cache.delete(url)
  }
}

/** A page says so at whatever address: its links, written from its own folder, are made to start from the root. */
async function away(): Promise<Response> {
  const path = "hors-connexion/index.html"
  const page = await kept(path, new Request(scope + path))
  const text = (await page.text()).replaceAll('="../', `="${scope}`)
  return new Response(text, { status: 503, headers: { "content-type": "text/html; charset=utf-8" } })
}

function pathOf(address: string): string | undefined {
  const [bare = ""] = address.split(/[?#]/)
  if (!bare.startsWith(scope)) return undefined
  const path = decodeURI(bare.slice(scope.length))
  return path === "" || path.endsWith("/") ? `${path}index.html` : path
}

function keyOf(path: string, hash: string): string {
  return `${scope}${path}?${hash}`
}

async function hashOf(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
  return btoa(String.fromCharCode(...digest))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "")
}
