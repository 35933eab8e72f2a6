import { expect, test } from "vitest"
import { type Keeper, openKeeper, readKept, type Store, type Tabs, writeKept } from "../../site/scripts/keep.ts"
import { clean, kept, note, rank, star } from "../../site/scripts/selection.ts"
import fc from "../draw.ts"

const key = "missions:selection:2025-2026"
const slugs = ["agglo-du-lac", "commune-2", "metropole", "ville-de-valombreuil"]

/** The kept texts of a browser, shared by the tabs opened on it; `room.left` signs at most. */
function browser(left = Number.POSITIVE_INFINITY) {
  const texts = new Map<string, string>()
  const room = { left }
  const tabs: { [event: string]: (event: object) => void }[] = []
  const open = (): Keeper => {
    const heard: (typeof tabs)[number] = {}
    tabs.push(heard)
    const store: Store = {
      getItem: name => texts.get(name) ?? null,
      setItem: (name, text) => {
        if (text.length > room.left) throw new DOMException("no room", "QuotaExceededError")
        texts.set(name, text)
        for (const other of tabs) if (other !== heard) other["storage"]?.({ key: name })
      },
    }
    const addEventListener = (name: string, listener: (event: object) => void) => {
      heard[name] = listener
    }
    return openKeeper("2025-2026", () => store, { addEventListener } as unknown as Tabs)
  }
  return { texts, room, tabs, open }
}

const slug = fc.constantFrom(...slugs)
const action = fc.oneof(
  slug.map(one => (keeper: Keeper) => keeper.change(choice => star(choice, one))),
  fc.tuple(slug, fc.nat(5)).map(
    ([one, at]) =>
      (keeper: Keeper) =>
        keeper.change(choice => rank(choice, one, at)),
  ),
  fc.tuple(slug, fc.string({ unit: "grapheme" })).map(
    ([one, text]) =>
      (keeper: Keeper) =>
        keeper.change(choice => note(choice, one, text)),
  ),
)

test("two tabs agree after every change, and a third opened later finds the same", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), action), { maxLength: 30 }), steps => {
      const { open } = browser()
      const [one, other] = [open(), open()]
      for (const [first, act] of steps) {
        act(first ? one : other)
        expect(one.now()).toEqual(other.now())
      }
      expect(open().now()).toEqual(one.now())
    }),
  )
})

test("what another tab changed is told; what concerns something else is not", () => {
  const { open, tabs } = browser()
  const [one, other] = [open(), open()]
  let told = 0
  one.watch(() => told++)
  other.change(choice => star(choice, "metropole"))
  expect(told).toBe(1)
  tabs[0]?.["storage"]?.({ key: "something-else" })
  expect(told).toBe(1)
})

test("a page come back from where the browser had set it aside is brought up to date", () => {
  const { open, tabs, texts } = browser()
  const keeper = open()
  texts.set(key, writeKept({ wishes: ["metropole"], starred: [], notes: {} }))
  tabs[0]?.["pageshow"]?.({ persisted: true })
  expect(keeper.now().wishes).toEqual(["metropole"])
})

test("a selection kept by the first version is read, and kept in the present one at the next change", () => {
  const { texts, open } = browser()
  texts.set(key, '["metropole","commune-2","metropole","<b>"]')
  const keeper = open()
  expect(keeper.now()).toEqual({ wishes: ["metropole", "commune-2"], starred: [], notes: {} })
  keeper.change(choice => note(choice, "metropole", "à voir"))
  expect(JSON.parse(texts.get(key) ?? "")).toEqual({
    version: 2,
    voeux: ["metropole", "commune-2"],
    etoiles: [],
    notes: { metropole: "à voir" },
  })
})

test("what a newer version keeps is shown, told, and never written over", () => {
  const { texts, open } = browser()
  const newer = '{"version":3,"voeux":["metropole"],"teams":[]}'
  texts.set(key, newer)
  const keeper = open()
  keeper.change(choice => star(choice, "commune-2"))
  expect(kept(keeper.now())).toEqual(["metropole", "commune-2"])
  keeper.change(choice => star(choice, "metropole"))
  keeper.change(choice => star(choice, "agglo-du-lac"))
  expect(kept(keeper.now())).toEqual(["commune-2", "agglo-du-lac"])
  expect(keeper.trouble()).toBe("newer")
  expect(texts.get(key)).toBe(newer)
})

test("a browser that keeps nothing is told, and the page loses nothing", () => {
  const keeper = openKeeper("2025-2026", () => {
    throw new DOMException("refused", "SecurityError")
  })
  for (const one of slugs) keeper.change(choice => star(choice, one))
  expect(kept(keeper.now())).toEqual(slugs)
  expect(keeper.trouble()).toBe("blocked")
})

test("without room the page loses nothing, whatever another tab keeps, and all is kept once there is room", () => {
  const { texts, room, open } = browser(120)
  const [one, other] = [open(), open()]
  one.change(choice => star(choice, "metropole"))
  expect(one.trouble()).toBeUndefined()
  one.change(choice => note(choice, "metropole", "n".repeat(100)))
  one.change(choice => star(choice, "commune-2"))
  expect(one.trouble()).toBe("full")
  expect(other.now()).toEqual({ wishes: [], starred: ["metropole"], notes: {} })
  other.change(choice => star(choice, "agglo-du-lac"))
  expect(kept(one.now())).toEqual(["metropole", "commune-2", "agglo-du-lac"])
  expect(one.trouble()).toBe("full")
  room.left = 1000
  one.change(choice => star(choice, "ville-de-valombreuil"))
  expect(one.trouble()).toBeUndefined()
  expect(readKept(texts.get(key) ?? null).choice).toEqual(one.now())
  expect(other.now()).toEqual(one.now())
  expect(one.now().notes).toEqual({ metropole: "n".repeat(100) })
})

test("what is kept may be anything: a choice comes out of it, the one that went in when there was one", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), text => {
      const { choice } = readKept(text)
      expect(clean(choice)).toEqual(choice)
      expect(readKept(writeKept(choice)).choice).toEqual(choice)
    }),
  )
})
