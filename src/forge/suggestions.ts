import type { Client, Reply } from "./client.ts"
import { list, maybe, record, text } from "./shape.ts"

/** A correction offered on lines of the diff, for the author to accept with one click. */
export interface Suggestion {
  path: string
  first: number
  last: number
  /** Markdown; begins with its own hidden mark, by which it is not offered twice. */
  body: string
}

/** Offers, as one review of a commit, the suggestions that our account has not offered yet; returns how many. */
export async function putSuggestions(
  client: Client,
  number: number,
  commit: string,
  account: string,
  suggestions: readonly Suggestion[],
): Promise<Reply<number>> {
  if (suggestions.length === 0) return { ok: true, value: 0 }
  const there = await client.pages(`/pulls/${number}/comments?per_page=100`, list(remark), 3000)
  if (!there.ok) return there
  const offered = new Set(
    there.value.items.flatMap(({ body, user }) => (user?.login === account ? [markOf(body ?? "")] : [])),
  )
  const fresh = suggestions.filter(({ body }) => !offered.has(markOf(body)))
  if (fresh.length === 0) return { ok: true, value: 0 }
  const comments = fresh.map(({ path, first, last, body }) => ({
    path,
    body,
    line: last,
    side: "RIGHT",
    ...(first < last && { start_line: first, start_side: "RIGHT" }),
  }))
  const body = { commit_id: commit, event: "COMMENT", comments }
  const reply = await client.ask({
    method: "POST",
    path: `/pulls/${number}/reviews`,
    body,
    shape: () => null,
    once: true,
  })
  return reply.ok ? { ok: true, value: fresh.length } : reply
}

const remark = record({ body: maybe(text(300_000)), user: maybe(record({ login: text(200) })) })

function markOf(body: string): string {
  return body.slice(0, body.indexOf("-->") + 3)
}
