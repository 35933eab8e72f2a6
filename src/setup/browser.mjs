// @ts-check
// Finds, or gets, the browser that prints. Plain JavaScript without dependencies: set-up runs before anything is installed.
import { spawn } from "node:child_process"
import { accessSync, constants, readdirSync, readFileSync, statSync } from "node:fs"
import { homedir } from "node:os"
import { delimiter, dirname, join } from "node:path"
import process from "node:process"
import { fileURLToPath } from "node:url"

/**
 * The machine as this file sees it; tests give another one.
 * @typedef {{ env: { readonly [name: string]: string | undefined }, platform: string, home: string, root: boolean, prefix: string, release: string }} Machine
 */

/** @type {Machine} */
const here = {
  env: process.env,
  platform: process.platform,
  home: homedir(),
  root: process.getuid?.() === 0,
  prefix: "",
  release: "/etc/os-release",
}

/**
 * Path of the browser to print with, or undefined: the one named by the environment, else an installed
 * chrome-headless-shell, Chromium or Chrome, else what puppeteer has downloaded.
 * @param {Machine} [machine]
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser(machine = here) {
  return [...named(machine), ...installed(machine), ...downloaded(machine)].find(isProgram)
}

/**
 * Finds a browser or gets one: puppeteer's download, then the system's package on Debian and Ubuntu as root.
 * Says what it does and, when nothing helps, what a person can do; never throws.
 * @param {(text: string) => void} say
 * @param {Machine} [machine]
 * @returns {Promise<string | undefined>}
 */
export async function getBrowser(say, machine = here) {
  for (const path of named(machine).filter(path => !isProgram(path)))
    say(`« ${path} », nommé par l’environnement, n’est pas un programme exécutable : il est laissé de côté.`)
  const found = await findBrowser(machine)
  if (found) return found
  say("aucun navigateur trouvé ; téléchargement de chrome-headless-shell (120 Mo environ)…")
  if (await download(machine)) return findBrowser(machine)
  if (isDebian(machine) && machine.root) {
    say("le téléchargement n’a pas abouti ; installation du paquet chromium-headless-shell…")
    if (await installPackage(machine)) return findBrowser(machine)
  }
  say(advice(machine))
  return undefined
}

/** @param {Machine} machine */
function named({ env }) {
  return [env["PUPPETEER_EXECUTABLE_PATH"], env["CHROME_PATH"]]
    .filter(path => path !== undefined && path !== "")
    .map(String)
}

/** The light shell first: it prints twice as fast. @param {Machine} machine */
function installed({ env, platform, home, prefix }) {
  if (platform === "win32") {
    const places = [env["PROGRAMFILES"], env["PROGRAMFILES(X86)"], env["LOCALAPPDATA"]].filter(Boolean).map(String)
    const programs = [
      "Google/Chrome/Application/chrome.exe",
      "Chromium/Application/chrome.exe",
      "Microsoft/Edge/Application/msedge.exe",
    ]
    return [
      ...onPath(env, ["chrome-headless-shell.exe"]),
      ...programs.flatMap(name => places.map(place => join(place, name))),
    ]
  }
  const shells = ["chrome-headless-shell", "chromium-headless-shell"]
  if (platform === "darwin") {
    const programs = ["Chromium.app/Contents/MacOS/Chromium", "Google Chrome.app/Contents/MacOS/Google Chrome"]
    const places = [`${prefix}/Applications`, join(home, "Applications")]
    return [...onPath(env, shells), ...programs.flatMap(name => places.map(place => join(place, name)))]
  }
  const browsers = ["chromium", "google-chrome-stable", "google-chrome", "chrome", "chromium-browser"]
  const usual = ["/usr/bin", "/usr/local/bin", "/opt/google/chrome"].map(place => prefix + place)
  const all = [shells, browsers].flatMap(names => [
    ...onPath(env, names),
    ...names.flatMap(name => usual.map(place => join(place, name))),
  ])
  const snap = `${prefix}/snap/bin/chromium` // last: it sees neither temporary nor hidden folders
  return [...all.filter(path => path !== snap), snap]
}

