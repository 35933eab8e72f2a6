import { spawnSync } from "node:child_process"
import { chmodSync, cpSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { demonstration, emptyFolder, missions, root, spoil } from "./run.ts"

const name = "ville-de-valombreuil.md"
const shown = `proposals/2025-2026/${name}`

/** The demonstration with one SIRET a digit short. */
function faulty(): string {
  const folder = demonstration()
  spoil(join(folder, shown), /siret: (\d{13})\d/, "siret: $1")
  return folder
}

test("the demonstration has nothing to correct, every édition of it", () => {
  const { code, out, err } = missions(demonstration(), ["check", "--edition", "all"])
  expect(out).toBe("✔ 18 fichiers vérifiés : rien à corriger.\n  La suite revient au service des stages.\n")
  expect([code, err]).toEqual([0, ""])
})

test("the newest édition is checked when none is named", () => {
  expect(missions(demonstration(), ["check"]).out).toContain("16 fichiers vérifiés")
  expect(missions(demonstration(), ["check", "--edition", "2024-2025"]).out).toContain("2 fichiers vérifiés")
})

test("a faulty fiche is told to its author, exit 1", async () => {
  const { code, out, err } = missions(faulty(), ["check"])
  await expect(out).toMatchFileSnapshot("golden/siret.txt")
  expect([code, err]).toEqual([1, ""])
})

test("a file named is checked against the others, whose faults are one line", () => {
  const folder = faulty()
  const other = "proposals/2025-2026/ville-de-kerhoazel.md"
  const sound = missions(folder, ["check", other])
  expect(sound.code).toBe(0)
  expect(sound.out).toMatch(/^✔ 1 fichier vérifié : rien à corriger\./)
  expect(sound.out).toContain("Ailleurs dans l’édition : 1 point bloquant dans 1 autre fichier.")
  cpSync(join(folder, other), join(folder, "proposals/2025-2026/copie.md"))
  const copy = missions(folder, ["check", "proposals/2025-2026/copie.md"])
  expect(copy.code).toBe(1)
  expect(copy.out).toContain("[offre-unique]")
})

test("a file may be anywhere, and be named from anywhere", () => {
  const folder = faulty()
  const elsewhere = missions(emptyFolder(), ["check", join(folder, shown)])
  expect(elsewhere.code).toBe(1)
  expect(elsewhere.out).toContain("[siret-longueur]")
  const inside = missions(join(folder, "proposals/2025-2026"), ["check", name])
  expect(inside.out).toMatch(/^✖ 1 point bloquant\.\n.*\n.*\n\nville-de-valombreuil\.md\n/)
  const whole = missions(folder, ["check", "proposals/2024-2025", shown])
  expect(whole.out).toContain("1 point bloquant dans 1 fichier sur 3.")
})

test("a file that lies in no édition is checked all the same, and told that it is out of place", () => {
  const folder = demonstration()
  mkdirSync(join(folder, "bureau"))
  cpSync(join(folder, shown), join(folder, "bureau", name))
  for (const [cwd, word] of [
    [folder, `bureau/${name}`],
    [join(folder, "bureau"), name],
  ] as const) {
    const { code, out } = missions(cwd, ["check", word, "--proposals", join(folder, "proposals")])
    expect(code).toBe(1)
    expect(out).toContain("il n’est pas dans le dossier de l’édition, « 2025-2026 »")
  }
})

test.each([
  [
    ["check", "proposals/2025-2026/ville-de-valombreul.md"],
    /^Pas de fichier .* Vouliez-vous dire « ville-de-valombreuil\.md » \?\n$/,
  ],
  [["check", "nulle-part/x.md"], /^Pas de fichier « nulle-part\/x\.md »\.\n$/],
  [["check", "proposals"], /^« proposals » est un dossier, et pas une édition\./],
  [["check", "--format", "jsn"], /^Format inconnu : « jsn »\. Vouliez-vous dire « json » \?/],
  [
    ["check", "--format", "pdf"],
    /^Format inconnu : « pdf »\. Choix : text, github, json, sarif, junit, markdown, codequality, html\.\n$/,
  ],
  [["check", "--preview-url", "javascript:alert(1)"], /^« --preview-url javascript:alert\(1\) » : il faut une adresse/],
  [["check", "--format", "json="], /il manque le nom du fichier/],
  [
    ["check", "--format", "json=proposals/rapport.json"],
    /^Rien ne s’écrit par cette option dans le dossier des propositions/,
  ],
  [
    ["check", "--format", "json=proposals/../absent/r.json"],
    /^Impossible d’écrire « absent\/r\.json » \(ENOENT\)\.\n$/,
  ],
  [["check", "--max-findings", "beaucoup"], /^« --max-findings beaucoup » : il faut un nombre/],
  [["check", "--edition", "2025-2027"], /^Pas d’édition « 2025-2027 »/],
  [["check", "--fixx"], /--fix/],
  [["check", "--proposals", "rien"], /^Le dossier des propositions n’existe pas : rien\./],
])("%j is a misuse, told with what to do", (args, message) => {
  const { code, out, err } = missions(demonstration(), args)
  expect(err).toMatch(message)
  expect([code, out]).toEqual([2, ""])
})

test("an empty folder of proposals, and an édition without a fiche", () => {
  const folder = emptyFolder()
  mkdirSync(join(folder, "proposals"))
  expect(missions(folder, ["check"])).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^Aucune édition dans proposals :/),
  })
  mkdirSync(join(folder, "proposals/2025-2026"))
  cpSync(join(root, "proposals/2025-2026/edition.yml"), join(folder, "proposals/2025-2026/edition.yml"))
  expect(missions(folder, ["check"])).toMatchObject({ code: 0, out: "✔ Aucune fiche à vérifier.\n" })
})

