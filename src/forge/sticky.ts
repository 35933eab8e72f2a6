import type { Client, Reply } from "./client.ts"
import { type Comment, createComment, deleteComment, readComments, updateComment } from "./comments.ts"

/** The comment a pull request carries of ours: the oldest that our account began with the marker. */
export async function readSticky(client: Client, number: number, { account, marker }: Mark): Promise<Reply<Comment[]>> {
  const reply = await readComments(client, number)
  if (!reply.ok) return reply
  return {
    ok: true,
    value: reply.value.filter(({ author, body }) => author === account && body.startsWith(marker)),
  }
}

/** Who we are on the forge, and how our comment begins: either alone could be anybody's. */
export interface Mark {
  account: string
  marker: string
}

/**
 * Leaves exactly one comment of ours, saying `body`, which begins with the marker. When two runs race, the oldest comment
 * stays for both and the others go; a creation whose answer was lost is looked for before it is tried again.
 */
export async function putSticky(client: Client, number: number, mark: Mark, body: string): Promise<Reply<Comment>> {
  let written: number | undefined
  let last: Reply<Comment> = { ok: false, status: 409, why: "le commentaire change sans cesse" }
  for (let round = 0; round < rounds; round++) {
    const found = await readSticky(client, number, mark)
    if (!found.ok) return found
    const [oldest, ...doubles] = found.value
    if (oldest && (oldest.id === written || oldest.body === body)) {
      for (const { id } of doubles) {
        const gone = await deleteComment(client, id)
        if (!gone.ok) return gone
      }
      return { ok: true, value: oldest }
    }
    last = oldest ? await updateComment(client, oldest.id, body) : await createComment(client, number, body)
    if (last.ok) written = last.value.id
    else if (last.status !== 404 && last.status !== 0 && last.status < 500) return last
  }
  return last
}

const rounds = 6
