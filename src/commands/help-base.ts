import { readFileSync } from "node:fs"
import { join } from "node:path"
import { siteConfig } from "../output/config.ts"
import type { Call } from "./command.ts"

/** The site's address with a final slash, under which each rule has its page. */
export function helpBase(call: Call): string {
  const { config } = siteConfig(readFileSync(join(call.root, "site/site.yml"), "utf8"))
  return config.url.endsWith("/") ? config.url : `${config.url}/`
}