test("an invalid edition.yml is told, and is told to whoever names one of its fiches", () => {
  const folder = demonstration()
  spoil(join(folder, "proposals/2025-2026/edition.yml"), /semaines: .*/, "semaines: beaucoup")
  for (const args of [["check"], ["check", shown]]) {
    const { code, out } = missions(folder, args)
    expect(code).toBe(1)
    expect(out).toContain("proposals/2025-2026/edition.yml\n")
    expect(out).toContain("Durée en semaines")
  }
})

test("a folder, a link and a foreign file among the fiches are told, not read", () => {
  const folder = demonstration()
  mkdirSync(join(folder, "proposals/2025-2026/dossier.md"))
  symlinkSync("/etc/passwd", join(folder, "proposals/2025-2026/lien.md"))
  writeFileSync(join(folder, "proposals/2025-2026/photo.jpg"), "x")
  const { code, out } = missions(folder, ["check"])
  expect(code).toBe(1)
  expect(out.match(/\[fichier-illisible\]/g)).toHaveLength(3)
  expect(out).not.toContain("root:")
  expect(missions(folder, ["check", "proposals/2025-2026/lien.md"]).out).toContain("1 point bloquant.")
})

test("several formats in one run, to the output and to files", () => {
  const folder = faulty()
  const { code, out, err } = missions(folder, [
    "check",
    "--format",
    "github",
    "--format",
    "json=r.json",
    "--format",
    "markdown=r.md",
  ])
  expect(code).toBe(1)
  expect(out).toMatch(
    /^::error file=proposals\/2025-2026\/ville-de-valombreuil\.md,line=12,endLine=12,col=10,endColumn=23,title=[^\n]*\n$/,
  )
  expect(err).toBe("Rapport (json) : r.json\nRapport (markdown) : r.md\n")
  const report = JSON.parse(readFileSync(join(folder, "r.json"), "utf8"))
  expect(report.summary).toEqual({ files: 16, blocking: 1, toCheck: 0, advice: 0 })
  expect(report.findings).toMatchObject([{ rule: "siret-longueur", path: shown, start: { line: 12, column: 10 } }])
  expect(readFileSync(join(folder, "r.md"), "utf8")).toMatch(/^## ✖ 1 point bloquant dans 1 fichier sur 16\.\n/)
})

test("inside a workflow the summary links to the line on the forge", () => {
  const folder = faulty()
  const commit = "0123456789abcdef0123456789abcdef01234567"
  const env = { GITHUB_SERVER_URL: "https://forge.example", GITHUB_REPOSITORY: "ecole/missions", GITHUB_SHA: commit }
  const { out } = missions(folder, ["check", "--format", "markdown"], env)
  expect(out).toContain(`[Corriger à la ligne 12](https://forge.example/ecole/missions/blob/${commit}/${shown}#L12)`)
  const hostile = { ...env, GITHUB_REPOSITORY: "x](javascript:alert(1))" }
  expect(missions(folder, ["check", "--format", "markdown"], hostile).out).not.toContain("javascript")
})

test("colour is for those who ask, or who have a terminal", () => {
  const folder = faulty()
  expect(missions(folder, ["check"]).out).not.toContain("\u001b")
  expect(missions(folder, ["check", "--color"]).out).toContain("\u001b[31m")
})

test("the most findings asked for are shown, all are counted", () => {
  const { code, out } = missions(faulty(), ["check", "--max-findings", "0"])
  expect(code).toBe(1)
  expect(out).toContain("✖ 1 point bloquant dans 1 fichier sur 16.")
  expect(out).toContain("1 autre point n’est pas montré (--max-findings).")
})

test("--fix corrects what is certain, says it, and reports the rest; the file keeps its mode", () => {
  const folder = faulty()
  const file = join(folder, shown)
  const before = readFileSync(file, "utf8")
  spoil(file, "hebergement: oui", "hebergement: Oui # à confirmer")
  spoil(file, "## Enjeux stratégiques", "## ENJEUX STRATEGIQUES")
  chmodSync(file, 0o664)
  const first = missions(folder, ["check", "--fix"])
  expect(first.code).toBe(1)
  expect(first.err).toContain(`${shown}, ligne 30 : Écrire « oui »\n`)
  expect(first.err).toMatch(/2 corrections faites\.\n$/)
  expect(first.out).toMatch(/^✖ 1 point bloquant dans 1 fichier sur 16\./)
  expect(readFileSync(file, "utf8")).toBe(before.replace("hebergement: oui", "hebergement: oui # à confirmer"))
  expect(statSync(file).mode & 0o777).toBe(0o664)
  const time = statSync(file).mtimeMs
  const second = missions(folder, ["check", "--fix"])
  expect([second.code, second.err]).toEqual([1, "Aucune correction sûre à faire.\n"])
  expect(statSync(file).mtimeMs).toBe(time)
})

test("--fix corrects the files named alone", () => {
  const folder = demonstration()
  const other = join(folder, "proposals/2025-2026/ville-de-kerhoazel.md")
  for (const file of [join(folder, shown), other]) spoil(file, /: oui$/m, ": Oui")
  const before = readFileSync(other, "utf8")
  expect(missions(folder, ["check", "--fix", shown]).err).toMatch(/1 correction faite\.\n$/)
  expect(readFileSync(other, "utf8")).toBe(before)
})

test("a reader that leaves ends us quietly", () => {
  const folder = demonstration()
  for (const file of ["ville-de-valombreuil.md", "ville-de-kerhoazel.md"])
    spoil(join(folder, "proposals/2025-2026", file), /^## .*$/gm, "## Autre chose")
  const line = `"${process.execPath}" "${join(root, "src/missions.mjs")}" check --format json | head -c 10; echo " \${PIPESTATUS[0]}"`
  const { stdout, stderr } = spawnSync("bash", ["-c", line], { cwd: folder, encoding: "utf8" })
  expect(stderr).toBe("")
  expect(stdout).toMatch(/^\{\n {2}"versi [01]\n$/)
})

test("no interne value of a faulty fiche is told in any format", () => {
  const folder = demonstration()
  const file = join(folder, shown)
  const secrets = ["JEUDESSAI", "stages.rh", "MAQUETTEAU", "Solenne", "solenne.maquetteau", "GABARISSON", "39 98 00 12"]
  const text = readFileSync(file, "utf8")
  const open = ["text", "json", "github", "markdown", "junit", "codequality", "html"]
  for (const from of [
    /^ {2}contact_rh:/m,
    /^dgs:/m,
    /courriel:/g,
    /telephone: /g,
    /nom: /g,
    /^ {2}prenom/gm,
    /^---$/m,
    /: /,
  ]) {
    writeFileSync(
      file,
      text
        .replace(from, found => `${found.replace(/\S/, "x")}`)
        .concat("\nMme Philippine JEUDESSAI, SOLENNE.MAQUETTEAU@valombreuil.example\n"),
    )
    const formats = [...open, "sarif=r.sarif"].flatMap(format => ["--format", format])
    const { out } = missions(folder, ["check", ...formats, shown])
    expect(out).toContain("point")
    // The rules of a sarif have the form’s own examples, whose names are those of this fiche.
    const { results } = JSON.parse(readFileSync(join(folder, "r.sarif"), "utf8")).runs[0]
    const told = out + JSON.stringify(results)
    for (const secret of secrets) expect(told.includes(secret), `${from} ${secret}`).toBe(false)
  }
})
