import { execFileSync } from "node:child_process"
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { basename, join } from "node:path"
import { expect, test } from "vitest"
import { demonstration, emptyFolder, missions, root } from "./run.ts"

const forms = join(root, "test/intake/forms")
const edition = "proposals/2025-2026"

/** The demonstration without its fiches, and a form at hand. */
function withForm(name: string, as = name): string {
  const folder = demonstration()
  for (const file of readdirSync(join(folder, edition))) if (file.endsWith(".md")) rmSync(join(folder, edition, file))
  cpSync(join(forms, name), join(folder, as))
  return folder
}

test("a form becomes a fiche that the check finds sound, as the one of the demonstration", () => {
  const folder = withForm("s04-controles.docx")
  const { code, out, err } = missions(folder, ["import", "s04-controles.docx"])
  expect([code, err]).toEqual([0, ""])
  expect(out).toContain("25 réponses lues sur 25")
  const file = join(folder, edition, "metropole-nordhalie.md")
  const text = readFileSync(file, "utf8")
  const theirs = readFileSync(join(root, edition, "metropole-nordhalie.md"), "utf8")
  // The office alone gives themes, a statut and a number.
  const own = theirs.replace(/^themes:\n(?: {2}- .*\n)+/m, "").replace(/^(?:statut|numero): .*\n/gm, "")
  expect(text.replaceAll('"', "")).toBe(own.replaceAll('"', ""))
  expect(missions(folder, ["check", `${edition}/metropole-nordhalie.md`]).code).toBe(0)
})

test("a form whose text was pasted in place of a fiche becomes one", () => {
  const folder = demonstration()
  const pasted = join(root, "test/cases/en-tete-absent/formulaire-word.md")
  cpSync(pasted, join(folder, edition, "ville-de-clermeuse.md"))
  const told = missions(folder, ["check", `${edition}/ville-de-clermeuse.md`])
  expect(told.out).toContain("(npx missions")
  const { out } = missions(folder, ["import", "--dry-run", "--format", "json", `${edition}/ville-de-clermeuse.md`])
  const [{ status, proposals }] = JSON.parse(out).files
  expect(status).toBe("partly-read")
  expect(proposals.map(({ data }: { data: { intitule: string } }) => data.intitule)).toEqual([
    "Adapter les écoles aux fortes chaleurs",
  ])
})

test("a hole is marked, told, and refused by the check; interne values are masked in the report", () => {
  const folder = withForm("s16-section-vide.docx", "reçu (2).docx")
  const { code, out } = missions(folder, ["import", "reçu (2).docx"])
  expect(code).toBe(1)
  expect(out).toContain("Sans réponse (1)\n    • Valeur ajoutée")
  expect(out).toContain("1 point bloquant. Remplacez dans la fiche chaque « À COMPLÉTER »")
  const [name = ""] = readdirSync(join(folder, edition)).filter(file => file.endsWith(".md"))
  const text = readFileSync(join(folder, edition, name), "utf8")
  expect(text).toContain("en inter-filières\n\nÀ COMPLÉTER\n")
  const checked = missions(folder, ["check", `${edition}/${name}`])
  expect([checked.code, checked.out.includes("[a-completer]")]).toEqual([1, true])
})

test("both boxes ticked is a hole, and two proposals are two fiches", () => {
  const folder = withForm("s09-deux-cases.docx")
  cpSync(join(forms, "x01-deux-propositions.docx"), join(folder, "x01.docx"))
  const { code, out } = missions(folder, ["import", "s09-deux-cases.docx", "x01.docx"])
  expect(code).toBe(1)
  expect(out).toContain("Possibilité d’hébergement : les deux cases sont cochées")
  const files = readdirSync(join(folder, edition)).filter(file => file.endsWith(".md"))
  expect(files).toEqual(["region-ponant-cornouaille.md", "ville-de-valombreuil-2.md", "ville-de-valombreuil.md"])
  expect(readFileSync(join(folder, edition, files[0] ?? ""), "utf8")).toContain("  hebergement: À COMPLÉTER\n")
})

test("a fiche that is there is never written over, and the way out is told", () => {
  const folder = withForm("s04-controles.docx")
  const file = join(folder, edition, "metropole-nordhalie.md")
  writeFileSync(file, "à garder\n")
  const { code, out } = missions(folder, ["import", "s04-controles.docx"])
  expect(code).toBe(2)
  expect(out.replaceAll(/\s+/g, " ")).toContain("metropole-nordhalie.md existe déjà : rien n’a été changé.")
  expect(out.replaceAll(/\s+/g, " ")).toContain("renommez ou retirez d’abord la fiche existante")
  expect(readFileSync(file, "utf8")).toBe("à garder\n")
})

