import type { Client, Reply } from "./client.ts"
import { like, list, maybe, record, text, whole } from "./shape.ts"

export interface Comment {
  id: number
  body: string
  /** Who wrote it; null once the account is deleted. */
  author: string | null
  /** Its address, to link to. */
  url: string
}

/** The comments of a pull request, oldest first. */
export async function readComments(client: Client, number: number): Promise<Reply<Comment[]>> {
  const reply = await client.pages(`/issues/${number}/comments?per_page=100`, list(comment), 10_000)
  if (!reply.ok) return reply
  return { ok: true, value: reply.value.items.map(toComment).sort((one, other) => one.id - other.id) }
}

export async function createComment(client: Client, number: number, body: string): Promise<Reply<Comment>> {
  const path = `/issues/${number}/comments`
  return toReply(await client.ask({ method: "POST", path, body: { body }, shape: comment, once: true }))
}

export async function updateComment(client: Client, id: number, body: string): Promise<Reply<Comment>> {
  const path = `/issues/comments/${id}`
  return toReply(await client.ask({ method: "PATCH", path, body: { body }, shape: comment }))
}

/** One that is gone already counts as deleted. */
export async function deleteComment(client: Client, id: number): Promise<Reply<null>> {
  const reply = await client.ask({ method: "DELETE", path: `/issues/comments/${id}`, shape: done })
  return !reply.ok && reply.status === 404 ? { ok: true, value: null } : reply
}

interface Given {
  id: number
  body: string | null
  user: { login: string; type: string } | null
  html_url: string
}

const comment = record<Given>({
  id: whole,
  body: maybe(text(300_000)),
  user: maybe(record({ login: text(200), type: text(50) })),
  html_url: like(/^https?:\/\/[^\s<>"()]{1,1000}$/),
})

const done = () => null

function toReply(reply: Reply<Given>): Reply<Comment> {
  return reply.ok ? { ok: true, value: toComment(reply.value) } : reply
}

function toComment({ id, body, user, html_url }: Given): Comment {
  return { id, body: body ?? "", author: user?.login ?? null, url: html_url }
}
