import { type CountryCode, parsePhoneNumberFromString } from "libphonenumber-js/min"
import type { Misunderstood, Reading } from "../values.ts"
import { oneLine } from "./text.ts"

/**
 * One phone number, as E.164 (`+33261910012`). A number without its country's prefix is read as people dial it on the
 * spot: overseas ranges (0692…) belong to their territory, the rest to `country`, else to metropolitan France.
 */
export function readPhone(typed: string, country = "FR"): Reading {
  const text = oneLine(typed)
  if (text.length > 100) return wrong("ce texte est trop long pour un numéro de téléphone")
  if (/^0[1-9](?: \d\d){4}$/.test(text) && metropolitan(country)) {
    const digits = text.replaceAll(" ", "")
    if (!overseas.test(digits)) return { value: `+33${digits.slice(1)}` }
  }
  const bare = text.replace(/^(?:t[ée]l(?:[ée]phone)?|portable|mobile)[ .:]*/i, "")
  const number = parse(bare, country)
  if (!number) return told(bare)
  const clean = [number.national, number.international, ...number.others]
  if (clean.includes(text)) return { value: number.value }
  return { value: number.value, write: /^(?:\+|00)/.test(bare) ? number.international : number.national }
}

/** A number grouped for reading: `02 61 91 00 12`, `0692 12 34 56`, else with its country's prefix. */
export function phoneText(e164: string): string {
  const number = parsePhoneNumberFromString(e164)
  if (!number) return e164
  return number.countryCallingCode === "33" || number.countryCallingCode === "262"
    ? number.formatNational()
    : number.formatInternational()
}

/** Ranges of the French numbering plan that belong to overseas territories whatever the caller's address; 0639 is Mayotte's there only. */
const overseas = /^0(?:262|263|269|590|594|596|69[0-7])/
const territories: { [prefix: string]: CountryCode } = {
  "0262": "RE",
  "0263": "RE",
  "0692": "RE",
  "0693": "RE",
  "0269": "YT",
  "0639": "YT",
  "0590": "GP",
  "0690": "GP",
  "0691": "GP",
  "0594": "GF",
  "0694": "GF",
  "0596": "MQ",
  "0696": "MQ",
  "0697": "MQ",
}
const ownPlan = new Set(["PM", "PF", "NC", "WF"])

interface Phone {
  value: string
  national: string
  international: string
  others: string[]
}

function parse(text: string, country: string): Phone | undefined {
  if (!/^(?:\+|00|\()?[\d\s().·/\\_‐‑–-]{6,}$/.test(text)) return undefined
  const dialled = text
    .replace(/^00 ?/, "+")
    .replace(/\(0\)/, "")
    .replaceAll(/[^\d+]/g, "")
  const home = dialled.startsWith("+") ? undefined : homeOf(dialled, country)
  if (home && !ownPlan.has(home) && !/^0\d{9}$/.test(dialled)) return undefined
  const number = parsePhoneNumberFromString(dialled, home ?? "FR")
  if (!number?.isValid()) return undefined
  const pairs = number.formatNational().replaceAll(" ", "")
  return {
    value: number.number,
    national: number.formatNational(),
    international: number.formatInternational(),
    others: /^0\d{9}$/.test(pairs) ? [pairs.replaceAll(/(\d\d)(?=\d)/g, "$1 ")] : [],
  }
}

function homeOf(digits: string, country: string): CountryCode {
  if (ownPlan.has(country)) return country as CountryCode
  const prefix = digits.slice(0, 4)
  const territory = territories[prefix]
  if (territory === undefined || digits.length !== 10) return "FR"
  return prefix === "0639" && country !== "YT" ? "FR" : territory
}

function metropolitan(country: string): boolean {
  return !ownPlan.has(country) && country !== "YT"
}

function told(text: string): Misunderstood {
  const several = text.split(/[/;,]|\bou\b|\bet\b| - /).map(part => part.trim())
  const first = several[0] ?? ""
  const number = several.length > 1 ? parse(first, "FR") : undefined
  if (number)
    return {
      ...wrong("plusieurs numéros sont écrits, un seul est attendu"),
      likely: { label: "Garder le premier numéro", write: number.national },
    }
  const digits = text.replaceAll(/\D/g, "")
  if (/\p{L}/u.test(text)) return wrong("d’autres mots accompagnent le numéro")
  if (digits === "") return wrong("il n’y a pas de numéro")
  if (!/^(?:\+|00)/.test(text) && digits.length !== 10) {
    const wanted = `${digits.length} chiffre${digits.length > 1 ? "s" : ""} au lieu de 10`
    const restored = digits.length === 9 && /^[1-9]/.test(digits) ? parse(`0${digits}`, "FR") : undefined
    if (restored)
      return {
        ...wrong(`il manque un chiffre (${wanted}) : un zéro s’est sans doute perdu au début`),
        likely: { label: "Remettre le zéro du début", write: restored.national },
      }
    return wrong(digits.length < 10 ? `il manque des chiffres (${wanted})` : `il y a des chiffres de trop (${wanted})`)
  }
  return wrong("ce numéro n’existe pas")
}

function wrong(message: string): Misunderstood {
  return { rule: "telephone", message, expected: "dix chiffres, ou un numéro international qui commence par +" }
}
