import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { newKey, seal, unseal } from "../../src/model/sealed.ts"
import { readFiche } from "../../src/read/file.ts"
import { demonstration, missions, root, spoil } from "./run.ts"

const slug = "ville-de-valombreuil"
const secrets = [
  "JEUDESSAI",
  "MAQUETTEAU",
  "Solenne",
  "GABARISSON",
  "Barnabé",
  "02 61 91 00 12",
  "06 39 98 00 12",
  "stages.rh@",
]

/** The demonstration as a public repository with a key, whose identity is in `cle.txt`. */
function open(): { folder: string; fiche: string } {
  const folder = demonstration()
  const made = missions(folder, ["seal", "--new-key", "cle.txt"])
  expect(made.code).toBe(0)
  expect(made.out).toMatch(/^cle_publique: age1[0-9a-z]{58}\n$/)
  expect(made.err).not.toContain("AGE-SECRET-KEY")
  spoil(join(folder, "proposals/2025-2026/edition.yml"), "depot: prive", `depot: public\n${made.out.trim()}`)
  return { folder, fiche: join(folder, `proposals/2025-2026/${slug}.md`) }
}

test("what stays with the school is closed, the rest of the fiche is untouched, and the office alone opens it", () => {
  const { folder, fiche } = open()
  const plain = readFileSync(fiche, "utf8")
  const before = readFiche(fiche, fiche)
  const refused = missions(folder, ["check", fiche])
  expect(refused.code).toBe(1)
  expect(refused.out).toContain("[contact-en-clair]")
  expect(missions(folder, ["seal", slug])).toMatchObject({
    code: 0,
    out: `proposals/2025-2026/${slug}.md : 10 réponses fermées\n`,
  })
  const text = readFileSync(fiche, "utf8")
  for (const secret of secrets) {
    expect(plain).toContain(secret)
    expect(text).not.toContain(secret)
  }
  const after = readFiche(fiche, fiche)
  expect(text.slice(after.bodyStart)).toBe(plain.slice(before.bodyStart))
  expect(after.data["tuteur"]).toEqual({ fonction: (before.data["tuteur"] as { fonction: string }).fonction })
  const checked = missions(folder, ["check", fiche])
  expect([checked.code, checked.out]).toEqual([0, expect.not.stringContaining("champ-manquant")])
  // Nothing is left in clear to close.
  expect(missions(folder, ["seal", slug])).toMatchObject({ code: 0, out: "" })
  expect(readFileSync(fiche, "utf8")).toBe(text)
  const closed = missions(folder, ["contacts"])
  expect([closed.code, closed.out]).toEqual([2, ""])
  expect(closed.err).toContain("--identity FICHIER")
  const opened = missions(folder, ["contacts", "--identity", "cle.txt"])
  expect(opened.code).toBe(0)
  for (const secret of secrets) expect(opened.out).toContain(secret)
  expect(statSync(join(folder, "cle.txt")).mode & 0o777).toBe(0o600)
}, 120_000)

test("an answer written later is closed beside the others, and another key opens none", () => {
  const { folder, fiche } = open()
  missions(folder, ["seal", slug])
  spoil(fiche, "tuteur:\n", "tuteur:\n  telephone: 06 39 98 99 99\n")
  expect(missions(folder, ["seal", slug]).out).toContain("1 réponse fermée")
  expect(readFileSync(fiche, "utf8")).not.toContain("06 39 98 99 99")
  const opened = missions(folder, ["contacts", "--identity", "cle.txt"]).out
  expect(opened).toContain("06 39 98 99 99")
  expect(opened).toContain("MAQUETTEAU")
  missions(folder, ["seal", "--new-key", "autre.txt"])
  const other = missions(folder, ["contacts", "--identity", "autre.txt"])
  expect([other.code, other.out]).toEqual([2, ""])
  expect(other.err).toContain("Cette clé n’ouvre pas")
  expect(missions(folder, ["contacts", "--identity", fiche]).err).toContain("AGE-SECRET-KEY-1")
  expect(missions(folder, ["seal", "--new-key", "cle.txt"]).code).toBe(2)
}, 120_000)