/** Where programs of these names would be on the PATH, by name, then by folder. @param {Machine["env"]} env @param {string[]} names */
export function onPath(env, names) {
  const places = (env["PATH"] ?? env["Path"] ?? "").split(delimiter).filter(Boolean)
  return names.flatMap(name => places.map(place => join(place, name)))
}

/** What lies in puppeteer's cache: `<cache>/<browser>/<platform>-<version>/<folder>/<program>`, newest first. @param {Machine} machine */
function downloaded({ env, home }) {
  const cache = env["PUPPETEER_CACHE_DIR"] ?? join(home, ".cache", "puppeteer")
  const programs = ["chrome-headless-shell", "chrome-headless-shell.exe", "chrome", "chrome.exe"]
  return ["chrome-headless-shell", "chrome"].flatMap(browser =>
    list(join(cache, browser))
      .sort((a, b) => b.localeCompare(a, "en", { numeric: true }))
      .flatMap(version => list(join(cache, browser, version)).map(folder => join(cache, browser, version, folder)))
      .flatMap(folder => programs.map(name => join(folder, name))),
  )
}

/** Downloads through puppeteer's own package, in a process that ends by itself when the network stays silent. @param {Machine} machine */
function download({ env }) {
  const script = join(dirname(fileURLToPath(import.meta.url)), "download.mjs")
  return run(process.execPath, [script], env, true)
}

/** @param {Machine} machine */
async function installPackage({ env }) {
  const patience = ["-o", "Acquire::Retries=1", "-o", "Acquire::http::Timeout=15", "-o", "DPkg::Lock::Timeout=60"]
  const apt = (/** @type {string[]} */ ...words) =>
    run("apt-get", [...patience, ...words], { ...env, DEBIAN_FRONTEND: "noninteractive" }, false)
  const install = (/** @type {string} */ name) => apt("install", "-y", "--no-install-recommends", name)
  if (await install("chromium-headless-shell")) return true
  await apt("update") // the lists may be absent, as in most containers
  return (await install("chromium-headless-shell")) || (await install("chromium"))
}

/** Whether a program ends well, without input and within ten minutes. @param {string} name @param {string[]} words @param {Machine["env"]} env @param {boolean} heard */
function run(name, words, env, heard) {
  const output = heard ? 2 : "ignore"
  const child = spawn(name, words, { env, stdio: ["ignore", output, output], timeout: 600_000 })
  return new Promise(done => child.on("error", () => done(false)).on("close", code => done(code === 0)))
}

/** @param {Machine} machine */
function isDebian({ platform, release }) {
  if (platform !== "linux") return false
  try {
    return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(release, "utf8"))
  } catch {
    return false // no such file: another system
  }
}

/** @param {Machine} machine */
function advice(machine) {
  const command = isDebian(machine)
    ? "sudo apt-get install chromium-headless-shell"
    : machine.platform === "darwin"
      ? "brew install --cask google-chrome"
      : machine.platform === "win32"
        ? "winget install Google.Chrome"
        : "npx puppeteer browsers install chrome-headless-shell"
  return [
    "pas de navigateur, donc pas de PDF pour l’instant. Au choix :",
    `  - installer Chrome ou Chromium, par exemple : ${command}`,
    "  - ou indiquer le vôtre : CHROME_PATH=/chemin/du/navigateur npm start",
    "  - ou se passer des PDF : npx missions build --no-pdf",
  ].join("\n")
}

/** Whether a file is there to be run. @param {string} path */
export function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false // absent or not ours to run
  }
}

/** @param {string} folder */
function list(folder) {
  try {
    return readdirSync(folder)
  } catch {
    return [] // no such folder: nothing was downloaded
  }
}
