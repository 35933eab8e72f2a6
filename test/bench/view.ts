import process from "node:process"
import { fileURLToPath } from "node:url"
import type { Call } from "../../src/commands/command.ts"
import { open } from "../../src/commands/open.ts"
import { helpBaseOf, settingOf } from "../../src/commands/setting.ts"
import { viewOf } from "../../src/commands/view.ts"
import type { SiteView } from "../../src/model/views.ts"

/** The project's own folder. */
export const root = fileURLToPath(new URL("../..", import.meta.url))

/** The public view of a folder of proposals, as `build` makes it. */
export function viewOfProposals(proposals: string, edition?: string): SiteView {
  const call: Call = {
    words: [],
    flags: { proposals, edition },
    cwd: root,
    root,
    version: "0.0.0",
    node: process.version,
    env: {},
    out() {},
    say() {},
    progress() {},
    terminal: { color: false, width: 80 },
    signal: new AbortController().signal,
  }
  const setting = settingOf(call)
  return viewOf(call, open(call, { helpBase: helpBaseOf(setting), ...(edition && { edition }) }), setting)
}
