import { checkEditionFile, checkProposals } from "../check/index.ts"
import type { Draft, ReportContext } from "../model/types.ts"
import { readEditionText, readText } from "../read/text.ts"

type Looked = Pick<ReportContext, "editions"> & { drafts(): readonly Draft[] }

/** Reads and checks a corrected text as the file it would be, on its own. */
export function checkAgain({ editions, drafts }: Looked, helpBase: string): NonNullable<ReportContext["again"]> {
  return (path, text) => {
    const bytes = new TextEncoder().encode(text)
    const name = drafts().find(draft => draft.path === path)?.edition ?? path.split("/").at(-2) ?? ""
    if (path.endsWith("/edition.yml"))
      return checkEditionFile(name, readEditionText(path, bytes, { edition: name }), { helpBase }).findings
    const edition = editions.get(name)
    return edition
      ? checkProposals(name, edition, [readText(path, bytes, { edition: name })], { helpBase }).findings
      : []
  }
}
