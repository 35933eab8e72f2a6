import { expect, test } from "vitest"
import { putSticky, readSticky } from "../../src/forge/sticky.ts"
import { bot, type Forge, forgeOf } from "./server.ts"
import { speaker } from "./speaker.ts"

const marker = "<!-- missions:rapport -->"
const mark = { account: bot, marker }
const said = (words: string) => `${marker}\n\n${words}`

function put(forge: Forge, words: string) {
  return putSticky(speaker(forge).forge, 7, mark, said(words))
}

function talk(forge: Forge, count: number): void {
  for (let id = 1; id <= count; id++)
    forge.comments.push({ id, body: `${marker} ${id}`, user: { login: "quelquun", type: "User" } })
}

test("ours is found and updated beyond the first pages of comments", async () => {
  const forge = await forgeOf([])
  talk(forge, 250)
  expect(await put(forge, "un")).toMatchObject({ ok: true, value: { id: 251 } })
  expect(await put(forge, "deux")).toMatchObject({ ok: true, value: { id: 251, body: said("deux") } })
  expect(forge.comments).toHaveLength(251)
  expect(await readSticky(speaker(forge).forge, 7, mark)).toMatchObject({ ok: true, value: [{ id: 251 }] })
})

test("said already, nothing is written", async () => {
  const forge = await forgeOf([])
  await put(forge, "un")
  forge.asked.length = 0
  await put(forge, "un")
  expect(forge.asked).toEqual(["GET /issues/7/comments"])
})

test("of several of ours the oldest stays, even when another run takes the others away first", async () => {
  const forge = await forgeOf([])
  for (const id of [3, 5, 9]) forge.comments.push({ id, body: said("vieux"), user: { login: bot, type: "Bot" } })
  forge.before = asked => {
    if (asked !== "DELETE /issues/comments/5") return
    forge.comments = forge.comments.filter(({ id }) => id !== 5)
  }
  expect(await put(forge, "neuf")).toMatchObject({ ok: true, value: { id: 3 } })
  expect(forge.comments.map(({ id, body }) => [id, body])).toEqual([[3, said("neuf")]])
})

test("taken away while it is updated, it is written anew", async () => {
  const forge = await forgeOf([])
  await put(forge, "un")
  forge.before = asked => {
    if (asked.startsWith("PATCH")) forge.comments = []
  }
  expect((await put(forge, "deux")).ok).toBe(true)
  expect(forge.comments.map(({ body }) => body)).toEqual([said("deux")])
})

test.each([1, 2])("two runs of other words race: one comment is left (writer %i is late)", async late => {
  const forge = await forgeOf([])
  let posts = 0
  let written = () => {}
  const other = new Promise<void>(resolve => (written = resolve))
  forge.before = async asked => {
    if (asked === "POST /issues/7/comments" && ++posts === late) await other
    // The one that is not late has written, and looks again.
    else if (asked === "GET /issues/7/comments" && forge.comments.length > 0) written()
  }
  const replies = await Promise.all([put(forge, "un"), put(forge, "deux")])
  expect(replies.every(({ ok }) => ok)).toBe(true)
  expect(forge.asked.filter(asked => asked.startsWith("POST"))).toHaveLength(2)
  expect(forge.comments).toHaveLength(1)
  expect([said("un"), said("deux")]).toContain(forge.comments[0]?.body)
})

test.each([401, 403, 422])("refused with %i: said, and not tried again", async status => {
  const forge = await forgeOf([])
  forge.faults.push({ on: /^POST/, status })
  expect(await put(forge, "un")).toMatchObject({ ok: false, status })
  expect(forge.asked).toEqual(["GET /issues/7/comments", "POST /issues/7/comments"])
})

test("gives up on a comment that is gone each time", async () => {
  const forge = await forgeOf([])
  forge.before = asked => {
    if (asked.startsWith("PATCH")) forge.faults.push({ on: /^PATCH/, status: 404 })
  }
  forge.comments.push({ id: 1, body: said("vieux"), user: { login: bot, type: "Bot" } })
  expect(await put(forge, "neuf")).toMatchObject({ ok: false, status: 404 })
  expect(forge.asked.length).toBeLessThan(20)
})
