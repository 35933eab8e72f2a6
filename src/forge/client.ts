import { setTimeout as sleep } from "node:timers/promises"
import { misuse } from "../model/misuse.ts"
import { readBody } from "./body.ts"
import type { Shape } from "./shape.ts"
import { isLimit, longestWait, mostTries, pause, type Refusal } from "./wait.ts"

/** What a forge answered: a value of the shape asked for, or why there is none; `status` is 0 when nothing came. */
export type Reply<T> = { ok: true; value: T; next?: string } | { ok: false; status: number; why: string }

export interface Request<T> {
  method?: "GET" | "POST" | "PATCH" | "DELETE"
  /** Under the repository's address, such as `/pulls/1`, or `""` for the repository itself; or a whole address of the same API, as its pages name. */
  path: string
  shape: Shape<T>
  body?: unknown
  /** The file itself, as bytes, at most so many. */
  raw?: number
  /** True when asking twice would do the thing twice: then only a limit is tried again. */
  once?: boolean
}

export interface Client {
  ask<T>(request: Request<T>): Promise<Reply<T>>
  /** The items of a list over its pages, at most so many; `whole` is false when more were left. */
  pages<T>(path: string, item: Shape<T[]>, most: number): Promise<Reply<{ items: T[]; whole: boolean }>>
}

export interface Setting {
  /** The API's address, such as `https://api.github.com`; plain http only on this very machine. */
  api: string
  /** Absent, the forge is only read, as anybody may. */
  token?: string
  /** `owner/name`. */
  repository: string
  /** Ends everything under way. */
  signal: AbortSignal
  /** Milliseconds one answer may take. */
  timeout?: number
  /** Told before each wait. */
  waiting?(seconds: number, why: string): void
  pause?(milliseconds: number): Promise<unknown>
}

/** Speaks to one forge: tries again what may pass, gives its token to the API's own address alone, and believes nothing. */
export function client(setting: Setting): Client {
  const base = baseOf(setting)
  const ask = <T>(request: Request<T>) => askOften(setting, base, request)
  return {
    ask,
    async pages<T>(path: string, shape: Shape<T[]>, most: number) {
      const items: T[] = []
      let next: string | undefined = path
      for (let page = 0; next !== undefined && items.length < most && page < mostPages; page++) {
        const reply: Reply<T[]> = await ask({ path: next, shape })
        if (!reply.ok) return reply
        items.push(...reply.value)
        next = reply.next
      }
      return { ok: true, value: { items: items.slice(0, most), whole: next === undefined && items.length <= most } }
    },
  }
}

/** An API that always names a next page is left. */
const mostPages = 100
const jsonLimit = 32 * 1024 * 1024
const jsonType = "application/vnd.github+json"
const rawType = "application/vnd.github.raw+json"
const version = "2022-11-28"

/** The repository's address in the API. */
function baseOf({ api, repository }: Setting): { api: URL; repository: string } {
  if (!/^[A-Za-z0-9][\w.-]{0,99}\/[\w.-]{1,100}$/.test(repository) || /\/\.{1,2}$/.test(repository))
    throw misuse("Le nom du dépôt (GITHUB_REPOSITORY) doit être de la forme « compte/depot ».")
  const url = URL.canParse(api) ? new URL(api.replace(/\/+$/, "")) : undefined
  const near = url?.protocol === "http:" && /^(127\.0\.0\.1|\[::1\]|localhost)$/.test(url.hostname)
  if (!url || (url.protocol !== "https:" && !near) || url.username || url.password || url.search || url.hash)
    throw misuse("L’adresse de la forge (GITHUB_API_URL) doit commencer par https:// et n’avoir ni compte ni « ? ».")
  return { api: url, repository: `${url.href.replace(/\/$/, "")}/repos/${repository}` }
}

type Base = ReturnType<typeof baseOf>

