import { fold } from "../../model/fold.ts"
import type { Rule, Told } from "../../model/types.ts"

/** One person may be head of services and tutor: it is told unless the function says so, for a box is easily copied. */
export const tuteurDgs: Rule = {
  id: "tuteur-dgs",
  severity: "advice",
  title: "DGS et tuteur, une seule personne ?",
  doc: {
    why: "Le DGS peut être le tuteur : l’équipe aura alors un seul interlocuteur pour le portage et pour le suivi. Mais une case se recopie vite, et le vrai tuteur ne serait pas prévenu.",
    how: "Si c’est voulu, écrivez dans « Fonction » que le tuteur est le DGS. Sinon, donnez le nom et l’adresse du tuteur.",
    wrong: "tuteur:\n  nom: MAQUETTEAU\n  prenom: Solenne\n  fonction: DGA Transition écologique",
    right: "tuteur:\n  nom: MAQUETTEAU\n  prenom: Solenne\n  fonction: Directrice générale des services",
  },
  *check({ value }) {
    const text = (pointer: string) => fold(String(value(pointer) ?? ""))
    const fonction = text("/tuteur/fonction").replaceAll(/[·•.()/]/g, "")
    const isHead = head.test(fonction) && !deputy.test(fonction)
    const same = (key: string) => text(`/dgs/${key}`) !== "" && text(`/dgs/${key}`) === text(`/tuteur/${key}`)
    // Family name and first name are sometimes swapped.
    const whole = (group: string) => [text(`/${group}/nom`), text(`/${group}/prenom`)].sort().join("\n")
    const named = text("/dgs/nom") !== "" && text("/dgs/prenom") !== ""
    if (named && whole("dgs") === whole("tuteur")) {
      if (!isHead) yield twice(fonction === "")
    } else if (same("courriel") && text("/tuteur/nom") !== "" && text("/dgs/nom") !== "") yield mailbox
  },
}

function twice(unsaid: boolean): Told {
  return {
    field: "/tuteur/nom",
    message: unsaid
      ? "la même personne est donnée comme DGS et comme tuteur"
      : "la même personne est donnée comme DGS et comme tuteur, mais la fonction n’est pas celle de DGS",
    expected: "la fonction de DGS si c’est voulu (c’est permis), sinon l’identité du tuteur",
  }
}

const mailbox: Told = {
  field: "/tuteur/courriel",
  message: "le DGS et le tuteur portent deux noms mais ont la même adresse",
  expected: "une adresse pour chacun, ou la confirmation que cette boîte est commune",
  why: "un message destiné au tuteur pourrait n’être lu que par le DGS",
}

/** «DGS», «Directrice générale des services», «Directeur général», «Directrice du CCAS», «Directeur départemental». */
const head = /\bdgs\b|\bdir[a-z]* gen[a-z]*\b|\bdirection generale\b|^dir[a-z]*\b|\bchef de corps\b|\bddsis\b/
const deputy = /\bdga[a-z]?\b|\badj[a-z]*\b|\bdeleg[a-z]*\b/
