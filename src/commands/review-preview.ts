import type { Client } from "../forge/client.ts"
import { findPull } from "../forge/pulls.ts"
import { type Mark, putSticky, readSticky } from "../forge/sticky.ts"
import type { Call, ExitCode } from "./command.ts"
import { need } from "./review-read.ts"

/** Adds to our comment where the preview built by a run is; the pull request is found by its newest commit. */
export async function linkPreview(
  call: Call,
  forge: Client,
  mark: Mark,
  { head, run }: { head: string; run: number },
  dry: boolean,
): Promise<ExitCode> {
  const pull = need(await findPull(forge, head))
  const server = call.env["GITHUB_SERVER_URL"] ?? "https://github.com"
  if (!pull || !/^https:\/\/[\w.-]+(:\d+)?$/.test(server)) {
    call.say("Aucune demande ouverte n’en est à ce commit : pas d’aperçu à annoncer.")
    return 0
  }
  const address = `${server}/${call.env["GITHUB_REPOSITORY"]}/actions/runs/${run}#artifacts`
  const line = `${opening}\n[Aperçu du site et des PDF](${address}), à télécharger (pour les relecteurs).\n`
  const [sticky] = need(await readSticky(forge, pull.number, mark))
  // The report makes the comment; without one there is nothing to add to.
  if (!sticky) return 0
  const before = sticky.body.split(`\n${opening}`)[0]?.trimEnd() ?? mark.marker
  const body = `${before}\n\n${line}`
  if (dry) call.out(line)
  else need(await putSticky(forge, pull.number, mark, body))
  return 0
}

const opening = "<!-- missions:apercu -->"
