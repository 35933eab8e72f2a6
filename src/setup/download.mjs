// @ts-check
// Downloads the chrome-headless-shell that puppeteer was made for and tries it; ends with 1 when the network stays silent.
import { spawnSync } from "node:child_process"
import { rmSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { Browser, install } from "@puppeteer/browsers"
import * as puppeteer from "puppeteer"

const silence = setTimeout(() => fail("le serveur de téléchargement ne répond pas."), 12_000)
const mirror = process.env["PUPPETEER_CHROME_HEADLESS_SHELL_DOWNLOAD_BASE_URL"]

try {
  // Not in puppeteer's types, though its own command line reads it.
  const revisions = /** @type {{ [browser: string]: string }} */ (Reflect.get(puppeteer, "PUPPETEER_REVISIONS"))
  const got = await install({
    browser: Browser.CHROMEHEADLESSSHELL,
    buildId: String(revisions["chrome-headless-shell"]),
    cacheDir: process.env["PUPPETEER_CACHE_DIR"] ?? join(homedir(), ".cache", "puppeteer"),
    ...(mirror === undefined ? {} : { baseUrl: mirror }),
    downloadProgressCallback: (got, total) => (got < total ? silence.refresh() : clearTimeout(silence)),
  })
  clearTimeout(silence)
  if (spawnSync(got.executablePath, ["--version"], { timeout: 20_000 }).status !== 0) {
    rmSync(got.path, { recursive: true, force: true })
    fail("chrome-headless-shell est téléchargé, mais il manque à ce système des bibliothèques pour le lancer.")
  }
} catch (error) {
  const cause = error instanceof Error ? error.message.trim().split("\n").at(-1) : error
  fail(`le téléchargement a échoué (${String(cause).trim()}).`)
}

/** @param {string} why */
function fail(why) {
  console.error(`  ${why}`)
  process.exit(1)
}
