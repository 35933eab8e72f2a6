import type { WrittenFiche } from "../../src/model/page.ts"
import { typo } from "../../src/words/typo.ts"
import type { DepositSetting } from "../components/deposit.tsx"
import { make, one } from "./dom.ts"
import { fingerprintOf, letterOf, pullRequestOf, receiptOf } from "./form-receipt.ts"

/** Shows the ways out of a fiche that nothing blocks: file, e-mail, pull request, receipt. */
export async function showEnding(
  ending: HTMLElement,
  { fiche, bytes }: { fiche: WrittenFiche; bytes: Uint8Array },
  setting: DepositSetting,
  nom: string,
): Promise<void> {
  const fingerprint = await fingerprintOf(bytes)
  const letter = letterOf(fiche, setting, nom, fingerprint)
  one(".deposit-name", ending).textContent = fiche.file
  const mail = one<HTMLAnchorElement>(".deposit-mail", ending)
  mail.href = `${mail.href.split("?")[0]}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.short.replaceAll("\n", "\r\n"))}`
  const text = one<HTMLTextAreaElement>(".deposit-letter textarea", ending)
  text.value = letter.whole
  const said = one(".deposit-copied", ending)
  said.textContent = ""
  one<HTMLButtonElement>(".deposit-copy", ending).onclick = async () => {
    try {
      await navigator.clipboard.writeText(letter.whole)
      said.textContent = "Le texte est copié."
    } catch {
      text.focus()
      text.select()
      said.textContent = "Le texte est sélectionné\u00a0: copiez-le avec Ctrl + C."
    }
  }
  const pull = ending.querySelector<HTMLElement>(".deposit-pull")
  const request = pullRequestOf(fiche, setting)
  // In a public repository without a key what stays with the school would be read by all: the office receives it by e-mail.
  const { depot, cle_publique: key } = setting.edition
  if (pull) pull.hidden = request === undefined || (depot === "public" && !key)
  if (pull && request) {
    one<HTMLAnchorElement>("a", pull).href = request.href
    one("span", pull).textContent = request.filled
      ? "La fiche y est déjà."
      : "Déposez-y le fichier téléchargé, trop long pour être transmis par un lien."
  }
  const lines = receiptOf(fiche, setting, nom, fingerprint, new Date())
  one(".receipt", ending).replaceChildren(
    ...lines.map(([label, value]) => make("div", "", make("dt", "", label), make("dd", "", typo(value)))),
  )
  ending.hidden = false
}
