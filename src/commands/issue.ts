import { checkEditionFile } from "../check/index.ts"
import { openRequest, putChange, readDefault, readTip, requestOf } from "../forge/branch.ts"
import { readIssueOf } from "../forge/issues.ts"
import { putSticky } from "../forge/sticky.ts"
import { readIssue } from "../intake/issue.ts"
import { fields } from "../model/fields.ts"
import { misuse } from "../model/misuse.ts"
import { draftsOf } from "../read/proposals.ts"
import { inline } from "../report/defuse.ts"
import { issueAnswers, issueForm } from "../words/issue.ts"
import type { Call, Command } from "./command.ts"
import { choose, proposalsFolder } from "./folders.ts"
import { sentence } from "./import-text.ts"
import { harmless, proposalsOf } from "./imported.ts"
import { accountFlag, forgeOf, review } from "./review.ts"
import { issueIn } from "./review-event.ts"
import { need } from "./review-read.ts"

/** Makes of an issue, written with the forge's form, a fiche on a branch of its own and a request with its report. */
export const issue: Command = {
  name: "issue",
  summary: "fait d’une proposition écrite sur la forge une fiche et une demande de fusion",
  usage: "issue [--issue NUMÉRO] [--dry-run]",
  options: {
    issue: { type: "string", value: "NUMÉRO", help: "la proposition (par défaut : celle du workflow en cours)" },
    ...accountFlag,
    "dry-run": { type: "boolean", help: "ne rien envoyer : montrer la fiche" },
  },
  positionals: { min: 0, max: 0 },
  async run(call) {
    const number = issueIn(call)
    const { forge, dry, account } = forgeOf(call)
    const { open, labels, body, author } = need(await readIssueOf(forge, number))
    if (!open || !labels.includes(issueForm.label)) {
      call.say(`L’issue n° ${number} est fermée, ou ne porte pas l’étiquette « ${issueForm.label} » : rien à faire.`)
      return 0
    }
    const answer = async (text: string) =>
      void (dry ? call.say(text) : need(await putSticky(forge, number, { account, marker }, `${marker}\n${text}\n`)))
    const made = ficheOf(call, body, number)
    if (!made) {
      await answer(issueAnswers.unread)
      return 1
    }
    if (dry) {
      call.out(made.text)
      return 0
    }
    const branch = `${issueForm.label}/${number}`
    const [owner = ""] = (call.env["GITHUB_REPOSITORY"] ?? "").split("/")
    const before = need(await requestOf(forge, owner, branch))
    if (before && !before.open) {
      await answer(issueAnswers.done(before.number))
      return 0
    }
    const tip = need(await readTip(forge, branch))
    // A commit of somebody else on the branch is work that would be lost.
    if (tip && tip.message.trim() !== messageOf(number)) {
      if (before) await answer(issueAnswers.taken(before.number))
      return 0
    }
    const change = {
      branch,
      path: made.path,
      text: made.text,
      message: messageOf(number),
      author: authorOf(call, author),
    }
    const onto = need(await readDefault(forge))
    need(await putChange(forge, change, { onto, exists: tip !== null }))
    const pull =
      before?.number ??
      need(await openRequest(forge, { ...wordsOf(number, made.slug, author.login), head: branch, base: onto }))
    await answer([issueAnswers.made(pull), ...made.unsure].join("\n"))
    // A request that a workflow opened starts no other workflow: its report is given here.
    return review.run({ ...call, flags: { ...call.flags, pull: String(pull) } })
  },
}

const marker = "<!-- missions:proposition -->"

function messageOf(number: number): string {
  return `Proposition de l’issue n° ${number}`
}

/** The person's own account, at the address that the forge gives it in place of theirs. */
function authorOf(call: Call, { id, login }: { id: number; login: string }): { name: string; email: string } {
  const server = call.env["GITHUB_SERVER_URL"] ?? "https://github.com"
  const host = URL.canParse(server) ? new URL(server).hostname : "github.com"
  return { name: login, email: `${id}+${login}@users.noreply.${host}` }
}

/** Nothing of what was typed: the name of the file is letters and digits. */
function wordsOf(number: number, slug: string, login: string): { title: string; body: string } {
  return {
    title: `Proposition : ${slug}`,
    body: `Fiche faite de l’issue #${number}, écrite par @${login} avec le formulaire du dépôt.\n\nCloses #${number}\n`,
  }
}

interface Made {
  slug: string
  path: string
  text: string
  /** What could not be read for sure, or found no place, a line each. */
  unsure: string[]
}

function ficheOf(call: Call, body: string, number: number): Made | undefined {
  const [listing] = choose(call, proposalsFolder(call), undefined).listings
  if (!listing) throw misuse("Aucune édition où écrire la fiche.")
  const { name, file, drafts } = draftsOf(listing)
  const { edition } = checkEditionFile(name, file)
  const read = readIssue(body)
  if (!read) return undefined
  const form = fields().filter(({ office }) => !office)
  const source = { path: `issue ${number}`, stem: `proposition-${number}` }
  const imported = proposalsOf(source, { proposals: [read], warnings: [] }, { name, edition, form })
  const [made] = "reason" in imported ? [] : imported.proposals
  if (!made) return undefined
  // Never over the fiche of another proposal.
  const slug = drafts.some(draft => draft.slug === made.slug) ? `${made.slug.slice(0, 70)}-${number}` : made.slug
  const unsure = read.warnings
    .filter(({ code }) => !harmless.has(code))
    .map(warning => `- ${inline(sentence(warning))}`)
  return { slug, path: `proposals/${name}/${slug}.md`, text: made.text, unsure: unsure.slice(0, 20) }
}
