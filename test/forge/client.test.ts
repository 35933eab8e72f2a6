import { expect, test } from "vitest"
import { client } from "../../src/forge/client.ts"
import { list, record, whole } from "../../src/forge/shape.ts"
import { pause } from "../../src/forge/wait.ts"
import { forgeOf } from "./server.ts"
import { speaker } from "./speaker.ts"

const anything = (value: unknown) => ({ value })

test("tries a passing fault again, each time later, and gives up after five", async () => {
  const forge = await forgeOf([])
  const { waits, forge: api } = speaker(forge)
  for (let time = 0; time < 3; time++) forge.faults.push({ on: /pulls\/7$/, status: 503 })
  expect((await api.ask({ path: "/pulls/7", shape: anything })).ok).toBe(true)
  expect(waits).toEqual([250, 500, 1000])
  for (let time = 0; time < 9; time++) forge.faults.push({ on: /pulls\/7$/, status: 500 })
  expect(await api.ask({ path: "/pulls/7", shape: anything })).toMatchObject({ ok: false, status: 500 })
  expect(forge.faults).toHaveLength(4)
})

test("asks but once what would be done twice, unless the forge only said «too much»", async () => {
  const forge = await forgeOf([])
  const { waits, forge: api } = speaker(forge)
  const body = { body: "x" }
  const post = { method: "POST", path: "/issues/7/comments", body, shape: anything, once: true } as const
  forge.faults.push({ on: /^POST/, status: 502 })
  expect((await api.ask(post)).ok).toBe(false)
  forge.faults.push({ on: /^POST/, status: 403, headers: { "retry-after": "3" } })
  expect((await api.ask(post)).ok).toBe(true)
  expect([waits, forge.comments.length]).toEqual([[3000], 1])
})

test("does not wait longer than a run can afford", async () => {
  const forge = await forgeOf([])
  forge.faults.push({ on: /pulls/, status: 429, headers: { "retry-after": "3600" } })
  const { waits, forge: api } = speaker(forge)
  expect(await api.ask({ path: "/pulls/7", shape: anything })).toMatchObject({ ok: false, status: 429 })
  expect(waits).toEqual([])
})

test("waits as a limit says", () => {
  const limit = (headers: { [name: string]: string }) => ({ status: 403, headers: new Headers(headers), message: "" })
  expect(pause(limit({ "retry-after": "7" }), 1, 0)).toBe(7000)
  expect(pause(limit({ "x-ratelimit-remaining": "0", "x-ratelimit-reset": "20" }), 1, 5000)).toBe(15_000)
  expect(pause({ ...limit({}), message: "secondary rate limit" }, 1, 0)).toBe(60_000)
  expect(pause(limit({}), 1, 0)).toBeUndefined()
})

test.each([301, 200])("gives its token to no other address (%i)", async status => {
  const forge = await forgeOf([])
  const elsewhere = await forgeOf([])
  const address = `${elsewhere.api}/repos/ecole/missions/pulls`
  const headers = status === 301 ? { location: address } : { link: `<${address}>; rel="next"` }
  forge.faults.push({ on: /pulls/, status, headers, body: [{ id: 1 }] })
  const reply = await speaker(forge).forge.pages("/pulls", list(record({ id: whole })), 100)
  expect(reply.ok).toBe(false)
  expect([forge.asked.length, elsewhere.asked]).toEqual([1, []])
})

test("takes no answer of another shape, nor a file over its limit", async () => {
  const forge = await forgeOf([])
  const { forge: api } = speaker(forge)
  expect((await api.ask({ path: "/pulls/7", shape: list(whole) })).ok).toBe(false)
  forge.faults.push({ on: /blobs/, status: 200, body: new Uint8Array(2_000_000) })
  expect(await api.ask({ path: "/git/blobs/x", raw: 1000, shape: anything })).toMatchObject({ ok: false, status: 200 })
})

test.each(["http://forge.example", "https://a:b@forge.example", "file:///etc"])("refuses the address %s", api => {
  const signal = new AbortController().signal
  expect(() => client({ api, repository: "a/b", signal })).toThrow("GITHUB_API_URL")
})
