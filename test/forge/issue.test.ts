import { readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { expect, test } from "vitest"
import { parse } from "yaml"
import type { Ran } from "../commands/loaded.ts"
import { demonstration, root } from "../commands/run.ts"
import { withForge } from "./run.ts"
import { type Forge, forgeOf, type Held } from "./server.ts"

const folder = "proposals/2025-2026"
const form = parse(readFileSync(join(root, ".github/ISSUE_TEMPLATE/proposition.yml"), "utf8")) as {
  body: { type: string; id?: string; attributes: { label?: string } }[]
}

const given: { [id: string]: string } = {
  intitule: "Accompagner les agents dans la sobriété des bâtiments : un plan et ses étapes",
  themes: "transition écologique, éducation",
  "collectivite-nom": "Ville de Brumenelle-sur-Oise",
  "collectivite-categorie": "Commune",
  "collectivite-siret": "213 709 850 00019",
  "collectivite-adresse": "Hôtel de ville\r\n4 place du Marché, 37995 Brumenelle",
  "collectivite-adresse_accueil": "Centre technique, 18 rue des Tanneurs, 37995 Brumenelle",
  "tuteur-fonction": "Directeur général adjoint",
  "accueil-hebergement": "Oui",
  "accueil-permis_b": "Non",
  "accueil-transports_en_commun": "Oui",
  contexte: "La Ville compte **27 écoles**, dont les deux tiers sont anciennes.\r\n\r\n- un\r\n- deux",
  enjeux: "La continuité du service public de l’éducation est le premier enjeu de la collectivité.",
  objectifs: "Objectiver l’exposition de chaque école.\r\n\r\nRésultats attendus : un rapport.",
}

/** As the forge writes what was filled in. */
function bodyOf(answers: { [id: string]: string }): string {
  return form.body
    .flatMap(({ id, attributes }) =>
      id === undefined ? [] : [`### ${attributes.label}\n\n${answers[id] ?? "_No response_"}`],
    )
    .join("\n\n")
}

/** Runs the program as the workflow does: all it is told of the event is in a file. */
async function issue(forge: Forge, cwd = demonstration(), args: string[] = []): Promise<Ran> {
  const event = join(cwd, "event.json")
  writeFileSync(event, JSON.stringify({ issue: { number: 12, title: "$(touch trou)", body: "d’une autre version" } }))
  return withForge(forge, cwd, ["issue", ...args], { GITHUB_EVENT_PATH: event })
}

test("the form asks what is published, in the form’s order, and says why the rest is not asked", () => {
  const ids = form.body.flatMap(({ id }) => id ?? [])
  expect(ids.slice(0, 4)).toEqual(["intitule", "resume", "themes", "collectivite-nom"])
  expect(ids.filter(id => /courriel|telephone|dgs|statut|numero|confidentiel|prenom/.test(id))).toEqual([])
  expect(new Set(form.body.map(({ attributes }) => attributes.label)).size).toBe(form.body.length)
  expect(JSON.stringify(form.body[0])).toContain("envoyez-les par courriel au service des stages")
})

test("an issue becomes a fiche on its branch, in the person’s name, a request and its report; an edit goes to the same", async () => {
  const files: Held[] = []
  const forge = await forgeOf(files)
  forge.issue.body = bodyOf(given)
  const first = await issue(forge)
  expect([first.code, first.err]).toEqual([1, "Rapport donné sur la demande n° 7.\n"])
  expect([...forge.branches.keys()]).toEqual(["proposition/12"])
  expect(forge.made?.author).toEqual({ name: "Camille-B", email: "4321+Camille-B@users.noreply.github.com" })
  expect(forge.opened).toMatchObject({ head: "proposition/12", base: "principale" })
  expect(forge.opened?.body).toContain("Closes #12")
  expect(files[0]?.path).toBe(`${folder}/ville-de-brumenelle-sur-oise.md`)
  const text = String(files[0]?.text)
  expect(text).toContain("  siret: 21370985000019\n")
  expect(text).toContain("themes:\n  - transition écologique\n  - éducation\n")
  expect(text).toContain("  categorie: commune\n")
  expect(text).toContain("  hebergement: oui\n  permis_b: non\n")
  expect(text).toContain("**27 écoles**, dont les deux tiers sont anciennes.\n\n- un\n- deux\n")
  expect(text).toContain("dgs:\n  nom: À COMPLÉTER\n")
  expect(text).toMatch(/inter-filières\n\nÀ COMPLÉTER\n/)
  expect(text).not.toContain("resume:")
  expect(forge.comments).toHaveLength(1)
  expect(forge.comments[0]?.body).toMatch(/^<!-- missions:rapport -->\n\n## ✖/)
  expect(forge.issueComments).toHaveLength(1)
  expect(forge.issueComments[0]?.body).toContain("demande #7")

  const before = forge.pull.head
  forge.issue.body = bodyOf({ ...given, valeur_ajoutee: "Chaque filière apporte sa lecture du bâti et de ses usages." })
  await issue(forge)
  expect(forge.pull.head).not.toBe(before)
  expect(String(files[0]?.text)).toContain("apporte sa lecture")
  expect(forge.asked.filter(asked => asked === "POST /pulls")).toHaveLength(1)
  expect([...forge.branches.keys()]).toEqual(["proposition/12"])
  expect([forge.comments.length, forge.issueComments.length]).toEqual([1, 1])
})

test("hostile text stays text: titles, header, mentions, a name that is a path", async () => {
  const files: Held[] = []
  const forge = await forgeOf(files)
  forge.issue.body = bodyOf({
    ...given,
    intitule: "Un titre\n---\nstatut: retenue\n---",
    "collectivite-nom": "../../.github/workflows/x $(touch trou) @tous",
    contexte:
      "Avant\n\n## Enjeux stratégiques pour la collectivité\n\n### Collectivité – Nom de la collectivité\n\nAutre\n\nSous-titre\n===",
  })
  await issue(forge)
  const text = String(files[0]?.text)
  expect(files[0]?.path).toMatch(/^proposals\/2025-2026\/[a-z0-9-]+\.md$/)
  expect(text).not.toMatch(/^statut:/m)
  expect(text.match(/^## Enjeux/gm)).toHaveLength(1)
  expect(text).toContain("\n**Enjeux stratégiques pour la collectivité**\n")
  expect(text).toContain("Sous-titre\n\n===")
  expect(text).toContain("\n### Collectivité – Nom de la collectivité\n\nAutre")
  for (const said of [forge.made?.message, forge.opened?.title, forge.opened?.body, forge.issueComments[0]?.body])
    expect(said).not.toMatch(/@tous|\$\(/)
})

test.each<[string, (forge: Forge) => void, string]>([
  ["closed", forge => (forge.issue.state = "closed"), ""],
  ["without the label", forge => (forge.issue.labels = []), ""],
  ["no longer of the form", forge => (forge.issue.body = "Bonjour"), "n’a plus la forme du formulaire"],
])("an issue %s makes no branch", async (_what, change, answer) => {
  const forge = await forgeOf([])
  forge.issue.body = bodyOf(given)
  change(forge)
  expect((await issue(forge)).code).toBeLessThan(2)
  expect([forge.branches.size, forge.opened]).toEqual([0, undefined])
  expect(forge.issueComments.map(({ body }) => body).join("")).toContain(answer)
  expect(forge.issueComments).toHaveLength(answer === "" ? 0 : 1)
})

test.each<[string, (forge: Forge) => void, string]>([
  ["the office has committed to the branch", forge => (change(forge).message = "Corrige le SIRET"), "travaille déjà"],
  ["the request is closed", forge => (forge.pull.state = "closed"), "est close"],
])("once %s, an edit writes over nothing and is answered", async (_what, act, answer) => {
  const forge = await forgeOf([])
  forge.issue.body = bodyOf(given)
  await issue(forge)
  act(forge)
  const { sha } = change(forge)
  await issue(forge)
  expect(change(forge).sha).toBe(sha)
  expect(forge.issueComments.map(({ body }) => body).join("")).toContain(answer)
})

function change(forge: Forge) {
  const found = forge.branches.get("proposition/12")
  if (!found) throw new Error("no branch")
  return found
}

test("with --dry-run, the fiche is shown and nothing is sent", async () => {
  const forge = await forgeOf([])
  forge.issue.body = bodyOf(given)
  const done = await issue(forge, undefined, ["--dry-run"])
  expect([done.code, done.out.startsWith("---\nintitule: ")]).toEqual([0, true])
  expect(forge.asked).toEqual(["GET /issues/12"])
})
