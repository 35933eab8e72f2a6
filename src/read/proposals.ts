import type { EditionFolder, FolderProblem } from "../model/types.ts"
import { ficheOf, settingsOf } from "./file.ts"
import { type Listing, listProposals } from "./listing.ts"

export interface Proposals {
  /** Oldest first. */
  editions: EditionFolder[]
  problems: FolderProblem[]
}

/** Every édition of a folder of proposals, or those named; what is wrong with the folder itself is told, never thrown. */
export function readProposals(
  folder: string,
  options: { editions?: string[]; shown?: (path: string) => string } = {},
): Proposals {
  const { editions, problems } = listProposals(folder, options)
  return { editions: editions.map(draftsOf), problems }
}

/** An édition's files as drafts, which work out nothing before they are asked. */
export function draftsOf({ name, folder, settings, files }: Listing): EditionFolder {
  const where = { edition: name }
  return {
    name,
    folder,
    file: settingsOf(settings.got, settings.path, where),
    drafts: files.map(({ path, got }) => ficheOf(got, path, where)),
  }
}
