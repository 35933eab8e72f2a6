// @ts-check
// Downloads the chrome-headless-shell that puppeteer was made for and tries it; ends with 1 when the network stays silent.
import { spawnSync } from "node:child_process"
import { rmSync } from "node:fs"
import { homedir } from "node:os"
import { join } from "node:path"
import process from "node:process"
import { Browser, install } from "@puppeteer/browsers"
import { PUPPETEER_REVISIONS } from "puppeteer-core/internal/revisions.js"

const silence = setTimeout(() => fail("le serveur de téléchargement ne répond pas."), 12_000)

try {
  const got = await install({
    browser: Browser.CHROMEHEADLESSSHELL,
    buildId: PUPPETEER_REVISIONS["chrome-headless-shell"],
    cacheDir: process.env["PUPPETEER_CACHE_DIR"] ?? join(homedir(), ".cache", "puppeteer"),
    downloadProgressCallback: () => silence.refresh(),
  })
  clearTimeout(silence)
  if (spawnSync(got.executablePath, ["--version"], { timeout: 20_000 }).status !== 0) {
    rmSync(got.path, { recursive: true, force: true })
    fail("chrome-headless-shell est téléchargé, mais il manque à ce système des bibliothèques pour le lancer.")
  }
} catch (error) {
  fail(error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error))
}

/** @param {string} why */
function fail(why) {
  console.error(`  ${why}`)
  process.exit(1)
}
