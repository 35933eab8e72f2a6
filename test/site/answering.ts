import { readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "puppeteer"
import { root } from "../commands/run.ts"

/** A fiche that is right. */
export const fiche = readFileSync(join(root, "proposals/2025-2026/ville-de-valombreuil.md"), "utf8")

/** What is typed at each question, in the order of the form; a list of choices is ticked with the space bar. */
export const answers: { [pointer: string]: string } = {
  "/intitule": "Adapter les écoles de Valombreuil aux fortes chaleurs",
  "/collectivite/siret": "213 709 850 00019",
  "/collectivite/adresse": "Hôtel de ville, 4 place des Trois-Fontaines, 37995 Valombreuil Cedex",
  "/collectivite/adresse_accueil": "Centre technique municipal\n18 rue des Tanneurs, 37995 Valombreuil",
  "/collectivite/contact_rh/courriel": "stages.rh@mairie.example",
  "/dgs/nom": "MAQUETTEAU",
  "/dgs/prenom": "Solenne",
  "/dgs/courriel": "solenne.maquetteau@mairie.example",
  "/dgs/telephone": "02 61 91 00 12",
  "/tuteur/nom": "GABARISSON",
  "/tuteur/prenom": "Barnabé",
  "/tuteur/fonction": "Directeur général adjoint Transition écologique",
  "/tuteur/courriel": "barnabe.gabarisson@mairie.example",
  "/tuteur/telephone": "06 39 98 00 12",
  "/accueil/hebergement": "oui",
  "/accueil/permis_b": "non",
  "/accueil/transports_en_commun": "oui",
  "/contexte": section("Contexte"),
  "/enjeux": section("Enjeux"),
  "/objectifs": section("Objectifs"),
  "/valeur_ajoutee": section("Valeur ajoutée"),
}

function section(heading: string): string {
  return (fiche.split(/^## /m).find(text => text.startsWith(heading)) ?? "").replace(/^.*\n\n/, "").trim()
}

/** Goes through the form with Tab, types each answer, ticks choices with arrows and space. */
export async function typeAll(
  page: Page,
  given: { [pointer: string]: string },
  write = (text: string) => page.keyboard.sendCharacter(text),
): Promise<void> {
  for (let turn = 0; turn < 150; turn++) {
    const at = await page.evaluate(() => {
      const { activeElement } = document
      if (
        !(
          activeElement instanceof HTMLInputElement ||
          activeElement instanceof HTMLTextAreaElement ||
          activeElement instanceof HTMLSelectElement
        )
      )
        return activeElement?.matches("[type=submit]") ? "end" : ""
      return `${activeElement instanceof HTMLInputElement ? activeElement.type : ""} ${activeElement.name}`
    })
    if (at === "end") return
    const [type, pointer = ""] = at.split(" ")
    const answer = given[pointer]
    if (answer && type === "radio") {
      await page.keyboard.press(" ")
      if (answer === "non") await page.keyboard.press("ArrowDown")
    } else if (answer && type !== "checkbox") await write(answer)
    await page.keyboard.press("Tab")
  }
  throw new Error("the keyboard never reached the end of the form")
}

/** What a question holds; runs in the page. */
export function typedIn(control: Element): string {
  return (control as HTMLInputElement).value
}
