import type { Client, Reply } from "./client.ts"
import { like, list, record, sha, text, whole } from "./shape.ts"

/** A commit of one file, alone on a branch of its own. */
export interface Change {
  branch: string
  path: string
  text: string
  message: string
  author: { name: string; email: string }
}

/** What the newest commit of a branch is; null where there is no such branch. */
export async function readTip(
  client: Client,
  branch: string,
): Promise<Reply<{ sha: string; tree: string; message: string } | null>> {
  const tip = await client.ask({ path: `/git/ref/heads/${branch}`, shape: ref })
  if (!tip.ok) return tip.status === 404 ? { ok: true, value: null } : tip
  const found = await client.ask({ path: `/git/commits/${tip.value.object.sha}`, shape: commit })
  return found.ok
    ? { ok: true, value: { sha: tip.value.object.sha, tree: found.value.tree.sha, message: found.value.message } }
    : found
}

/** The name of the default branch. */
export async function readDefault(client: Client): Promise<Reply<string>> {
  const reply = await client.ask({ path: "", shape: record({ default_branch: text(1000) }) })
  return reply.ok ? { ok: true, value: reply.value.default_branch } : reply
}

/** Puts a change on its branch, made anew from the newest commit of another each time; returns the commit. */
export async function putChange(
  client: Client,
  change: Change,
  { onto, exists }: { onto: string; exists: boolean },
): Promise<Reply<string>> {
  const base = await readTip(client, onto)
  if (!base.ok) return base
  if (!base.value) return { ok: false, status: 404, why: "la branche principale est introuvable" }
  const entry = { path: change.path, mode: "100644", type: "blob", content: change.text }
  const made = { base_tree: base.value.tree, tree: [entry] }
  const tree = await client.ask({ method: "POST", path: "/git/trees", body: made, shape: named })
  if (!tree.ok) return tree
  const { message, author } = change
  const signed = { message, author, tree: tree.value.sha, parents: [base.value.sha] }
  const done = await client.ask({ method: "POST", path: "/git/commits", body: signed, shape: named })
  if (!done.ok) return done
  const moved = exists
    ? await client.ask({
        method: "PATCH",
        path: `/git/refs/heads/${change.branch}`,
        body: { sha: done.value.sha, force: true },
        shape: ref,
      })
    : await client.ask({
        method: "POST",
        path: "/git/refs",
        body: { ref: `refs/heads/${change.branch}`, sha: done.value.sha },
        shape: ref,
        once: true,
      })
  return moved.ok ? { ok: true, value: done.value.sha } : moved
}

/** The newest request made of a branch of this repository, open or not; null when there was none. */
export async function requestOf(
  client: Client,
  owner: string,
  branch: string,
): Promise<Reply<{ number: number; open: boolean } | null>> {
  const path = `/pulls?state=all&head=${encodeURIComponent(`${owner}:${branch}`)}`
  const reply = await client.ask({ path, shape: list(request) })
  if (!reply.ok) return reply
  const [found] = reply.value.filter(({ head }) => head.ref === branch)
  return { ok: true, value: found ? { number: found.number, open: found.state === "open" } : null }
}

/** Opens a request for the branch `head` towards the branch `base`. */
export async function openRequest(
  client: Client,
  body: { title: string; body: string; head: string; base: string },
): Promise<Reply<number>> {
  const made = await client.ask({ method: "POST", path: "/pulls", body, shape: request, once: true })
  return made.ok ? { ok: true, value: made.value.number } : made
}

const named = record({ sha })
const ref = record({ object: named })
const commit = record({ tree: named, message: text(100_000) })
const request = record({ number: whole, state: like(/^(?:open|closed)$/), head: record({ ref: text(1000) }) })
