import { join } from "node:path"
import type { SiteView } from "../model/views.ts"
import { cacheFolder } from "../output/cache.ts"
import type { BrowserProcess } from "../output/pdf/browser.ts"
import { type PdfOptions, type WrittenPdfs, withPdfs, writePdfs } from "../output/pdf/index.ts"
import { count } from "../words/text.ts"
import type { Call } from "./command.ts"

export interface MadePdfs {
  /** The site with what its pages say of their PDFs. */
  site: SiteView
  made: number
  failed: WrittenPdfs["failed"]
  parts: WrittenPdfs["parts"]
}

/** Prints sheets and booklets into a folder, saying how far it is. */
export async function makePdfs(
  call: Call,
  site: SiteView,
  folder: string,
  browser: BrowserProcess,
  asked: Pick<PdfOptions, "only" | "booklets" | "variants" | "share" | "shares">,
): Promise<MadePdfs> {
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
  if (asked.shares?.length)
    call.say(
      `Repris des parts : ${count(written.shared, "PDF", "PDF")} ; faits ici : ${written.written.size - written.shared}.`,
    )
  return { site: withPdfs(site, written), made: written.written.size, failed: written.failed, parts: written.parts }
}
