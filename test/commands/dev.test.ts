import { spawn } from "node:child_process"
import { join } from "node:path"
import { expect, onTestFinished, test } from "vitest"
import { demonstration, root, spoil } from "./run.ts"

const fiche = "proposals/2025-2026/ville-de-kerhoazel.md"

/** Starts `dev` in a copy of the demonstration; gives its address. */
async function start(folder: string): Promise<string> {
  const ran = spawn(process.execPath, [join(root, "src/missions.mjs"), "dev", "--port", "0"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "inherit"],
  })
  onTestFinished(async () => {
    const closed = new Promise(resolve => ran.on("close", resolve))
    ran.kill("SIGINT")
    expect(await closed).toBe(0)
  })
  return new Promise((resolve, reject) => {
    ran.stdout.on("data", text => resolve(/http:\S+/.exec(String(text))?.[0] ?? ""))
    ran.on("error", reject)
  })
}

/** Waits until a page says something, and fails with the test's own time limit. */
async function until(address: string, words: string): Promise<void> {
  for (;;) {
    const page = await (await fetch(address)).text()
    if (page.includes(words)) return
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

test("dev shows a change of a fiche, its findings under its page, and a faulty fiche at its address", async () => {
  const folder = demonstration()
  const page = `${await start(folder)}2025-2026/ville-de-kerhoazel/`
  // The moment the address is told, a change counts.
  spoil(join(folder, fiche), "Du port de pêche", "Du port de plaisance")
  await until(page, "Du port de plaisance")
  spoil(join(folder, fiche), "permis_b: non", "permis_b: Non")
  await until(page, "1 remarque sur cette fiche")
  spoil(join(folder, fiche), /siret: \d{4}/, "siret: ")
  await until(page, "Fiche à corriger")
  await until(page, "N° de SIRET de la collectivité")
})