test("contacts are a sheet for mailings, in which nothing is a formula", () => {
  const folder = demonstration()
  spoil(join(folder, `proposals/2025-2026/${slug}.md`), "nom: MAQUETTEAU", `nom: "=1+2;\\"x"`)
  const { code, out } = missions(folder, ["contacts", "--format", "csv"])
  expect(code).toBe(0)
  const [head, ...lines] = out.replace("\ufeff", "").trimEnd().split("\r\n")
  expect(head?.split(";").slice(0, 5)).toEqual(["Fiche", "Collectivité", "SIRET", "Intitulé", "Statut"])
  expect(lines).toHaveLength(16)
  expect(out).toContain(`;"'=1+2;""x";Solenne;solenne.maquetteau@valombreuil.example;02 61 91 00 12;`)
  // The same in a file, that only its owner reads, even where one was.
  const file = join(folder, "contacts.csv")
  writeFileSync(file, "", { mode: 0o644 })
  expect(missions(folder, ["contacts", "--format", "csv", "--out", "contacts.csv"])).toMatchObject({ code: 0, out: "" })
  expect(readFileSync(file, "utf8")).toBe(out)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(missions(folder, ["contacts", "--out", "proposals/contacts.txt"]).code).toBe(2)
  mkdirSync(join(folder, "dist/2025-2026"), { recursive: true })
  writeFileSync(join(folder, "dist/build.json"), JSON.stringify({ generator: "missions" }))
  const published = missions(folder, ["contacts", "--out", "dist/2025-2026/contacts.txt"])
  expect([published.code, published.err]).toEqual([
    2,
    "« dist/2025-2026/contacts.txt » est dans un site fait pour être publié : les contacts n’y vont pas.\n",
  ])
})

test("the importer closes what it reads when the édition has a key", () => {
  const { folder } = open()
  const form = join(root, "test/intake/forms/s04-controles.docx")
  const proposals = join(folder, "proposals/2025-2026/metropole-nordhalie.md")
  spoil(proposals, /^[\s\S]*$/, "")
  expect(missions(folder, ["import", form]).code).toBe(2)
  const elsewhere = join(folder, "proposals/2024-2025/edition.yml")
  const key = /cle_publique: .*/.exec(readFileSync(join(folder, "proposals/2025-2026/edition.yml"), "utf8"))?.[0] ?? ""
  spoil(elsewhere, "depot: prive", `depot: public\n${key}`)
  const imported = missions(folder, ["import", form, "--edition", "2024-2025"])
  expect(imported.code, imported.out).toBe(0)
  const text = readFileSync(join(folder, "proposals/2024-2025/metropole-nordhalie.md"), "utf8")
  expect(text).toContain("-----BEGIN AGE ENCRYPTED FILE-----")
  expect(text).not.toMatch(/@|TAMPONIER|PROTOTYPE/)
  expect(missions(folder, ["contacts", "--edition", "2024-2025", "--identity", "cle.txt"]).out).toContain("TAMPONIER")
}, 120_000)

test("without a key, or with a head that cannot be read, nothing is changed", () => {
  const folder = demonstration()
  expect(missions(folder, ["seal"])).toMatchObject({ code: 2, err: expect.stringContaining("--new-key FICHIER") })
  const { folder: keyed, fiche } = open()
  spoil(fiche, "dgs:\n", "dgs: [\n")
  const broken = readFileSync(fiche, "utf8")
  expect(missions(keyed, ["seal", slug])).toMatchObject({ code: 1, out: "" })
  expect(readFileSync(fiche, "utf8")).toBe(broken)
  expect(missions(keyed, ["seal", "ville-de-valombreui"]).err).toContain("« ville-de-valombreuil »")
}, 120_000)

test("what is closed says nothing, opens as it was, and only texts come out of it", async () => {
  const { identity, recipient } = await newKey()
  const answers = { "/dgs/nom": "MAQUETTEAU", "/tuteur/telephone": "06 39 98 00 12" }
  const closed = await seal(answers, recipient)
  expect(closed).not.toContain("MAQUETTEAU")
  expect(await seal(answers, recipient)).not.toBe(closed)
  expect(await unseal(closed, [identity])).toEqual(answers)
  expect(
    await unseal(
      closed.replace(/[A-Za-z](?=[A-Za-z0-9+/=]*\n-----END)/, sign => (sign === "A" ? "B" : "A")),
      [identity],
    ),
  ).toBeUndefined()
  const odd = await seal({ "/a": 1, "/b": "x" } as unknown as { [pointer: string]: string }, recipient)
  expect(await unseal(odd, [identity])).toEqual({ "/b": "x" })
})
