import { misuse } from "../model/misuse.ts"
import { type BrowserProcess, spawnBrowser } from "../output/pdf/browser.ts"
import { findBrowser } from "../setup/browser.mjs"

/** Starts the browser that prints while fiches are read, which hides its start; throws a misuse when there is none. */
export async function startBrowser(): Promise<BrowserProcess> {
  const path = await findBrowser()
  if (!path)
    throw misuse(
      "Aucun navigateur pour imprimer les PDF. Installez Chromium (Debian, Ubuntu : apt-get install chromium-headless-shell), " +
        "ou donnez son chemin dans PUPPETEER_EXECUTABLE_PATH, ou construisez sans PDF : --no-pdf.",
    )
  return spawnBrowser(path)
}
