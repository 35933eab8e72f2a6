import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { dirname, join } from "node:path"

/** A machine of its own in a temporary folder: nothing installed, nobody's home, no network. */
export function bareMachine() {
  const folder = mkdtempSync(join(tmpdir(), "machine-"))
  const bin = join(folder, "bin")
  mkdirSync(bin)
  const release = join(folder, "os-release")
  writeFileSync(release, "ID=void\n")
  const env: { [name: string]: string } = {
    PATH: bin,
    HOME: folder,
    PUPPETEER_CACHE_DIR: join(folder, "cache"),
    PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL: "http://127.0.0.1:9",
  }
  return { folder, bin, release, env, platform: "linux", home: folder, root: false, prefix: folder }
}

/** Puts a shell script at a path, executable unless told otherwise. */
export function program(path: string, script = "exit 0", mode = 0o755): string {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, `#!/bin/sh\n${script}\n`)
  chmodSync(path, mode)
  return path
}
