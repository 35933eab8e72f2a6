import { frenchDate, inParis } from "../../src/words/dates.ts"
import { ask } from "./ask.ts"
import { all, make, one } from "./dom.ts"
import type { Keeper } from "./keep.ts"
import { nbsp } from "./known.ts"
import { drawCode } from "./qr.ts"
import { type Choice, kept } from "./selection.ts"
import { type FileOptions, readFile, type Told, writeCsv, writeFile, writeShared } from "./sharing.ts"

interface SharingOptions {
  known: ReadonlyMap<string, HTMLElement>
  /** Asks what to do with another's choice. */
  take(theirs: Choice, title: string): Promise<void>
  /** Empties the selection. */
  clear(): void
}

/** Wires what takes a selection elsewhere: paper, link, code, files. `show` brings them up to what is chosen. */
export function startSharing(
  keeper: Keeper,
  { known, take, clear }: SharingOptions,
): { show(wishes: readonly string[], starred: readonly string[]): void } {
  const edition = one(".mine a").dataset["edition"] ?? ""
  const compareAddress = one<HTMLAnchorElement>(".own-compare").href
  const file = one<HTMLInputElement>(".own-file")
  const blank = all(".form-wishes tbody tr")
  let shared = ""
  let open: Pick<Choice, "wishes" | "starred"> = { wishes: [], starred: [] }

  on(".own-print-form", () => printAs("form"))
  on(".own-print", () => printAs("list"))
  on(".own-copy", button => void copy(button))
  on(".own-send", () => void navigator.share({ title: document.title, url: link() }).catch(() => undefined))
  on(".own-csv", () => save("csv", "text/csv", writeCsv(chosen(), files())))
  on(".own-json", () => save("json", "application/json", writeFile(chosen(), { ...files(), edition })))
  on(".own-open", () => file.click())
  on(".own-clear button", () => void askClear())
  file.addEventListener("change", () => void takeFile())
  if ("share" in navigator) one("li:has(.own-send)").hidden = false
  addEventListener("afterprint", () => {
    document.documentElement.dataset["print"] = "list"
  })
  return { show }

  function show(wishes: readonly string[], starred: readonly string[]): void {
    open = { wishes, starred }
    one(".own-with-notes").hidden = Object.keys(keeper.now().notes).length === 0
    const first = [...wishes, ...starred].slice(0, 4)
    const compare = one<HTMLAnchorElement>(".own-compare")
    compare.href = `${compareAddress}#missions=${first.join(",")}`
    one(".go-what", compare).textContent =
      first.length > 1 ? `Comparer mes ${first.length} premières missions` : "Comparer avec une autre"
    one(".own-copy .go-note").textContent = ""
    one(".own-link").hidden = true
    showCode()
    fillForm(wishes)
  }

  function showCode(): void {
    if (link() === shared) return
    shared = link()
    const code = drawCode(shared, "low")
    code?.setAttribute("role", "img")
    code?.removeAttribute("aria-hidden")
    code?.setAttribute("aria-label", "Code à scanner\u00a0: le lien de votre sélection")
    one(".own-qr").replaceChildren(code ?? "Trop de missions pour un code\u00a0: envoyez le lien.")
  }

  function fillForm(wishes: readonly string[]): void {
    const rows = wishes.map((slug, at) => {
      const mission = known.get(slug)
      const head = make("th", "", String(at + 1))
      head.scope = "row"
      const cells = [".numeral", "h3", ".place-who"].map(part =>
        make("td", "", mission?.querySelector(part)?.textContent ?? ""),
      )
      return make("tr", "", head, ...cells)
    })
    one(".form-wishes tbody").replaceChildren(...(rows.length > 0 ? rows : blank))
    for (const place of all(".form-day")) place.textContent = ` Imprimé le ${frenchDate(inParis(new Date()))}.`
  }

  /** The address shared: that of this page where others can reach it, else its permanent one. */
  function link(): string {
    const here = location.protocol.startsWith("http")
      ? location.origin + location.pathname
      : one<HTMLLinkElement>('link[rel="canonical"]').href
    return here + writeShared(open)
  }

  async function copy(button: HTMLElement): Promise<void> {
    try {
      await navigator.clipboard.writeText(link())
      one(".go-note", button).textContent = "Copié"
      one(".said").textContent = "Lien copié."
    } catch {
      // Browsers lend the clipboard to secure pages only: the link is shown, ready to be copied by hand.
      const field = one<HTMLInputElement>(".own-link input")
      one(".own-link").hidden = false
      field.value = link()
      field.focus()
      field.select()
    }
  }

  function chosen(): Choice {
    return keeper.now()
  }

  function files(): Omit<FileOptions, "edition"> {
    const notes = one<HTMLInputElement>(".own-with-notes input").checked
    return { notes: notes && !one(".own-with-notes").hidden, tell: slug => told(known.get(slug)) }
  }

  function save(end: string, type: string, text: string): void {
    const address = URL.createObjectURL(new Blob([text], { type }))
    const link = make("a", "")
    link.href = address
    link.download = `ma-selection-${edition}.${end}`
    link.click()
    setTimeout(() => URL.revokeObjectURL(address), 10_000)
  }

  async function takeFile(): Promise<void> {
    const [given] = file.files ?? []
    if (!given) return
    const found = given.size > largest ? "Ce fichier est trop grand pour une sélection." : await read(given)
    file.value = ""
    if (typeof found !== "string") return take(found, "Une sélection à reprendre")
    await ask(
      "Ce fichier ne s’ouvre pas",
      [make("p", "", found), make("p", "", "Rien n’a été changé.")],
      [{ label: "Fermer", value: true, main: true }],
    )
  }

  async function read(given: File): Promise<Choice | string> {
    try {
      return readFile(await given.text(), edition)
    } catch {
      return "Ce fichier n’a pas pu être lu."
    }
  }

  async function askClear(): Promise<void> {
    const many = kept(keeper.now()).length
    const notes = Object.keys(keeper.now().notes).length
    const what = [
      `${many}${nbsp}mission${many > 1 ? "s" : ""}`,
      ...(notes > 0 ? [`${notes}${nbsp}note${notes > 1 ? "s" : ""}`] : []),
    ]
    const yes = await ask(
      "Effacer toute la sélection\u00a0?",
      [make("p", "", `${what.join(" et ")} seront effacées de ce navigateur, sans retour possible.`)],
      [
        { label: "Tout garder", value: false, main: true },
        { label: "Tout effacer", value: true },
      ],
    )
    if (yes) clear()
  }
}

/** Bytes: a thousand wishes with their notes are far below. */
const largest = 2_000_000

function on(selector: string, action: (button: HTMLElement) => void): void {
  for (const button of all(selector)) button.addEventListener("click", () => action(button))
}

/** The printed page is the list, or the form to be signed. */
function printAs(what: "list" | "form"): void {
  document.documentElement.dataset["print"] = what
  print()
}

function told(mission: HTMLElement | undefined): Told | undefined {
  if (!mission) return undefined
  const text = (selector: string) => mission.querySelector(selector)?.textContent?.trim() ?? ""
  const [logement = "", permis_b = "", transports = ""] = all(".wish-facts b", mission).map(sign => sign.textContent)
  const canonical = one<HTMLLinkElement>('link[rel="canonical"]').href
  return {
    numero: mission.dataset["numero"] === "0" ? "" : (mission.dataset["numero"] ?? ""),
    intitule: text("h3"),
    collectivite: text(".place-who"),
    territoire: mission.querySelector<HTMLDataElement>(".wish-where")?.value ?? "",
    logement,
    permis_b,
    transports,
    url: new URL(`../${mission.dataset["slug"]}/`, canonical).href,
  }
}
