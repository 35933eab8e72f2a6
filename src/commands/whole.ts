import { readFileSync } from "node:fs"
import { join } from "node:path"
import { siteAddress } from "../output/address.ts"
import type { Call } from "./command.ts"
import type { Sources } from "./make.ts"
import { nameOf } from "./verdict.ts"

/**
 * Names everything that goes into a whole output, to the byte: the program and the Node that runs it, every file of the
 * éditions and its dates in git, the settings, the styles and scripts, the day. As long as it is the same, so are all of
 * its files. Undefined for PDFs, which also hang on a browser, and when some file could not be read.
 */
export function wholeName(call: Call, { setting, assets, choice, dates, pdf }: Sources): string | undefined {
  if (call.program === undefined || pdf) return undefined
  const blank = readFileSync(join(call.root, "schema/fiche-vierge.md"), "utf8")
  const { files: _, ...loaded } = assets
  const rest = [call.version, call.node, setting, blank, loaded, [...dates.all()]]
  return nameOf([call.program, siteAddress(setting.url, setting.base), JSON.stringify(rest)], choice)
}