async function askOften<T>(setting: Setting, base: Base, request: Request<T>): Promise<Reply<T>> {
  const rest = setting.pause ?? (milliseconds => sleep(milliseconds, undefined, { signal: setting.signal }))
  for (let tried = 1; ; tried++) {
    const reply = await askOnce(setting, base, request)
    if ("ok" in reply) return reply
    const wait = request.once && !isLimit(reply) ? undefined : pause(reply, tried, Date.now())
    const failed = { ok: false, status: reply.status, why: reply.message } as const
    if (wait === undefined || tried >= mostTries) return failed
    if (wait > longestWait) return { ...failed, why: `la forge demande d’attendre ${Math.ceil(wait / 60_000)} minutes` }
    if (wait >= 1000) setting.waiting?.(Math.ceil(wait / 1000), reply.message)
    await rest(wait)
  }
}

async function askOnce<T>(setting: Setting, base: Base, request: Request<T>): Promise<Reply<T> | Refusal> {
  const url = addressOf(base, request.path)
  if (!url) return { ok: false, status: 0, why: "la forge nomme une adresse qui n’est pas la sienne" }
  const late = AbortSignal.timeout(setting.timeout ?? 20_000)
  try {
    const response = await fetch(url, {
      method: request.method ?? "GET",
      // A redirection would carry the token elsewhere.
      redirect: "manual",
      signal: AbortSignal.any([setting.signal, late]),
      headers: {
        accept: request.raw === undefined ? jsonType : rawType,
        ...(setting.token ? { authorization: `Bearer ${setting.token}` } : {}),
        "user-agent": "missions",
        "x-github-api-version": version,
        ...(request.body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
    })
    return await read(response, base, request)
  } catch (error) {
    setting.signal.throwIfAborted()
    return { status: 0, headers: new Headers(), message: late.aborted ? "la forge ne répond pas à temps" : cut(error) }
  }
}

async function read<T>(response: Response, base: Base, request: Request<T>): Promise<Reply<T> | Refusal> {
  const { status, headers } = response
  const most = request.raw ?? jsonLimit
  const bytes = await readBody(response, status < 300 ? most : 64 * 1024)
  if (status >= 300 && status < 400) return { ok: false, status, why: "la forge renvoie vers une autre adresse" }
  if (status >= 400) return { status, headers, message: messageOf(bytes, status) }
  if (bytes === undefined) return { ok: false, status, why: `la réponse dépasse ${most} octets` }
  const value = request.shape(request.raw === undefined ? parse(bytes) : bytes)
  if (value === undefined) return { ok: false, status, why: "la réponse de la forge n’a pas la forme attendue" }
  const next = nextOf(headers.get("link"), base)
  return { ok: true, value, ...(next === undefined ? {} : { next }) }
}

/** An address of the API itself, or nothing. */
function addressOf(base: Base, path: string): URL | undefined {
  const text = path === "" || path.startsWith("/") ? base.repository + path : path
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url?.origin === base.api.origin && url.pathname.startsWith(base.api.pathname) ? url : undefined
}

/** The next page a `Link` header names, when it lies under the API. */
function nextOf(link: string | null, base: Base): string | undefined {
  const found = /<([^<>]{1,2000})>;\s*rel="next"/.exec((link ?? "").slice(0, 10_000))?.[1]
  return found === undefined ? undefined : (addressOf(base, found)?.href ?? "https://ailleurs.invalid/")
}

function messageOf(bytes: Uint8Array | undefined, status: number): string {
  const given = parse(bytes ?? new Uint8Array())
  const told = typeof given === "object" && given !== null && "message" in given ? given.message : undefined
  return typeof told === "string" ? `réponse ${status} : ${told.slice(0, 200)}` : `réponse ${status}`
}

/** JSON, or undefined; an empty answer is null. */
function parse(bytes: Uint8Array): unknown {
  if (bytes.length === 0) return null
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

/** What a network fault is, in few words. */
function cut(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause)
  return `la forge ne répond pas (${code.slice(0, 80)})`
}
