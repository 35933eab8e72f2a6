import { join } from "node:path"
import { misuse } from "../model/misuse.ts"
import type { MissionView, SiteView } from "../model/views.ts"
import { cacheFolder } from "../output/cache.ts"
import { type WrittenPdfs, withPdfs, writePdfs } from "../output/pdf/index.ts"
import { findBrowser } from "../setup/browser.mjs"
import type { Call } from "./command.ts"

export interface MadePdfs {
  /** The site with what its pages say of their PDFs. */
  site: SiteView
  made: number
  failed: WrittenPdfs["failed"]
}

/** Prints sheets and booklets into a folder, saying how far it is; throws a misuse when there is no browser to print with. */
export async function makePdfs(
  call: Call,
  site: SiteView,
  folder: string,
  asked: { only?: (mission: MissionView) => boolean; booklets?: boolean } = {},
): Promise<MadePdfs> {
  const browser = await findBrowser()
  if (!browser)
    throw misuse(
      "Aucun navigateur pour imprimer les PDF. Installez Chromium (Debian, Ubuntu : apt-get install chromium-headless-shell), " +
        "ou donnez son chemin dans PUPPETEER_EXECUTABLE_PATH, ou construisez sans PDF : --no-pdf.",
    )
  const epoch = call.env["SOURCE_DATE_EPOCH"]
  const written = await writePdfs(site, folder, {
    ...asked,
    root: call.root,
    browser,
    cache: join(cacheFolder(call.env, call.root), "pdf"),
    signal: call.signal,
    progress: (done, total) => call.progress(`PDF : ${done} sur ${total}`),
    ...(epoch && /^\d{1,11}$/.test(epoch) ? { date: new Date(Number(epoch) * 1000) } : {}),
  })
  return { site: withPdfs(site, written), made: written.written.size, failed: written.failed }
}
