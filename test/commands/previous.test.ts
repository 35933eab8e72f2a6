import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { demonstration, missions, spoil } from "./run.ts"

const one = "proposals/2025-2026/ville-de-valombreuil.md"
const other = "proposals/2025-2026/ville-de-kerhoazel.md"
const env = { SOURCE_DATE_EPOCH: "1749720000" }

/** A folder whose two fiches were faulty when `r.json` was made. */
function reported(): string {
  const folder = demonstration()
  for (const path of [one, other]) spoil(join(folder, path), /siret: .*/, "siret: 12")
  missions(folder, ["check", "--format", "json=r.json"], env)
  return folder
}

test("says what is settled, what stays and what is new, in text, markdown, html and json", () => {
  const folder = reported()
  spoil(join(folder, one), "siret: 12", "siret: 213 709 850 00019")
  spoil(join(folder, one), /^ {2}hebergement: .*/m, "  hebergement: peut-être")
  const said = "Depuis le dernier rapport : 1 point réglé, 1 nouveau et 1 qui reste."
  const formats = ["text", "markdown", "html"].flatMap(format => ["--format", `${format}=r.${format}`])
  const { code, out } = missions(folder, ["check", "--previous", "r.json", "--format", "json", ...formats], env)
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ version: 1, since: { remaining: 1, new: 1, settled: [{ path: one }] } })
  for (const format of ["text", "markdown", "html"])
    expect(readFileSync(join(folder, `r.${format}`), "utf8").replaceAll("\u00a0", " ")).toContain(said)
  expect(readFileSync(join(folder, "r.text"), "utf8")).toContain("[nouveau, oui-non]")
})

test("of one fiche, only its own points are compared", () => {
  const folder = reported()
  const { out } = missions(folder, ["check", one, "--previous", "r.json"], env)
  expect(out).toContain("Depuis le dernier rapport : 1 point qui reste.")
  expect(out).toMatch(/À remettre au plus tard le jeudi 19 juin 2025 à 23 h 59 : il reste 7 jours\./)
  expect(out).toMatch(/\d+ parties faites sur 10 ; reste « Collectivité »\./)
})

test("what was told by its own report is settled once corrected", () => {
  const folder = reported()
  for (const path of [one, other]) spoil(join(folder, path), "siret: 12", "siret: 213 709 850 00019")
  spoil(join(folder, other), "213 709 850 00019", "12")
  const { out } = missions(folder, ["check", one, "--previous", "r.json"], env)
  expect(out).toContain("Depuis le dernier rapport : 1 point réglé.")
})

test.each([
  ["absent.json", undefined, /^Pas de rapport « absent\.json »\. La première fois, faites-le sans --previous/],
  ["r.json", "{", /^« r\.json » est abîmé/],
  ["r.json", "", /^« r\.json » est abîmé/],
  ["r.json", "[]", /^« r\.json » n’est pas un rapport de « npx missions check --format json »/],
  ["r.json", '{"version":1,"findings":[{"rule":"x"}]}', /^« r\.json » n’est pas un rapport/],
  ["r.json", '{"$schema":"sarif","version":"2.1.0","runs":[]}', /^« r\.json » n’est pas un rapport/],
  ["r.json", '{"version":2,"findings":[]}', /^« r\.json » a été écrit par une autre version/],
  [".", undefined, /^« \. » n’est pas un rapport/],
])("%s %j is a misuse, told with what to do", (name, text, message) => {
  const folder = demonstration()
  if (text !== undefined) writeFileSync(join(folder, name), text)
  const { code, out, err } = missions(folder, ["check", "--previous", name], env)
  expect(err).toMatch(message)
  expect([code, out]).toEqual([2, ""])
})

test("a report cut short is not compared, and that is said", () => {
  const folder = reported()
  missions(folder, ["check", "--format", "json=r.json", "--max-findings", "1"], env)
  const { out, err } = missions(folder, ["check", "--previous", "r.json"], env)
  expect(err).toContain("« r.json » ne dit pas tout (--max-findings) : rien n’est comparé.")
  expect(out).not.toContain("Depuis le dernier rapport")
})