test("--dry-run writes nothing; --format json says all, unanswered is null", () => {
  const folder = withForm("s09-deux-cases.docx")
  cpSync(join(forms, "vierge.docx"), join(folder, "vierge.docx"))
  const { code, out, err } = missions(folder, [
    "import",
    "s09-deux-cases.docx",
    "vierge.docx",
    "--dry-run",
    "--format",
    "json",
  ])
  expect([code, err]).toEqual([1, ""])
  const said = JSON.parse(out)
  expect(Object.keys(said)).toEqual(["version", "files"])
  expect(said.version).toBe(1)
  const [read, refused] = said.files
  expect(Object.keys(read)).toEqual(["source", "status", "reason", "proposals", "warnings"])
  expect([read.source, read.status, read.reason]).toEqual(["s09-deux-cases.docx", "partly-read", null])
  expect(read.proposals).toHaveLength(1)
  expect(Object.keys(read.proposals[0])).toEqual(["slug", "data"])
  const { data } = read.proposals[0]
  expect(data.accueil).toEqual({ hebergement: null, permis_b: false, transports_en_commun: true })
  expect([data.resume, data.themes, data.collectivite.categorie]).toEqual([null, null, "region"])
  expect(data.objectifs).toContain("\n- observer les usages réels")
  expect(read.warnings).toEqual([
    { code: "case-ambigue", field: "/accueil/hebergement", message: expect.stringContaining("les deux cases") },
  ])
  expect(refused).toMatchObject({
    source: "vierge.docx",
    status: "refused",
    reason: "formulaire-vierge",
    proposals: [],
  })
  expect(readdirSync(join(folder, edition))).toEqual(["edition.yml"])
})

test.each([
  [["import"], 2, /import FICHIER/],
  [["import", "absent.docx"], 2, /n’existe pas/],
  [["import", "a.docx", "--edition", "all"], 2, /une seule édition/],
  [["import", "a.docx", "--format", "jso"], 2, /Vouliez-vous dire « json »/],
  [["import", "proposals/2025-2026/edition.yml"], 1, /document Word \(\.docx\)/],
])("%j is answered by %i", (args, code, message) => {
  const ran = missions(demonstration(), args)
  expect([ran.code, ran.out + ran.err]).toEqual([code, expect.stringMatching(message)])
})

const shared = join(root, "../shared/forms")

test.skipIf(!existsSync(shared))(
  "on the shared forms (skipped where they are not) at least 99 % of the values are right, and all of ours",
  () => {
    const folder = demonstration()
    const names = readdirSync(shared).filter(name => /\.(?:docx|odt)$/.test(name))
    const { out } = missions(folder, [
      "import",
      ...names.map(name => join(shared, name)),
      "--dry-run",
      "--format",
      "json",
    ])
    const results = JSON.parse(out).files.map((file: Read) => [basename(file.source), resultOf(file)])
    const at = emptyFolder()
    writeFileSync(join(at, "results.json"), JSON.stringify(Object.fromEntries(results)))
    const score = [join(shared, "score-import.mjs"), join(at, "results.json"), "--attendu", join(shared, "expected")]
    const said = execFileSync(
      process.execPath,
      [...score, "--map", join(shared, "map.json"), "--min", "0.99", "--details"],
      { encoding: "utf8" },
    )
    expect(said).toMatch(/Fiches sans aucune faute : 16 \/ 16/)
    expect(said).toMatch(/Statuts .*: 21 \/ 21 ; motifs de rejet : 3 \/ 3/)
    expect(said).toMatch(/trouvés : 9 \/ 9 ; avertissements à tort \(bons fichiers\) : 0/)
  },
)

interface Read {
  source: string
  status: string
  reason: string | null
  proposals: { data: object }[]
  warnings: { code: string; field: string }[]
}

/** Our JSON in the words of the score: its fields have other names. */
function resultOf({ status, reason, proposals, warnings }: Read): object {
  if (status === "refused") return { statut: "rejet", motif: reason }
  const map: { [theirs: string]: string } = JSON.parse(readFileSync(join(shared, "map.json"), "utf8"))
  const theirs = (field: string) => {
    const ours = field.slice(1).replaceAll("/", ".")
    return Object.keys(map).find(key => map[key] === ours) ?? ours
  }
  const told = warnings.map(({ code, field }) => (field === "" ? code : `${code}:${theirs(field)}`))
  return { statut: "ok", champs: proposals[0]?.data, avertissements: told }
}
