import { readFile } from "node:fs/promises"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { extname, join, normalize } from "node:path"
import { promisify } from "node:util"
import { gzip } from "node:zlib"

/** Serves folders as a plain web server would, each under its path, its texts compressed; for browsers driven by tests and scripts. */
export async function serve(folders: { [path: string]: string }): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname)
    const mount = Object.keys(folders)
      .filter(one => path.startsWith(one))
      .sort((one, other) => other.length - one.length)[0]
    const file = normalize(join(folders[mount ?? ""] ?? "", path.slice((mount ?? "").length)))
    try {
      const body = await readFile(file.endsWith("/") ? `${file}index.html` : file)
      response.setHeader("content-type", types[extname(file)] ?? "text/html; charset=utf-8")
      if (!packed.has(extname(file)) && request.headers["accept-encoding"]?.includes("gzip"))
        response.setHeader("content-encoding", "gzip").end(await promisify(gzip)(body))
      else response.end(body)
    } catch {
      response.writeHead(404).end()
    }
  })
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** What is compressed already. */
const packed = new Set([".woff2", ".pdf", ".png", ".webp"])

const types: { [extension: string]: string } = {
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".webp": "image/webp",
}
