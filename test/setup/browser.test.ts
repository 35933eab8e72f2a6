import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { findBrowser, getBrowser } from "../../src/setup/browser.mjs"
import { bareMachine, program } from "./machine.ts"
import { storedZip } from "./zip.ts"

describe("findBrowser", () => {
  test("takes them in the promised order", async () => {
    const machine = bareMachine()
    const { folder, bin, env } = machine
    // From the last choice to the first: each new one must win over those before.
    const order = [
      program(join(folder, "cache/chrome/linux-148.0.1/chrome-linux64/chrome")),
      program(
        join(folder, "cache/chrome-headless-shell/linux-99.0.1/chrome-headless-shell-linux64/chrome-headless-shell"),
      ),
      program(
        join(folder, "cache/chrome-headless-shell/linux-148.0.1/chrome-headless-shell-linux64/chrome-headless-shell"),
      ),
      program(join(folder, "snap/bin/chromium")),
      program(join(folder, "opt/google/chrome/chrome")),
      program(join(bin, "google-chrome")),
      program(join(bin, "chromium")),
      program(join(folder, "usr/bin/chromium-headless-shell")),
      program(join(bin, "chromium-headless-shell")),
      program(join(bin, "chrome-headless-shell")),
    ]
    for (const path of [...order].reverse()) {
      expect(await findBrowser(machine)).toBe(path)
      program(path, "exit 0", 0o644)
    }
    expect(await findBrowser(machine)).toBeUndefined()
    env["CHROME_PATH"] = program(join(folder, "by/chrome-path"))
    expect(await findBrowser(machine)).toBe(env["CHROME_PATH"])
    env["PUPPETEER_EXECUTABLE_PATH"] = program(join(folder, "by/puppeteer"))
    expect(await findBrowser(machine)).toBe(env["PUPPETEER_EXECUTABLE_PATH"])
  })

  test("passes over a folder and over a file that can’t be run", async () => {
    const machine = bareMachine()
    mkdirSync(join(machine.bin, "chrome-headless-shell"))
    program(join(machine.bin, "chromium-headless-shell"), "exit 0", 0o644)
    const last = program(join(machine.bin, "chromium"))
    expect(await findBrowser(machine)).toBe(last)
  })

  test("knows the usual places of macOS and Windows", async () => {
    const mac = { ...bareMachine(), platform: "darwin" }
    const chrome = program(join(mac.folder, "Applications/Google Chrome.app/Contents/MacOS/Google Chrome"))
    expect(await findBrowser(mac)).toBe(chrome)
    const windows = { ...bareMachine(), platform: "win32" }
    windows.env["LOCALAPPDATA"] = join(windows.folder, "Local")
    windows.env["PROGRAMFILES"] = join(windows.folder, "Program Files")
    const edge = program(join(windows.folder, "Program Files/Microsoft/Edge/Application/msedge.exe"))
    expect(await findBrowser(windows)).toBe(edge)
    const local = program(join(windows.folder, "Local/Google/Chrome/Application/chrome.exe"))
    expect(await findBrowser(windows)).toBe(local)
  })
})

describe("getBrowser", () => {
  test("tells of a named browser that is not one, and goes on", async () => {
    const machine = bareMachine()
    machine.env["CHROME_PATH"] = "/nowhere/chrome"
    const chromium = program(join(machine.bin, "chromium"))
    const said: string[] = []
    expect(await getBrowser(text => said.push(text), machine)).toBe(chromium)
    expect(said).toEqual([expect.stringContaining("/nowhere/chrome")])
  })

  test("downloads chrome-headless-shell when nothing is installed", async () => {
    const machine = bareMachine()
    const asked = await serveShell("exit 0", async base => {
      machine.env["PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL"] = base
      return getBrowser(() => {}, machine)
    })
    expect(asked.result).toMatch(/cache\/chrome-headless-shell\/.*\/chrome-headless-shell$/)
    expect(asked.paths).toHaveLength(1)
  })

  test("drops a download that doesn’t run on this system", async () => {
    const machine = bareMachine()
    const said: string[] = []
    const asked = await serveShell("exit 127", async base => {
      machine.env["PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL"] = base
      return getBrowser(text => said.push(text), machine)
    })
    expect(asked.result).toBeUndefined()
    expect(await findBrowser(machine)).toBeUndefined()
    expect(said.at(-1)).toContain("build --no-pdf")
  })

  test("as root on Debian, installs the light shell, then Chromium", async () => {
    for (const offered of ["chromium-headless-shell", "chromium"]) {
      const machine = { ...bareMachine(), root: true }
      writeFileSync(machine.release, 'PRETTY_NAME="Ubuntu"\nID=ubuntu\nID_LIKE=debian\n')
      const log = join(machine.folder, "log")
      appendFileSync(log, "")
      const target = join(machine.bin, offered)
      program(
        join(machine.bin, "apt-get"),
        `echo "$@" | /bin/sed 's/-o [^ ]* //g' >> ${log}
case "$*" in *update*) exit 0 ;; *" ${offered}") printf '#!/bin/sh\\n' > ${target}; /bin/chmod +x ${target} ;; *) exit 100 ;; esac`,
      )
      expect(await getBrowser(() => {}, machine)).toBe(target)
      const calls = readFileSync(log, "utf8").trim().split("\n")
      expect(calls[0]).toBe("install -y --no-install-recommends chromium-headless-shell")
      expect(calls.at(-1)).toBe(`install -y --no-install-recommends ${offered}`)
      expect(calls.includes("update")).toBe(offered === "chromium")
    }
  })

  test("leaves the system alone when not root, and says what to do", async () => {
    const machine = bareMachine()
    writeFileSync(machine.release, "ID=debian\n")
    const log = join(machine.folder, "log")
    program(join(machine.bin, "apt-get"), `echo called > ${log}`)
    const said: string[] = []
    const before = Date.now()
    expect(await getBrowser(text => said.push(text), machine)).toBeUndefined()
    expect(Date.now() - before).toBeLessThan(10_000)
    expect(existsSync(log)).toBe(false)
    expect(said.join("\n")).toMatch(/apt-get install chromium-headless-shell[\s\S]*CHROME_PATH[\s\S]*build --no-pdf/)
  })
})

/** Serves a chrome-headless-shell whose program is the script given, as the download server would. */
async function serveShell<T>(script: string, use: (base: string) => Promise<T>) {
  const folder = "chrome-headless-shell-linux64"
  const zip = storedZip([{ name: `${folder}/chrome-headless-shell`, text: `#!/bin/sh\n${script}\n`, mode: 0o755 }])
  const paths: string[] = []
  const server = createServer((request, response) => {
    if (request.method === "GET") paths.push(request.url ?? "")
    response.writeHead(200, { "content-length": zip.length }).end(request.method === "GET" ? zip : undefined)
  })
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done))
  try {
    return { result: await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), paths }
  } finally {
    server.closeAllConnections()
    server.close()
  }
}
