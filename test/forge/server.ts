import { createHash } from "node:crypto"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { onTestFinished } from "vitest"

/** A file of a pull request; `mode` and `size` are what git says. */
export interface Held {
  path: string
  text?: string | Uint8Array
  status?: string
  previous?: string
  mode?: string
  patch?: string
}

export interface Forge {
  api: string
  env: { [name: string]: string }
  pull: { state: string; head: string; createdAt: string }
  comments: { id: number; body: string; user: { login: string; type: string } }[]
  remarks: { body: string; user: { login: string } }[]
  labels: Set<string>
  known: Map<string, unknown>
  /** Every request for a check run, in order. */
  runs: { [key: string]: unknown }[]
  /** The check runs themselves. */
  checks: { id: number; external_id: string; status: string; annotations: unknown[] }[]
  annotations: number[]
  reviews: { comments: { path: string; line: number; body: string }[] }[]
  /** Every request, `METHOD /path`. */
  asked: string[]
  tokens: Set<string | undefined>
  /** Issue 12; its request will be 7. */
  issue: { state: string; body: string; labels: { name: string }[]; user: { id: number; login: string } }
  issueComments: Forge["comments"]
  /** The newest commit of each branch but the default one. */
  branches: Map<string, { sha: string; message: string; author?: { name: string; email: string } }>
  /** The last commit made. */
  made?: { sha: string; message: string; author: { name: string; email: string } }
  /** The request made of a branch, as it was asked for. */
  opened?: { title: string; body: string; head: string; base: string }
  /** Answers in place of the forge, once each; by a pattern on `METHOD /path`. */
  faults: { on: RegExp; status: number; headers?: { [name: string]: string }; after?: boolean; body?: unknown }[]
  /** Called before each answer. */
  before(asked: string): void | Promise<void>
}

export const bot = "github-actions[bot]"
export const head = "a".repeat(40)

