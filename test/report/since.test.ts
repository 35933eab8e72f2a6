import { expect, test } from "vitest"
import { saySince, since } from "../../src/report/since.ts"
import { findings } from "./sample.ts"

const before = findings.slice(0, 3)

test("what is settled, stays or is new, by fingerprint alone", () => {
  const moved = findings.slice(1, 5).map(finding => ({ ...finding, start: { line: 99, column: 1, offset: 900 } }))
  const changes = since(moved, before)
  expect(changes).toMatchObject({ remaining: 2, fresh: 2 })
  expect(changes?.settled.map(({ fingerprint }) => fingerprint)).toEqual(["siret-longueur-1"])
  expect(moved.map(finding => changes?.isFresh(finding))).toEqual([false, false, true, true])
  expect(changes && saySince(changes)).toBe("Depuis le dernier rapport : 1 point réglé, 2 nouveaux et 2 qui restent.")
})

test.each([
  [[], before, "Depuis le dernier rapport : 3 points réglés."],
  [before, before, "Depuis le dernier rapport : 3 points qui restent."],
  [before, [], "Depuis le dernier rapport : 3 points nouveaux."],
  [[...before, ...before], before.slice(0, 2), "Depuis le dernier rapport : 1 point nouveau et 2 qui restent."],
  [[], [], ""],
])("said as people say it (%#)", (now, then, sentence) => {
  const changes = since(now, then)
  expect(changes && saySince(changes)).toBe(sentence)
})

test("without a report before, nothing is compared", () => {
  expect(since(before, undefined)).toBeUndefined()
})
