import type { Misunderstood, Reading } from "../values.ts"
import { oneLine } from "./text.ts"

/** The 14 digits of a SIRET; spaces, dots and hyphens between them are read. Its keys are rules of their own. */
export function readSiret(typed: string): Reading {
  return read(
    typed,
    14,
    /^\d{14}$|^\d{3} \d{3} \d{3} \d{5}$|^\d{9} \d{5}$/,
    digits => `${groups(digits.slice(0, 9))} ${digits.slice(9)}`,
  )
}

/** The 9 digits of a SIREN. */
export function readSiren(typed: string): Reading {
  return read(typed, 9, /^\d{9}$|^\d{3} \d{3} \d{3}$/, groups)
}

/** Whether the digits of a SIREN or a SIRET end with the right key; La Poste counts otherwise (INSEE). */
export function hasRightKey(digits: string): boolean {
  if (digits.length === 14 && digits.startsWith("356000000") && digits !== "35600000000048")
    return sum(digits, false) % 5 === 0
  return sum(digits, true) % 10 === 0
}

function sum(digits: string, doubled: boolean): number {
  let total = 0
  for (let index = 0; index < digits.length; index++) {
    const digit = Number(digits[digits.length - 1 - index])
    const counted = doubled && index % 2 === 1 ? digit * 2 : digit
    total += counted > 9 ? counted - 9 : counted
  }
  return total
}

function read(typed: string, length: 9 | 14, clean: RegExp, write: (digits: string) => string): Reading {
  const trimmed = typed.trim()
  if (clean.test(trimmed)) return { value: trimmed.replaceAll(" ", "") }
  const text = oneLine(typed).replace(/^(?:n ?° ?)?(?:siret|siren) ?:? ?/i, "")
  const digits = text.replaceAll(/[ .·_/‐‑–-]/g, "")
  if (text.length > 60 || !/^\d*$/.test(digits)) return notDigits(text, length)
  if (digits.length !== length) return wrongLength(digits, length)
  return { value: digits, write: write(digits) }
}

function notDigits(text: string, length: 9 | 14): Misunderstood {
  if (/^\d[.,]\d+e\+?\d+$/i.test(text))
    return told(
      length,
      "le tableur a abrégé ce numéro : les derniers chiffres sont perdus, il faut le recopier depuis un autre document",
    )
  return told(length, `ce numéro ne contient que des chiffres`)
}

function wrongLength(digits: string, length: 9 | 14): Misunderstood {
  const missing = length - digits.length
  if (length === 14 && digits.length === 9)
    return told(length, "c’est le SIREN (9 chiffres) : il manque les 5 chiffres qui désignent l’établissement")
  const message =
    missing > 0
      ? missing === 1
        ? `il manque un chiffre (${digits.length} au lieu de ${length})`
        : `il manque ${missing} chiffres (${digits.length} au lieu de ${length})`
      : missing === -1
        ? `il y a un chiffre de trop (${digits.length} au lieu de ${length})`
        : `il y a ${-missing} chiffres de trop (${digits.length} au lieu de ${length})`
  const padded = `0${digits}`
  if (missing === 1 && hasRightKey(padded) && hasRightKey(padded.slice(0, 9)))
    return {
      ...told(length, `${message} : un zéro s’est sans doute perdu au début`),
      likely: { label: "Remettre le zéro du début", write: padded },
    }
  return told(length, message)
}

function told(length: 9 | 14, message: string): Misunderstood {
  return { rule: "siret-longueur", message, expected: `${length} chiffres, espaces permis` }
}

function groups(digits: string): string {
  return digits.replaceAll(/(\d{3})(?=\d)/g, "$1 ")
}
