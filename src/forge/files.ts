import type { Client, Reply } from "./client.ts"
import { flag, like, list, maybe, record, sha, text, whole } from "./shape.ts"

/** A file that a pull request changes; its path is whatever git allows. */
export interface Changed {
  path: string
  /** `copied` is told as `added`. */
  status: "added" | "modified" | "renamed" | "removed"
  /** The path it had before it was renamed. */
  previous: string | null
  /** The lines that changed, as a unified diff; null for a binary or a large file. */
  patch: string | null
}

/** What git holds at a path. */
export interface Entry {
  /** 100644 a file, 100755 a program, 120000 a link, 160000 another repository. */
  mode: string
  sha: string
  /** Bytes of a file. */
  size: number | null
}

/** The changed files of a pull request: GitHub tells 3 000 at most; `whole` is false when there may be more. */
export async function readChanged(
  client: Client,
  number: number,
): Promise<Reply<{ files: Changed[]; whole: boolean }>> {
  const reply = await client.pages(`/pulls/${number}/files?per_page=100`, list(changed), most)
  if (!reply.ok) return reply
  const { items, whole } = reply.value
  return { ok: true, value: { files: items.map(toChanged), whole: whole && items.length < most } }
}

/** Every file below a top folder of a commit, by path; `whole` is false when the forge did not tell them all. */
export async function readFolder(
  client: Client,
  commit: string,
  folder: string,
): Promise<Reply<{ entries: ReadonlyMap<string, Entry>; whole: boolean }>> {
  const top = await client.ask({ path: `/git/trees/${commit}`, shape: tree })
  if (!top.ok) return top
  const found = top.value.tree.find(({ path, mode }) => path === folder && mode === "040000")
  if (!found) return { ok: true, value: { entries: new Map(), whole: true } }
  const below = await client.ask({ path: `/git/trees/${found.sha}?recursive=1`, shape: tree })
  if (!below.ok) return below
  const entries = below.value.tree.filter(({ mode }) => mode !== "040000")
  return {
    ok: true,
    value: {
      entries: new Map(entries.map(({ path, ...entry }) => [`${folder}/${path}`, entry])),
      whole: !below.value.truncated,
    },
  }
}

/** The bytes of a file by its name in git, at most so many. */
export function readBlob(client: Client, name: string, limit: number): Promise<Reply<Uint8Array>> {
  const bytes = (value: unknown) => (value instanceof Uint8Array ? value : undefined)
  return client.ask({ path: `/git/blobs/${name}`, raw: limit, shape: bytes })
}

const most = 3000

interface Given {
  filename: string
  status: string
  previous_filename: string | null
  patch: string | null
}

const changed = record<Given>({
  filename: text(4096),
  status: like(/^[a-z]{1,20}$/),
  previous_filename: maybe(text(4096)),
  patch: maybe(text(4_000_000)),
})

const tree = record({
  tree: list(record({ path: text(4096), mode: like(/^\d{6}$/), sha, size: maybe(whole) })),
  truncated: flag,
})

function toChanged({ filename, status, previous_filename, patch }: Given): Changed {
  return { path: filename, status: statuses[status] ?? "modified", previous: previous_filename, patch }
}

const statuses: { [status: string]: Changed["status"] } = {
  added: "added",
  copied: "added",
  renamed: "renamed",
  removed: "removed",
}
