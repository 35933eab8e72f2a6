import { frenchDate, frenchHour, inParis } from "../../src/words/dates.ts"
import { typo } from "../../src/words/typo.ts"
import { make } from "./dom.ts"
import type { Trouble } from "./form-keep.ts"

/** Tells, beside the form, whether what is typed is kept. */
export interface KeptLine {
  coming(): void
  kept(trouble: Trouble | undefined): void
  /** A draft of another day was found. */
  back(saved: string): void
  /** Another tab changed it. */
  elsewhere(saved: string): void
  cleared(): void
}

export function keptLine(line: HTMLElement): KeptLine {
  let shown = ""
  show("none", "Vos réponses seront gardées dans ce navigateur, à mesure.")
  return {
    coming: () => show("coming", "Enregistrement…"),
    kept: trouble =>
      trouble
        ? show("not", troubles[trouble])
        : show("done", `Brouillon gardé dans ce navigateur à ${hour(new Date())}. Rien n’est encore envoyé.`),
    back: saved =>
      show("done", `Brouillon retrouvé, gardé dans ce navigateur ${day(saved)}. Rien n’est encore envoyé.`),
    elsewhere: saved => show("done", `Repris d’un autre onglet, gardé ${day(saved)}.`),
    cleared: () => show("none", "Plus rien n’est gardé dans ce navigateur."),
  }

  function show(state: string, text: string): void {
    if (shown === text) return
    shown = text
    line.className = `deposit-kept kept-${state}`
    const mark = make("i", "kept-sign")
    mark.setAttribute("aria-hidden", "true")
    line.replaceChildren(mark, make("span", "", typo(text)))
  }
}

const troubles: { [trouble in Trouble]: string } = {
  blocked: "Ce navigateur ne garde rien : enregistrez la fiche dans un fichier avant de quitter la page.",
  full: "Ce navigateur n’a plus de place : enregistrez la fiche dans un fichier avant de quitter la page.",
  newer: "Un brouillon d’une version plus récente est gardé ici : rechargez la page pour le retrouver.",
}

function hour(at: Date): string {
  return frenchHour(`${inParis(at)}`) ?? ""
}

function day(saved: string): string {
  const at = saved === "" ? undefined : inParis(new Date(saved))
  return at === undefined ? "" : `le ${frenchDate(at)} à ${frenchHour(at) ?? ""}`
}
