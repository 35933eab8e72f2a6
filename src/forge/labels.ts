import type { Client, Reply } from "./client.ts"
import { list, record, text } from "./shape.ts"

export interface Label {
  name: string
  /** Six hexadecimal digits. */
  color: string
  description: string
}

/** Puts the wanted labels of ours on a pull request and takes our others off; labels that people put stay. */
export async function putLabels(
  client: Client,
  number: number,
  ours: readonly Label[],
  wanted: ReadonlySet<string>,
): Promise<Reply<null>> {
  const present = await client.pages(`/issues/${number}/labels?per_page=100`, list(named), 200)
  if (!present.ok) return present
  const names = new Set(present.value.items.map(({ name }) => name))
  for (const label of ours) {
    if (wanted.has(label.name) === names.has(label.name)) continue
    const done = names.has(label.name) ? await remove(client, number, label) : await add(client, number, label)
    if (!done.ok) return done
  }
  return { ok: true, value: null }
}

const named = record({ name: text(200) })
const done = () => null

/** A label the repository does not know yet is made first, so that it has its colour and says what it means. */
async function add(client: Client, number: number, label: Label): Promise<Reply<null>> {
  const known = await client.ask({ path: `/labels/${encodeURIComponent(label.name)}`, shape: done })
  if (!known.ok && known.status !== 404) return known
  if (!known.ok) {
    const made = await client.ask({ method: "POST", path: "/labels", body: label, shape: done })
    // 422: another run made it meanwhile.
    if (!made.ok && made.status !== 422) return made
  }
  return client.ask({ method: "POST", path: `/issues/${number}/labels`, body: { labels: [label.name] }, shape: done })
}

async function remove(client: Client, number: number, { name }: Label): Promise<Reply<null>> {
  const path = `/issues/${number}/labels/${encodeURIComponent(name)}`
  const gone = await client.ask({ method: "DELETE", path, shape: done })
  return !gone.ok && gone.status === 404 ? { ok: true, value: null } : gone
}
