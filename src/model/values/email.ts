import { meantDomain } from "../domains.ts"
import type { Misunderstood, Reading } from "../values.ts"
import { oneLine } from "./text.ts"

/** One e-mail address, as typed; its wrappings (`<…>`, `mailto:`) are taken off. */
export function readEmail(typed: string): Reading {
  const text = oneLine(typed)
  if (text.length > 320) return wrong("cette adresse est trop longue")
  if (address.test(text)) return { value: text }
  const bare = (linkedAddress(text) ?? text)
    .replace(/^mailto: ?/i, "")
    .replace(/^<(.*)>$/, "$1")
    .trim()
  if (address.test(bare)) return { value: bare, write: bare }
  return told(bare)
}

/** The address of a link to itself, or behind words, as mail programs and word processors paste it: `[a@b.fr](mailto:a@b.fr)`. */
export function linkedAddress(text: string): string | undefined {
  const [, shown = "", meant = ""] = /^\[([^[\]]*)\]\((?:mailto:)?([^()\s]*)\)$/i.exec(text) ?? []
  return meant.includes("@") && (shown.trim() === meant || !shown.includes("@")) ? meant : undefined
}

/** Linear: each part stops at a character the next one starts with. */
const address =
  /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@(?=.{4,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,63}$/i

function told(bare: string): Misunderstood {
  const several = bare.split(/[\s;,/<>()]+(?:ou |et )?/).filter(part => address.test(part))
  const [first] = several
  if (first !== undefined && several.length > 1)
    return {
      ...wrong("plusieurs adresses sont écrites, une seule est attendue"),
      likely: { label: "Garder la première adresse", write: first },
    }
  if (first !== undefined)
    return { ...wrong("d’autres mots entourent l’adresse"), likely: { label: "Garder l’adresse seule", write: first } }
  const repaired = bare
    .replaceAll(/\s*(?:\(at\)|\[at\]|\(a\)|\[a\]|\barobase\b)\s*/gi, "@")
    .replaceAll(/@+/g, "@")
    .replaceAll(/,|\.{2,}/g, ".")
    .replaceAll(/\s/g, "")
    .replaceAll(/^\.|\.$|\.(?=@)|(?<=@)\./g, "")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
  const reason = cause(bare)
  const whole = completed(repaired)
  return address.test(whole)
    ? { ...wrong(reason), likely: { label: "Corriger l’adresse", write: whole } }
    : wrong(reason)
}

/** `orange.f`: the end of a usual domain, or of any French one, is put back. */
function completed(repaired: string): string {
  const at = repaired.lastIndexOf("@")
  const meant = repaired.length > 320 || at < 0 ? undefined : meantDomain(repaired.slice(at + 1))
  return meant === undefined ? repaired : repaired.slice(0, at + 1) + meant
}

function cause(bare: string): string {
  const ats = bare.split("@").length - 1
  if (ats === 0) return "il manque le signe @"
  if (ats > 1) return "le signe @ est écrit plusieurs fois"
  if (bare.startsWith("@")) return "il manque ce qui précède le signe @"
  const host = bare.split("@")[1] ?? ""
  if (/\s/.test(bare)) return "une adresse ne contient pas d’espace"
  if (bare.includes(",")) return "une virgule est écrite à la place d’un point"
  if (!host.includes(".")) return "il manque la fin de l’adresse, après le signe @ (par exemple « .fr »)"
  if (/\.[a-z]$/i.test(host)) return "la fin de l’adresse est coupée : il manque au moins une lettre"
  if (/[^\u0020-\u007e]/.test(bare)) return "une adresse ne contient ni accent ni signe particulier"
  return "cette adresse n’a pas la forme attendue"
}

function wrong(message: string): Misunderstood {
  return { rule: "courriel", message, expected: "une adresse complète : un nom, le signe @, un domaine" }
}
