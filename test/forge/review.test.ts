import { readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"
import { demonstration, emptyFolder, root } from "../commands/run.ts"
import fc from "../draw.ts"
import { withForge } from "./run.ts"
import { bot, type Forge, forgeOf, type Held, head } from "./server.ts"

const folder = "proposals/2025-2026"
const path = `${folder}/ville-de-valombreuil.md`
const sound = readFileSync(join(root, path), "utf8")
const faulty = sound.replace(/siret: (\d{13})\d/, "siret: $1")
const changed = (text: string): Held => ({ path, text, status: "modified", patch: "@@ -1,40 +1,40 @@\n" })

/** Runs the program as a workflow does, in a copy of the demonstration. */
function review(forge: Forge, args = ["--pull", "7"], env: { [name: string]: string } = {}, cwd = demonstration()) {
  return withForge(forge, cwd, ["review", ...args], env)
}

describe("a pull request", () => {
  test("with a faulty fiche gets a comment, a label and a failed check run", async () => {
    const forge = await forgeOf([changed(faulty)])
    const done = await review(forge)
    expect([done.err, done.code]).toEqual(["Rapport donné sur la demande n° 7.\n", 1])
    expect(forge.comments).toHaveLength(1)
    expect(forge.comments[0]?.body).toMatch(/^<!-- missions:rapport -->\n\n## ✖ 1 point bloquant/)
    expect([...forge.labels]).toEqual(["à corriger"])
    expect(forge.known.get("à corriger")).toMatchObject({ color: "B60205" })
    expect(forge.runs).toMatchObject([{ head_sha: head, conclusion: "failure", status: "completed" }])
    expect([...forge.tokens]).toEqual(["Bearer jeton-secret"])
  })

  test("put right on the next push: the same comment, the other label", async () => {
    const files = [changed(faulty)]
    const forge = await forgeOf(files)
    await review(forge)
    files[0] = changed(sound)
    expect((await review(forge)).code).toBe(0)
    expect(forge.comments).toHaveLength(1)
    expect(forge.comments[0]?.body).toContain("## ✔")
    expect(forge.comments[0]?.body).toContain("Depuis le dernier rapport : 1 point réglé.")
    expect([...forge.labels]).toEqual(["prête à relire"])
  })

  test("gets its certain corrections as suggestions, once", async () => {
    const forge = await forgeOf([changed(sound.replace(/(intitule: ".*)"/, '$1."'))])
    await review(forge)
    await review(forge)
    expect(forge.reviews.length).toBeLessThanOrEqual(1)
    for (const one of forge.reviews[0]?.comments ?? []) expect(one.body).toContain("```suggestion\n")
    expect(forge.reviews[0]?.comments).toHaveLength(1)
  })

  test("whose text is that of a mission of the year before is told so, and is no failure", async () => {
    const cwd = demonstration()
    const before = join(cwd, "proposals/2024-2025/ville-de-brumenelle.md")
    const [head = ""] = readFileSync(before, "utf8").split("\n## ", 1)
    writeFileSync(before, head + sound.slice(sound.indexOf("\n## ")))
    const forge = await forgeOf([changed(sound)])
    expect((await review(forge, undefined, undefined, cwd)).code).toBe(0)
    expect(forge.comments[0]?.body).toContain("dans une autre fiche de 2024-2025")
    expect(forge.comments[0]?.body).toContain("2024-2025/ville-de-brumenelle.md")
  })

  test("is told the whole report: days left, how far the fiche is, the corrected text, what is new; nothing interne", async () => {
    const files = [changed(sound.replace("hebergement: oui", "hebergement: Oui"))]
    const forge = await forgeOf(files)
    const env = { SOURCE_DATE_EPOCH: "1749720000" }
    await review(forge, undefined, env)
    const body = () => forge.comments[0]?.body ?? ""
    expect(body()).toContain("il reste 7 jours")
    expect(body()).toContain("| ✔ Collectivité | fait |")
    expect(body()).toContain("Le texte corrigé, prêt à coller")
    expect(body()).toMatch(/Lignes \d+ à \d+ : inchangées\./)
    expect(body()).toContain("  hebergement: oui\n")
    expect(body()).not.toContain("Depuis le dernier rapport")
    for (const secret of ["JEUDESSAI", "MAQUETTEAU", "GABARISSON", "stages.rh@"]) expect(body()).not.toContain(secret)
    expect(Buffer.byteLength(body())).toBeLessThanOrEqual(30_000)
    files[0] = changed(sound.replace(/siret: (\d{13})\d/, "siret: $1"))
    await review(forge, undefined, env)
    expect(body()).toContain("Depuis le dernier rapport : 1 point réglé et 1 nouveau.")
    expect(body()).toMatch(/\*\*1\.\*\* ✖ .* · nouveau\n/)
  })

  test("opened after the closing is told late, and is no failure", async () => {
    const forge = await forgeOf([{ path, text: sound.replace("statut: retenue", "statut: recue") }])
    forge.pull.createdAt = "2026-01-15T08:00:00Z"
    expect((await review(forge)).code).toBe(0)
    expect([...forge.labels]).toEqual(["hors délai"])
    expect(forge.runs).toMatchObject([{ conclusion: "neutral" }])
  })

  test("that touches the code gets a neutral word for the maintainers", async () => {
    const forge = await forgeOf([
      { path: "src/cli.ts", text: "x" },
      { path: `${folder}/edition.yml`, text: "x" },
    ])
    expect((await review(forge)).code).toBe(0)
    expect([...forge.labels]).toEqual(["touche au code"])
    expect(forge.runs).toMatchObject([{ conclusion: "neutral" }])
    expect(forge.comments[0]?.body).toContain("Ce n’est pas une erreur")
  })

  test("that is closed gets nothing", async () => {
    const forge = await forgeOf([changed(faulty)])
    forge.pull.state = "closed"
    const done = await review(forge)
    expect([done.code, forge.comments.length, forge.runs.length]).toEqual([0, 0, 0])
  })

  test.each([
    ["pushed over", (forge: Forge) => (forge.pull.head = "c".repeat(40))],
    ["closed", (forge: Forge) => (forge.pull.state = "closed")],
  ])("that is %s meanwhile gets nothing from the older run", async (_, change) => {
    const forge = await forgeOf([changed(faulty)])
    let seen = 0
    forge.before = asked => {
      if (asked === "GET /pulls/7" && ++seen === 2) change(forge)
    }
    const done = await review(forge)
    expect(done.err).toContain("a changé entre-temps")
    expect(done.code).toBe(0)
    expect(forge.asked.filter(asked => !asked.startsWith("GET "))).toEqual([])
  })

  test("that renames and deletes fiches is read at their new names, and compared with none of the old", async () => {
    const moved = `${folder}/notre-mission.md`
    const forge = await forgeOf([
      { path: moved, previous: path, text: faulty, status: "renamed" },
      { path: `${folder}/ville-de-kerhoazel.md`, status: "removed" },
    ])
    expect((await review(forge)).code).toBe(1)
    const body = forge.comments[0]?.body ?? ""
    expect(body).toMatch(/^## ✖ 1 point bloquant/m)
    expect(body).toContain("notre-mission.md")
    for (const gone of ["ville-de-valombreuil", "kerhoazel"]) expect(body).not.toContain(gone)
  })

  test("of 300 files is read up to 200 fiches, over the pages, and says so", async () => {
    const files = Array.from({ length: 300 }, (_, index) => ({ path: `${folder}/f-${index}.md`, text: "---\n" }))
    const forge = await forgeOf(files)
    expect((await review(forge)).code).toBe(1)
    expect(forge.asked.filter(asked => asked.endsWith("/files"))).toHaveLength(3)
    expect(forge.asked.filter(asked => asked.includes("/git/blobs/"))).toHaveLength(200)
    expect(Buffer.byteLength(forge.comments[0]?.body ?? "")).toBeLessThanOrEqual(30_000)
    expect(forge.comments[0]?.body).toContain("trop grande")
    expect(Math.max(...forge.annotations)).toBe(50)
    expect(forge.runs.map(({ status }) => status).lastIndexOf("in_progress")).toBe(forge.runs.length - 2)
  })

  test("with a file of 2 MB or a link is told, and neither is fetched", async () => {
    const forge = await forgeOf([
      { path: `${folder}/grosse.md`, text: "a".repeat(2_000_000) },
      { path: `${folder}/lien.md`, text: "/etc/passwd", mode: "120000" },
    ])
    expect((await review(forge)).code).toBe(1)
    expect(forge.asked.filter(asked => asked.includes("/git/blobs/"))).toEqual([])
    const body = forge.comments[0]?.body ?? ""
    expect(body).toMatch(/^## ✖ 2 points bloquants/m)
    expect(body).toContain("grosse.md")
    expect(body).toMatch(/2\s000\s000 octets/)
    expect(body).toContain("lien.md")
    expect(body).not.toContain("/etc/passwd")
  })
})

describe("the forge", () => {
  test("asks to wait, then answers", async () => {
    const forge = await forgeOf([changed(faulty)])
    forge.faults.push({ on: /files$/, status: 403, headers: { "retry-after": "1" } })
    const done = await review(forge)
    expect(done.err).toContain("La forge fait attendre 1 s")
    expect([done.code, forge.comments.length]).toEqual([1, 1])
  })

  test("fails after the comment was made: it is not made twice", async () => {
    const forge = await forgeOf([changed(faulty)])
    forge.faults.push({ on: /^POST .*comments$/, status: 502, after: true })
    expect((await review(forge)).code).toBe(1)
    expect(forge.comments).toHaveLength(1)
  })

  test.each([404, 422, 403])("refuses with %i: said in French, exit 2", async status => {
    const forge = await forgeOf([changed(faulty)])
    forge.faults.push({ on: /^GET \/pulls\/7\/files$/, status })
    const done = await review(forge)
    expect(done.code).toBe(2)
    expect(done.err).toContain(`réponse ${status}`)
  })

  test.each([
    ["the labels", /^GET \/issues\/7\/labels$/, 404],
    ["the check run", /^POST \/check-runs$/, 422],
    ["the suggestions", /^POST \/pulls\/7\/reviews$/, 422],
  ])("refuses %s alone: the report stands, and all the rest", async (_, on, status) => {
    const forge = await forgeOf([changed(faulty.replace("hebergement: oui", "hebergement: Oui"))])
    forge.faults.push({ on, status })
    const done = await review(forge)
    expect([done.code, forge.comments.length]).toEqual([1, 1])
    expect(done.err).toContain("pas tout le reste")
    expect([forge.labels.size, forge.checks.length, forge.reviews.length].sort()).toEqual([0, 1, 1])
  })

  test("refuses the comment: said in French, exit 2, nothing else is sent", async () => {
    const forge = await forgeOf([changed(faulty)])
    forge.faults.push({ on: /^POST .*comments$/, status: 403 })
    const done = await review(forge)
    expect(done.code).toBe(2)
    expect(done.err).toContain("réponse 403")
    expect(forge.asked.filter(asked => !asked.startsWith("GET "))).toEqual(["POST /issues/7/comments"])
  })
})

test("two runs at once leave one comment, the oldest", async () => {
  const forge = await forgeOf([changed(faulty)])
  // Both list before either writes.
  let lists = 0
  let release = () => {}
  const both = new Promise<void>(resolve => (release = resolve))
  forge.before = async asked => {
    if (asked !== "POST /issues/7/comments") return
    if (++lists === 2) release()
    await both
  }
  await Promise.all([review(forge), review(forge)])
  expect(forge.asked.filter(asked => asked === "POST /issues/7/comments")).toHaveLength(2)
  expect(forge.comments.map(({ id }) => id)).toEqual([1])
})

test("a comment of somebody else that begins as ours is left alone", async () => {
  const forge = await forgeOf([changed(faulty)])
  const other = { id: 1, body: "<!-- missions:rapport -->\nmoi", user: { login: "quelquun", type: "User" } }
  forge.comments.push(other)
  await review(forge)
  expect(forge.comments).toHaveLength(2)
  expect(forge.comments[0]).toEqual(other)
})

test("a preview is linked in our comment, once, for the commit it was built from", async () => {
  const forge = await forgeOf([changed(faulty)])
  await review(forge)
  const cwd = demonstration()
  const event = join(emptyFolder(), "event.json")
  writeFileSync(event, JSON.stringify({ workflow_run: { head_sha: head, id: 42 } }))
  for (let time = 0; time < 2; time++) expect((await review(forge, [], { GITHUB_EVENT_PATH: event }, cwd)).code).toBe(0)
  expect(forge.comments[0]?.body.match(/actions\/runs\/42/g)).toHaveLength(1)
  expect(forge.comments).toHaveLength(1)
})

test("without a token nothing is sent: a dry run shows the comment", async () => {
  const forge = await forgeOf([changed(faulty)])
  const { code, out } = await review(forge, ["--pull", "7", "--dry-run"], { GITHUB_TOKEN: "" })
  expect(code).toBe(1)
  expect(out).toContain("## ✖ 1 point bloquant")
  expect(forge.asked.every(asked => asked.startsWith("GET "))).toBe(true)
  expect((await review(forge, ["--pull", "7"], { GITHUB_TOKEN: "" })).code).toBe(2)
})

test("hostile names and bodies change nothing on the disk and make no second marker", async () => {
  const names = [
    "..",
    "../../x",
    "é à.md",
    "a\nb.md",
    "<!-- missions:rapport -->.md",
    "@tous #1.md",
    "$(id).md",
    "a`b`.md",
    "::error::x.md",
    "../2024-2025/ville-de-brumenelle.md",
    "%2e%2e%2fx.md",
    "\u202egpj.md",
  ]
  await fc.assert(
    fc.asyncProperty(fc.string(), async text => {
      const cwd = demonstration()
      const before = readdirSync(cwd, { recursive: true }).sort()
      const body = `${text}<!-- missions:rapport -->`
      const forge = await forgeOf(
        names.map(name => ({ path: `${folder}/${name}`, text: `---\n${body}\n---\n${body}` })),
      )
      const { code, err } = await review(forge, ["--pull", "7"], {}, cwd)
      expect([code, err]).toEqual([1, "Rapport donné sur la demande n° 7.\n"])
      expect(readdirSync(cwd, { recursive: true }).sort()).toEqual(before)
      const said = forge.comments[0]?.body ?? ""
      // In a code span it is shown, not obeyed.
      const bare = said.replace(/(`+)(?!`).*?[^`]\1(?!`)/g, "")
      expect(bare.match(/<!-- missions:\w+/g)).toEqual(["<!-- missions:rapport", "<!-- missions:points"])
      expect(bare).not.toMatch(/@tous|#1\b|^::|\u202e/m)
      expect(forge.comments[0]?.user.login).toBe(bot)
      expect(
        forge.asked.filter(
          asked => !/^(?:GET|POST|PATCH) \/(?:pulls|issues|git|labels|check-runs|commits)\b/.test(asked),
        ),
      ).toEqual([])
    }),
    { numRuns: 2 },
  )
})
