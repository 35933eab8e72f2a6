import { fold } from "../../model/fold.ts"
import type { Rule } from "../../model/types.ts"

/** The tutor is the head of services or one of their deputies; the likes of them in assimilated bodies count. */
export const tuteurFonction: Rule = {
  id: "tuteur-fonction",
  severity: "to-check",
  title: "Fonction du tuteur",
  needs: ["/tuteur/fonction"],
  doc: {
    why: "Le projet doit être porté par le directeur général ou la directrice générale des services, ou par l’un de ses adjoints.",
    how: "Écrivez la fonction exacte. Si la personne n’est ni DGS ni DGA, désignez comme tuteur celui ou celle à qui elle rend compte.",
    wrong: "tuteur:\n  fonction: Chargée de mission",
    right: "tuteur:\n  fonction: Directrice générale adjointe Ressources et modernisation",
  },
  *check({ value }) {
    const fonction = fold(String(value("/tuteur/fonction"))).replaceAll(/[·•.()/]/g, "")
    if (general.test(fonction.replace(below, ""))) return
    const categorie = String(value("/collectivite/categorie") ?? "")
    if (assimilated.has(categorie) && head.test(fonction)) return
    yield {
      field: "/tuteur/fonction",
      message: "on n’y reconnaît ni la direction générale des services ni une direction générale adjointe",
      expected: "un tuteur ou une tutrice DGS ou DGA",
    }
  },
}

/** DGS, DGA, DGST, DGAS…; directeur général, directrice générale adjointe, directeur·rice général·e délégué·e… */
const general = /\bdg[a-z]{0,3}\b|\bdir[a-z]* (?:(?:adj[a-z]*|delegue[a-z]*) )?gen[a-z]*\b|\bdirection generale\b/
const assimilated = new Set(["sdis", "ccas", "cdg", "syndicat", "autre"])
/** Who works for one of them: «assistante du directeur général», «chargée de mission auprès de la DGS», «adjoint au DGS». */
const below =
  /\b(?:assistant|charge|collabora|secretaire|responsable|adjoint|attache|conseill)[a-z]*\b.{0,40}\b(?:au|aux|du|des|de la|de l'|a la|a l'|aupres (?:du|de la|de l'))\s*(?:service )?(?:dg|dir[a-z]* (?:(?:adj|delegue)[a-z]* )?gen)/
/** «Directeur départemental adjoint» of a fire service, «Directrice du centre de gestion». */
const head =
  /^(?:direct(?:eur|rice)[a-z]*)(?: (?:departemental|territorial|adjoint|interdepartemental|executif|executive)[a-z]*)*(?: (?:du|de la|de l'|des services?)\b.*)?$|\bchef de corps\b|\bddsis\b|\bdda\b/
