/** Most tries of one request. */
export const mostTries = 5
/** Longest wait, in milliseconds, that a run can afford. */
export const longestWait = 120_000

/** What an answer says of trying again. */
export interface Refusal {
  /** 0 when there was no answer at all. */
  status: number
  headers: Headers
  message: string
}

/**
 * How long to wait before asking again, in milliseconds, by GitHub's own rules: `retry-after`, else `x-ratelimit-reset`,
 * else a minute for a limit; a doubling pause for a passing fault. Undefined when asking again would not help.
 */
export function pause(refusal: Refusal, tried: number, now: number): number | undefined {
  const { status, headers } = refusal
  if (isLimit(refusal)) return limitPause(headers, now)
  return status === 0 || status === 408 || status >= 500 ? first * 2 ** (tried - 1) : undefined
}

/** Whether an answer means «too much for now», and not «forbidden»: nothing was done, so that anything may be asked again. */
export function isLimit({ status, headers, message }: Refusal): boolean {
  if (status === 429) return true
  if (status !== 403) return false
  return headers.has("retry-after") || headers.get("x-ratelimit-remaining") === "0" || /rate limit/i.test(message)
}

const first = 250
const minute = 60_000

function limitPause(headers: Headers, now: number): number {
  const seconds = headers.get("retry-after")
  if (seconds !== null && /^\d{1,9}$/.test(seconds)) return Number(seconds) * 1000
  const reset = headers.get("x-ratelimit-reset")
  if (headers.get("x-ratelimit-remaining") === "0" && reset !== null && /^\d{1,12}$/.test(reset))
    return Math.max(0, Number(reset) * 1000 - now)
  return minute
}
