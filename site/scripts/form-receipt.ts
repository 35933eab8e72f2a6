import type { WrittenFiche } from "../../src/model/page.ts"
import { frenchDate, frenchHour, inParis } from "../../src/words/dates.ts"
import { typo } from "../../src/words/typo.ts"
import type { DepositSetting } from "../components/deposit.tsx"

/** The SHA-256 of a file's bytes in hexadecimal, as `sha256sum` says it; undefined where the browser does not compute it. */
export async function fingerprintOf(bytes: Uint8Array): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined
  const hash = await crypto.subtle.digest("SHA-256", bytes as Uint8Array<ArrayBuffer>)
  return [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, "0")).join("")
}

/** What the receipt says, in the order of reading. */
export function receiptOf(
  { file, text }: WrittenFiche,
  { name }: DepositSetting,
  nom: string,
  fingerprint: string | undefined,
  now: Date,
): [label: string, value: string][] {
  const at = inParis(now)
  return [
    ["Collectivité", nom],
    ["Édition", name],
    ["Fichier", file],
    ["Longueur", `${[...text].length} signes`],
    ["Vérifiée le", typo(`${frenchDate(at)} à ${frenchHour(at) ?? ""}`)],
    [
      "Empreinte (SHA-256)",
      fingerprint === undefined
        ? "ce navigateur ne la calcule pas à cette adresse"
        : (fingerprint.match(/.{8}/g) ?? []).join(" "),
    ],
  ]
}

/** The letter to the office: short for the mail program, with the whole fiche for who can attach nothing. */
export function letterOf(
  { file, text }: WrittenFiche,
  { name }: DepositSetting,
  nom: string,
  fingerprint: string | undefined,
): { subject: string; short: string; whole: string } {
  const short = [
    "Bonjour,",
    "",
    `Voici la proposition de mission de : ${nom}, pour l’édition ${name}.`,
    `La fiche est jointe à ce courriel (${file}).`,
    ...(fingerprint ? ["", `Empreinte du texte : ${fingerprint}`] : []),
    "",
    "Cordialement,",
    "",
  ].join("\n")
  return {
    subject: `Proposition de mission ${name} : ${nom}`,
    short,
    whole: `${short.replace("est jointe à ce courriel", "suit")}\n----- ${file} -----\n${text}`,
  }
}

/** Longest address that forges take. */
const longest = 8000

/** Where a forge offers to add the fiche: with its text when that is short enough, else where files are uploaded. */
export function pullRequestOf(
  { file, text }: WrittenFiche,
  { depot, branch = "main", name }: DepositSetting,
): { href: string; filled: boolean } | undefined {
  if (depot === undefined) return undefined
  const folder = `${branch.split("/").map(encodeURIComponent).join("/")}/proposals/${encodeURIComponent(name)}`
  const lab = /^https?:\/\/[^/]*gitlab/.test(depot)
  const filled = lab
    ? `${depot}/-/new/${folder}?file_name=${encodeURIComponent(file)}&content=${encodeURIComponent(text)}`
    : `${depot}/new/${folder}?filename=${encodeURIComponent(file)}&value=${encodeURIComponent(text)}`
  if (filled.length <= longest) return { href: filled, filled: true }
  return { href: lab ? `${depot}/-/tree/${folder}` : `${depot}/upload/${folder}`, filled: false }
}
