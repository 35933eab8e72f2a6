import { daysBetween, frenchDay, inParis } from "../../src/words/dates.ts"
import { typo } from "../../src/words/typo.ts"
import { shortAddress } from "./address.ts"
import { all, make, one } from "./dom.ts"
import { offline } from "./offline.ts"
import { startStars, tellTrouble } from "./stars.ts"

offline()
shortAddress()
tellTrouble(startStars())
const today = inParis(new Date()).slice(0, 10)
showDay()
showPhase()
showDates()
searchElsewhere()

function showDay(): void {
  const place = document.querySelector<HTMLElement>(".hero .today")
  if (!place) return
  place.textContent = ` · ${typo(frenchDay(today))}`
  place.hidden = false
}

/** The page was built some day: the phase is brought to the reader's, and its deadline counted down to. */
function showPhase(): void {
  const phases = all(".time")
  const now = phases.find(({ dataset: { from = "", to = "" } }) => today <= to && (from === "" || from <= to))
  const at = now ? phases.indexOf(now) : phases.length
  for (const [index, phase] of phases.entries()) {
    phase.className = index === at ? "time time-now" : index < at ? "time time-past" : "time"
    if (index === at) phase.setAttribute("aria-current", "step")
    else phase.removeAttribute("aria-current")
    const label = one(".label", phase)
    label.textContent = index === at ? "Nous y sommes" : (label.dataset["when"] ?? "")
  }
  if (now) countDown(now)
  else close()
}

function countDown(now: HTMLElement): void {
  const { deadline = "", sentence = "" } = now.dataset
  const days = daysBetween(today, deadline)
  tell(`Phase\u00a0: ${one("h3", now).textContent?.toLowerCase()}`, days, days > 1 ? "jours" : "jour")
  for (const place of all(".countdown-sentence")) place.replaceChildren(sentence, " ", make("b", "", distance(days)))
}

/** The site was not built again since the édition ended. */
function close(): void {
  const { many = "0", over = "" } = document.querySelector<HTMLElement>(".countdown")?.dataset ?? {}
  tell("Édition terminée", Number(many), Number(many) > 1 ? "missions" : "mission")
  for (const place of all(".countdown-sentence")) if (over !== "") place.textContent = over
}

function tell(label: string, numeral: number, unit: string): void {
  const texts = [label, String(numeral), unit]
  for (const [index, place] of all(".countdown .label, .countdown-numeral > *").entries())
    place.textContent = texts[index] ?? ""
  for (const place of all(".countdown-numeral")) place.className = `countdown-numeral digits-${String(numeral).length}`
}

function showDates(): void {
  const rows = all(".dates tr")
  const next = rows.find(row => (row.dataset["last"] ?? "") >= today)
  const title = document.querySelector<HTMLElement>("[data-over]:is(h2)")
  if (title && !next) title.textContent = title.dataset["over"] ?? ""
  for (const row of rows) {
    row.className = row === next ? "next" : (row.dataset["last"] ?? "") < today ? "past" : ""
    const days = daysBetween(today, row.dataset["first"] ?? "")
    // Within two months, how far a day is says more than its date.
    if (days >= 0 && days <= 60) one(".when", row).append(`, ${distance(days).replace(".", "").toLowerCase()}`)
  }
}

function searchElsewhere(): void {
  const form = document.querySelector<HTMLFormElement>(".search-form")
  form?.addEventListener("submit", event => {
    event.preventDefault()
    const words = one<HTMLInputElement>("input", form).value.trim()
    location.href = (form.dataset["target"] ?? "") + (words === "" ? "" : `?q=${encodeURIComponent(words)}`)
  })
}

function distance(days: number): string {
  return days === 0 ? "C’est aujourd’hui." : days === 1 ? "C’est demain." : `Dans ${days}\u00a0jours.`
}
