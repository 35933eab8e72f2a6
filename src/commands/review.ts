import { putCheck } from "../forge/checks.ts"
import { type Client, client } from "../forge/client.ts"
import { putLabels } from "../forge/labels.ts"
import { readPull } from "../forge/pulls.ts"
import { putSticky, readSticky } from "../forge/sticky.ts"
import { putSuggestions } from "../forge/suggestions.ts"
import { misuse } from "../model/misuse.ts"
import type { ReportContext } from "../model/types.ts"
import { clean } from "../report/clean.ts"
import { checkAgain } from "./again.ts"
import type { Call, Command } from "./command.ts"
import { forgeLink } from "./forge.ts"
import { helpBase } from "./help-base.ts"
import { reportSetting } from "./reports.ts"
import { occasionOf } from "./review-event.ts"
import { linkPreview } from "./review-preview.ts"
import { need, type Reviewed, readReview } from "./review-read.ts"
import { suggestionsOf } from "./review-suggest.ts"
import { labels, marker, type Told, tell } from "./review-tell.ts"

/** Who answers on the forge, for the commands that do. */
export const accountFlag: Command["options"] = {
  account: { type: "string", value: "NOM", help: "le compte qui répond (par défaut : github-actions[bot])" },
}

/** Checks a pull request's fiches as data, with the code and the édition of this checkout, and answers on the forge. */
export const review: Command = {
  name: "review",
  summary: "vérifie les fiches d’une demande de modification et répond sur la forge",
  usage: "review [--pull NUMÉRO] [--dry-run]",
  options: {
    pull: { type: "string", value: "NUMÉRO", help: "la demande (par défaut : celle du workflow en cours)" },
    ...accountFlag,
    "dry-run": { type: "boolean", help: "ne rien envoyer : montrer ce qui serait dit" },
  },
  positionals: { min: 0, max: 0 },
  async run(call) {
    const occasion = occasionOf(call)
    const { forge, dry, account } = forgeOf(call)
    if (occasion.kind === "preview") return linkPreview(call, forge, { account, marker }, occasion, dry)
    const pull = need(await readPull(forge, occasion.number))
    if (!pull.open) return quit(call, `La demande n° ${pull.number} est fermée : rien à dire.`)
    const reviewed = await readReview(call, forge, pull, helpBase(call))
    const context = contextOf(call, reviewed, pull.head)
    const [last] = need(await readSticky(forge, pull.number, { account, marker }))
    const told = tell(reviewed, context, last?.body)
    if (dry) show(call, told)
    else {
      const now = need(await readPull(forge, pull.number))
      if (!now.open || now.head !== pull.head)
        return quit(call, "La demande a changé entre-temps : la prochaine exécution répondra.")
      need(await putSticky(forge, pull.number, { account, marker }, told.body))
      await rest(call, [
        () => putLabels(forge, pull.number, labels, told.labels),
        () => putCheck(forge, { name: "Fiches", head: pull.head, summary: told.body, ...told }),
        () =>
          putSuggestions(
            forge,
            pull.number,
            pull.head,
            account,
            suggestionsOf(reviewed.findings, reviewed.changed, context),
          ),
      ])
      call.say(`Rapport donné sur la demande n° ${pull.number}.`)
    }
    return told.conclusion === "failure" ? 1 : 0
  },
}

function quit(call: Call, sentence: string): 0 {
  call.say(sentence)
  return 0
}

/** The report is given already: what else fails is told, and fails nothing. */
async function rest(call: Call, steps: (() => Promise<{ ok: true } | { ok: false; why: string }>)[]): Promise<void> {
  for (const step of steps) {
    const reply = await step()
    if (!reply.ok) call.say(`Le rapport est donné, mais pas tout le reste : ${clean(reply.why)}.`)
  }
}

/** The forge of the repository that the surroundings name, and who answers there; without a token only a dry run may read it. */
export function forgeOf(call: Call): { forge: Client; dry: boolean; account: string } {
  const { account, "dry-run": dryRun } = call.flags
  const dry = dryRun === true
  const token = call.env["GITHUB_TOKEN"]
  const repository = call.env["GITHUB_REPOSITORY"]
  if (!repository) throw misuse("Quel dépôt ? Donnez-le dans GITHUB_REPOSITORY, comme compte/depot.")
  if (!token && !dry) throw misuse("Il manque GITHUB_TOKEN pour répondre ; avec --dry-run, rien n’est envoyé.")
  const forge = client({
    api: call.env["GITHUB_API_URL"] ?? "https://api.github.com",
    ...(token && { token }),
    repository,
    signal: call.signal,
    waiting: (seconds, why) => call.say(`La forge fait attendre ${seconds} s (${clean(why)}).`),
  })
  return { forge, dry, account: typeof account === "string" ? account : "github-actions[bot]" }
}

function contextOf(call: Call, { drafts, editions, elsewhere }: Reviewed, head: string): ReportContext {
  const texts = new Map(drafts.map(draft => [draft.path, draft]))
  const env = { ...call.env, GITHUB_SHA: head }
  const link = forgeLink(env)
  return {
    ...reportSetting({ ...call, env }),
    files: drafts.length,
    text: path => texts.get(path)?.text ?? "",
    drafts: () => drafts,
    color: false,
    width: 80,
    max: Number.POSITIVE_INFINITY,
    editions,
    elsewhere,
    again: checkAgain({ editions, drafts: () => drafts }, helpBase(call)),
    ...(link && { link }),
  }
}

function show(call: Call, told: Told): void {
  call.out(told.body)
  call.say(`Étiquettes : ${[...told.labels].join(", ") || "aucune"}. Annotations : ${told.annotations.length}.`)
}