/** A local server that behaves as the forge does, for one repository and pull request 7; closed when the test ends. */
export async function forgeOf(files: Held[]): Promise<Forge> {
  const forge: Forge = {
    api: "",
    env: {},
    pull: { state: "open", head, createdAt: "2025-06-01T08:00:00Z" },
    comments: [],
    remarks: [],
    labels: new Set(),
    known: new Map(),
    runs: [],
    checks: [],
    annotations: [],
    reviews: [],
    asked: [],
    tokens: new Set(),
    issue: { state: "open", body: "", labels: [{ name: "proposition" }], user: { id: 4321, login: "Camille-B" } },
    issueComments: [],
    branches: new Map(),
    faults: [],
    before() {},
  }
  const server = createServer((request, response) => void serve(forge, files, request, response))
  await new Promise<void>(resolve => server.listen(0, "127.0.0.1", resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  forge.api = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  forge.env = { GITHUB_API_URL: forge.api, GITHUB_REPOSITORY: "ecole/missions", GITHUB_TOKEN: "jeton-secret" }
  return forge
}

async function serve(forge: Forge, files: Held[], request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? "", forge.api)
  const asked = `${request.method} ${url.pathname.replace("/repos/ecole/missions", "")}`
  forge.asked.push(asked)
  forge.tokens.add(request.headers.authorization)
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const body = parts.length > 0 ? JSON.parse(Buffer.concat(parts).toString()) : undefined
  await forge.before(asked)
  const fault = forge.faults.find(({ on }) => on.test(asked))
  if (fault) forge.faults.splice(forge.faults.indexOf(fault), 1)
  const real = !fault || fault.after ? answer(forge, files, asked, url, body) : undefined
  const [status, value, headers] = fault
    ? [fault.status, fault.body ?? { message: "panne" }, fault.headers]
    : (real ?? [404, { message: "Not Found" }])
  response.writeHead(status, { "content-type": "application/json", ...headers })
  response.end(value instanceof Uint8Array ? value : status === 204 ? "" : JSON.stringify(value))
}

type Answer = [number, unknown, { [name: string]: string }?]

function answer(forge: Forge, files: Held[], asked: string, url: URL, body: Given): Answer | undefined {
  const list = (items: unknown[]) => page(items, url)
  const made = issueAnswer(forge, files, asked, url, body)
  if (made) return made
  if (asked === "GET /pulls/7") return [200, pullOf(forge)]
  if (asked === "GET /pulls") return list(forge.pull.state === "open" ? [pullOf(forge)] : [])
  if (asked === "GET /pulls/7/files") return list(files.map(changedOf))
  if (asked === `GET /git/trees/${forge.pull.head}`)
    return [200, { tree: [{ path: "proposals", mode: "040000", sha: "b".repeat(40) }], truncated: false }]
  if (asked === `GET /git/trees/${"b".repeat(40)}`)
    return [200, { tree: files.filter(({ status }) => status !== "removed").map(entryOf), truncated: false }]
  const blob = /^GET \/git\/blobs\/(\w+)$/.exec(asked)?.[1]
  const file = files.find(one => blob !== undefined && shaOf(one) === blob)
  if (file) return [200, Buffer.from(file.text ?? "")]
  if (asked === "GET /issues/7/comments") return list(forge.comments.map(commentOf))
  if (asked === "POST /issues/7/comments") {
    const id = Math.max(0, ...forge.comments.map(one => one.id)) + 1
    forge.comments.push({ id, body: body.body, user: { login: bot, type: "Bot" } })
    return [201, commentOf(forge.comments.at(-1))]
  }
  const id = Number(/^(?:PATCH|DELETE) \/issues\/comments\/(\d+)$/.exec(asked)?.[1])
  const comment = forge.comments.find(one => one.id === id)
  if (comment && asked.startsWith("PATCH")) return [200, commentOf(Object.assign(comment, { body: body.body }))]
  if (comment) {
    forge.comments.splice(forge.comments.indexOf(comment), 1)
    return [204, null]
  }
  return labelAnswer(forge, asked, body, list) ?? checkAnswer(forge, asked, body, list)
}

/** Of issue 12: what it says, its comments, the branch and the request made of it. */
function issueAnswer(forge: Forge, files: Held[], asked: string, url: URL, body: Given): Answer | undefined {
  if (asked === "GET /repos/ecole/missions" || asked === "GET ") return [200, { default_branch: "principale" }]
  if (asked === "GET /issues/12") return [200, { number: 12, ...forge.issue }]
  if (asked === "GET /issues/12/comments") return page(forge.issueComments.map(commentOf), url)
  if (asked === "POST /issues/12/comments") {
    const id = 900 + forge.issueComments.length
    forge.issueComments.push({ id, body: body.body, user: { login: bot, type: "Bot" } })
    return [201, commentOf(forge.issueComments.at(-1))]
  }
  const told = forge.issueComments.find(({ id }) => asked === `PATCH /issues/comments/${id}`)
  if (told) return [200, commentOf(Object.assign(told, { body: body.body }))]
  if (asked === "GET /pulls" && url.searchParams.has("head")) {
    const { head: branch = "" } = forge.opened ?? {}
    const isIt = forge.opened && url.searchParams.get("head") === `ecole:${branch}`
    return page(isIt ? [{ number: 7, state: forge.pull.state, head: { ref: branch } }] : [], url)
  }
  if (asked === "POST /pulls") {
    forge.opened = body as unknown as NonNullable<Forge["opened"]>
    return [201, { number: 7, state: "open", head: { ref: forge.opened.head } }]
  }
  if (asked === "POST /git/trees") {
    const [entry] = body.tree
    if (!entry || body.base_tree !== "d".repeat(40)) return [422, { message: "no base" }]
    files.splice(0, files.length, { path: entry.path, text: entry.content, mode: entry.mode })
    return [201, { sha: "e".repeat(40) }]
  }
  if (asked === "POST /git/commits") {
    if (body.parents.join() !== "d".repeat(40)) return [422, { message: "not on the default branch" }]
    const sha = createHash("sha1")
      .update(JSON.stringify([body, files]))
      .digest("hex")
    forge.made = { sha, message: body.message, author: body.author }
    return [201, { sha }]
  }
  const [, verb, name = ""] = /^(GET|PATCH) \/git\/refs?\/heads\/(.+)$/.exec(asked) ?? []
  const branch = asked === "POST /git/refs" ? body.ref.replace("refs/heads/", "") : name
  if (asked === "POST /git/refs" ? !forge.branches.has(branch) : verb === "PATCH" && body.force) {
    if (forge.made) forge.branches.set(branch, forge.made)
    forge.pull.head = forge.made?.sha ?? ""
    return [200, { object: { sha: forge.pull.head } }]
  }
  const sha = branch === "principale" ? "d".repeat(40) : forge.branches.get(branch)?.sha
  if (verb === "GET" && sha) return [200, { object: { sha } }]
  const commit = /^GET \/git\/commits\/(\w+)$/.exec(asked)?.[1]
  if (commit === undefined) return undefined
  const { message = "x" } = [...forge.branches.values()].find(one => one.sha === commit) ?? {}
  return [200, { tree: { sha: "d".repeat(40) }, message }]
}

interface Given {
  base_tree: string
  tree: { path: string; content: string; mode: string }[]
  parents: string[]
  message: string
  author: { name: string; email: string }
  ref: string
  force: boolean
  body: string
  name: string
  labels: string[]
  status: string
  external_id: string
  output: { annotations: unknown[] }
  comments: Forge["reviews"][number]["comments"]
}

function labelAnswer(forge: Forge, asked: string, body: Given, list: (items: unknown[]) => Answer): Answer | undefined {
  if (asked === "GET /issues/7/labels") return list([...forge.labels].map(name => ({ name })))
  if (asked === "POST /labels") {
    if (forge.known.has(body.name)) return [422, { message: "Validation Failed" }]
    forge.known.set(body.name, body)
    return [201, body]
  }
  if (asked === "POST /issues/7/labels") {
    for (const name of body.labels) forge.labels.add(name)
    return [200, []]
  }
  const [, verb, last] = /^(GET|DELETE) \/(?:issues\/7\/)?labels\/(.+)$/.exec(asked) ?? []
  const name = decodeURIComponent(last ?? "")
  if (verb === "GET" && forge.known.has(name)) return [200, forge.known.get(name)]
  return verb === "DELETE" && forge.labels.delete(name) ? [200, []] : undefined
}

function checkAnswer(forge: Forge, asked: string, body: Given, list: (items: unknown[]) => Answer): Answer | undefined {
  const [, verb, id] = /^(POST|PATCH) \/check-runs(?:\/(\d+))?$/.exec(asked) ?? []
  if (verb) {
    if (body.output.annotations.length > 50) return [422, { message: "Too many annotations" }]
    if (verb === "POST") forge.checks.push({ id: forge.checks.length + 1, ...body, annotations: [] })
    const check = verb === "POST" ? forge.checks.at(-1) : forge.checks[Number(id) - 1]
    if (!check) return undefined
    check.status = body.status
    check.annotations.push(...body.output.annotations)
    forge.annotations.push(body.output.annotations.length)
    forge.runs.push({ ...body })
    return [201, { id: check.id }]
  }
  if (asked === `GET /commits/${forge.pull.head}/check-runs`) {
    const [status, runs, headers] = list(
      forge.checks.map(one => ({ ...one, output: { annotations_count: one.annotations.length } })),
    )
    return [status, { total_count: forge.checks.length, check_runs: runs }, headers ?? {}]
  }
  if (asked === "GET /pulls/7/comments") return list(forge.remarks)
  if (asked !== "POST /pulls/7/reviews") return undefined
  forge.reviews.push(body)
  forge.remarks.push(...body.comments.map(one => ({ body: one.body, user: { login: bot } })))
  return [200, { id: 1 }]
}

function page(items: unknown[], url: URL): Answer {
  const size = Math.min(100, Number(url.searchParams.get("per_page") ?? 30))
  const number = Number(url.searchParams.get("page") ?? 1)
  const next = new URL(url)
  next.searchParams.set("page", String(number + 1))
  const more = number * size < items.length
  return [200, items.slice((number - 1) * size, number * size), more ? { link: `<${next.href}>; rel="next"` } : {}]
}

function pullOf({ pull }: Forge) {
  const repo = { full_name: "quelquun/missions" }
  return { number: 7, state: pull.state, created_at: pull.createdAt, head: { sha: pull.head, ref: "ma-fiche", repo } }
}

function changedOf({ path, status = "added", previous, patch }: Held) {
  return { filename: path, status, ...(previous && { previous_filename: previous }), ...(patch && { patch }) }
}

function entryOf(file: Held) {
  const size = Buffer.from(file.text ?? "").length
  return { path: file.path.replace(/^proposals\//, ""), mode: file.mode ?? "100644", sha: shaOf(file), size }
}

function shaOf({ path, text = "" }: Held): string {
  return createHash("sha1").update(path).update(text).digest("hex")
}

function commentOf(comment: Forge["comments"][number] | undefined) {
  return { ...comment, html_url: `https://forge.example/c/${comment?.id}` }
}
