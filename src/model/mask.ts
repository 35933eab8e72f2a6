import { phoneText } from "./values/phone.ts"

/** An interne value as it may be shown: `p…@mairie.example`, `02 ‥ ‥ ‥ 12`, else its first letter. */
export function maskValue(value: string): string {
  const text = value.trim()
  if (/@/.test(text)) return maskEmail(text)
  if (/^\+\d{6,15}$/.test(text)) return maskPhone(phoneText(text))
  if (/^[+(]?\d[\d\s().·/-]{5,}$/.test(text)) return maskPhone(text)
  return text === "" ? "" : `${[...text][0]}…`
}

/** A text in which every e-mail address and every phone number is masked. */
export function maskContacts(text: string): string {
  return text.replace(email, maskEmail).replace(phone, maskPhone)
}

/** A text in which the given interne values, and every e-mail and phone, are masked. */
export function maskAll(text: string, secrets: readonly string[]): string {
  let masked = text
  for (const secret of secrets) {
    if (secret.length > 2 && masked.includes(secret)) masked = masked.replaceAll(secret, maskValue(secret))
  }
  return maskContacts(masked)
}

/** Whether a text may hold an e-mail address or a phone number: one look, for all of it. */
export function mayHoldContact(text: string): boolean {
  return text.includes("@") || onePhone.test(text)
}

/** Every e-mail address and phone number of a text; time linear in it. */
export function contactsIn(text: string): { value: string; kind: "courriel" | "telephone"; index: number }[] {
  const emails = text.includes("@") ? [...text.matchAll(email)] : []
  return [
    ...emails.map(({ 0: value, index }) => ({ value, kind: "courriel" as const, index })),
    ...[...text.matchAll(phone)].map(({ 0: value, index }) => ({ value, kind: "telephone" as const, index })),
  ]
}

const email = /[\p{L}\p{N}_%+.-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}[\p{L}]{2,24}/gu
/** Ten French digits or an international form; never part of a longer number such as a SIRET. */
const phone =
  /(?<![\d+])(?:\+\d{1,3}|0033)[ .-]?(?:\(0\)[ .-]?)?[1-9](?:[ .-]?\d){6,9}(?![ .-]?\d)|(?<!\d|\d[ .-])0[1-9](?:[ .\u00a0\u202f/-]?\d\d){4}(?![ .-]?\d)|(?<!\d|\d[ .-])0[1-9]\d\d(?:[ .\u00a0\u202f/-]?\d\d){3}(?![ .-]?\d)/g

const onePhone = new RegExp(phone.source)

function maskEmail(address: string): string {
  const at = address.lastIndexOf("@")
  return `${[...address][0] === "@" ? "" : [...address][0]}…${address.slice(at)}`
}

function maskPhone(number: string): string {
  const groups = number.trim().split(/[\s.·/-]+/)
  if (groups.length < 3) return `${number.slice(0, 2)} ‥ ‥ ‥ ${number.slice(-2)}`
  const kept = groups[0]?.startsWith("+") ? 2 : 1
  const hidden = groups.slice(kept, -1).map(() => "‥")
  return [...groups.slice(0, kept), ...hidden, groups.at(-1)].join(" ")
}
