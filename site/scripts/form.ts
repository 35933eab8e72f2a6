import type { Placed, TypedAnswers, WrittenFiche } from "../../src/model/page.ts"
import { count } from "../../src/words/text.ts"
import { typo } from "../../src/words/typo.ts"
import type { DepositSetting } from "../components/deposit.tsx"
import { shortAddress } from "./address.ts"
import { ask } from "./ask.ts"
import { attempt, make, one } from "./dom.ts"
import { type Asked, answerOf, answersOf, focusable, markShut, putAnswer, questionsOf } from "./form-answers.ts"
import { showEnding } from "./form-ending.ts"
import { openDraft } from "./form-keep.ts"
import { keptLine } from "./form-kept.ts"
import { openFile } from "./form-open.ts"
import { bring, bringRules, closed } from "./form-parts.ts"
import { showLength, showProgress } from "./form-progress.ts"
import { recognise } from "./form-recognise.ts"
import { showSheet } from "./form-sheet.ts"
import { goToSummary, sumUp, tellBeside } from "./form-tell.ts"
import { offline } from "./offline.ts"
import { startStars, tellTrouble } from "./stars.ts"

const setting = JSON.parse(one<HTMLDataElement>(".deposit-setting").value) as DepositSetting
// The copy in one file has neither masthead nor service worker.
if (setting.parts) {
  offline()
  shortAddress()
  tellTrouble(startStars())
}
document.documentElement.classList.add("scripted")
start()

function start(): void {
  const form = one<HTMLFormElement>(".deposit-form")
  const aside = one(".deposit-aside")
  const questions = questionsOf(form)
  const keeper = openDraft(setting.name, () => localStorage)
  const line = keptLine(one(".deposit-kept"))
  /** Answers that no question of the page takes, kept for the file: what the office decided. */
  let carried: TypedAnswers = {}
  /** What the last check found, and of which questions it is shown. */
  let told: readonly Placed[] = []
  const seen = new Set<string>()
  let asked = false
  let later: ReturnType<typeof setTimeout> | undefined

  const draft = keeper.read()
  if (draft) {
    fill(draft.answers)
    line.back(draft.saved)
  }
  refresh()
  form.addEventListener("input", changed)
  form.addEventListener("change", changed)
  form.addEventListener("focusout", left)
  form.addEventListener("submit", submitted)
  form.addEventListener("click", event => {
    const button = (event.target as Element).closest<HTMLElement>("[data-correct]")
    if (button) void correct(button.dataset["correct"] ?? "")
    if (!(event.target as Element).closest(".deposit-download")) return
    event.preventDefault()
    void saveFile()
  })
  one(".deposit-save").addEventListener("click", () => void saveFile())
  one(".deposit-look").addEventListener("click", () => void look())
  one(".deposit-unlook").addEventListener("click", () => {
    one(".deposit-sheet").hidden = true
    one(".deposit-look").focus()
  })
  one(".deposit-clear").addEventListener("click", () => void clear())
  openFile(one<HTMLInputElement>(".deposit-file"), one(".deposit-open"), file => void reopen(file))
  // What was typed in the last half second is kept too when the page is left, closed, or set aside by a phone.
  for (const kind of ["pagehide", "visibilitychange"] as const) addEventListener(kind, () => later && keep())
  addEventListener("storage", event => {
    if (event.key !== keeper.key || later !== undefined) return
    const found = keeper.read()
    if (!found) return
    fill(found.answers)
    line.elsewhere(found.saved)
    refresh()
  })
  const wide = matchMedia("(min-width: 56.25rem)")
  const unfold = () => one(".deposit-progress", aside).toggleAttribute("open", wide.matches)
  wide.addEventListener("change", unfold)
  unfold()

  function answers(): TypedAnswers {
    return { ...carried, ...answersOf(questions) }
  }

  function changed(event: Event): void {
    const question = questions.find(({ frame }) => frame.contains(event.target as Node))
    if (question) showLength(question)
    one(".deposit-end").hidden = true
    one(".deposit-done").textContent = ""
    line.coming()
    clearTimeout(later)
    later = setTimeout(() => {
      keep()
      void check()
    }, 400)
    showProgress(aside, questions, shown())
  }

  function keep(): void {
    clearTimeout(later)
    later = undefined
    line.kept(keeper.keep(answers()))
  }

  /** An answer is judged once its question is left, not while it is being written. */
  function left(event: FocusEvent): void {
    const question = questions.find(({ frame }) => frame.contains(event.target as Node))
    if (!question || question.frame.contains(event.relatedTarget as Node | null) || answerOf(question) === "") return
    seen.add(question.pointer)
    void check()
  }

  /** What may be told now: of the questions left, or of all once the whole was asked for. */
  function shown(): Placed[] {
    return told.filter(({ question }) => asked || (question !== undefined && seen.has(question)))
  }

  function refresh(): void {
    for (const question of questions) {
      showLength(question)
      tellBeside(
        question,
        shown().filter(one => one.question === question.pointer),
      )
    }
    showProgress(aside, questions, shown())
  }

  /** The fiche as it now stands, its bytes and its findings; undefined when the rules cannot be had. */
  async function check(): Promise<Checked | undefined> {
    try {
      const rules = await bringRules(answers(), setting)
      if (recognise(questions, rules, setting)) keep()
      const typed = answers()
      const clear = rules.write(typed, setting)
      const bytes = new TextEncoder().encode(clear.text)
      told = withEvery(forPost(rules.check(clear.file, bytes, setting)), questions)
      refresh()
      // What leaves is checked in clear, then closed.
      const leave = async () => {
        const fiche = rules.write(await closed(typed, questions, setting), setting)
        return { fiche, bytes: new TextEncoder().encode(fiche.text) }
      }
      return { file: clear.file, bytes, leave }
    } catch (error) {
      one(".deposit-done").textContent =
        "Les contrôles n’ont pas pu être chargés : rechargez la page quand le réseau revient. Vos réponses restent ici."
      reportError(error)
      return undefined
    }
  }

  /** Makes the certain correction of a finding, of the text as it now stands, and goes back to its question. */
  async function correct(fingerprint: string): Promise<void> {
    const checked = await check()
    const found = told.find(({ finding }) => finding.fingerprint === fingerprint)
    if (!checked || !found) return
    const rules = await bring("check", setting)
    const changes = rules.correct(checked.file, checked.bytes, found.finding, setting)
    const changed = questions.filter(({ pointer }) => changes[pointer] !== undefined)
    for (const question of changed) putAnswer(question, changes[question.pointer] ?? "")
    keep()
    await check()
    const [first] = changed
    if (!first) return
    focusable(first).focus()
    one(".deposit-done").textContent = "C’est corrigé."
  }

  async function submitted(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    asked = true
    keep()
    const checked = await check()
    if (!checked) return
    const blocking = told.filter(({ finding }) => finding.severity === "blocking")
    const others = told.length - blocking.length
    const summary = one(".deposit-summary")
    sumUp(summary, blocking, questions)
    one(".deposit-end").hidden = true
    if (blocking.length > 0) {
      goToSummary(summary)
      one(".deposit-done").textContent = ""
      return
    }
    one(".deposit-done").textContent = typo(
      others > 0
        ? `Rien ne bloque : votre proposition peut partir. ${count(others, "remarque")} à relire plus haut, si vous voulez.`
        : "Tout est en ordre : votre proposition peut partir.",
    )
    await showEnding(one(".deposit-end"), await checked.leave(), setting, answers()["/collectivite/nom"] ?? "")
    one("#envoyer").closest<HTMLElement>(".part")?.focus()
  }

  async function saveFile(): Promise<void> {
    keep()
    const checked = await check()
    if (!checked) return
    const { fiche, bytes } = await checked.leave()
    save(fiche.file, bytes)
  }

  async function look(): Promise<void> {
    const checked = await check()
    if (!checked) return
    const [rules, preview] = await Promise.all([bring("check", setting), bring("preview", setting)])
    const sheet = one(".deposit-sheet")
    sheet.hidden = false
    const proposal = rules.proposal(checked.file, checked.bytes, setting)
    const pages = showSheet(one(".deposit-paper"), preview, proposal, setting)
    const over = pages > 2
    const said = one(".deposit-pages")
    said.classList.toggle("deposit-over", over)
    said.textContent = over
      ? `La fiche déborde : elle prend ${pages} pages au lieu de 2. Raccourcissez les sections les plus longues.`
      : `Elle tient en ${count(pages, "page")}.`
    one("#apercu").focus()
  }

  async function clear(): Promise<void> {
    const sure = await ask(
      "Tout effacer ?",
      [
        make(
          "p",
          "",
          "Les réponses de cette page, gardées dans ce navigateur, seront perdues. Une fiche déjà enregistrée dans un fichier reste.",
        ),
      ],
      [
        { label: "Ne rien changer", value: false, main: true },
        { label: "Effacer mes réponses", value: true },
      ],
    )
    if (!sure) return
    fill({})
    forget()
    keep()
    line.cleared()
    refresh()
  }

  /** Takes the answers of a file instead of those of the page, once that is agreed. */
  async function reopen(file: File): Promise<void> {
    const rules = await bring("check", setting)
    // Beyond its limit a file is refused whatever follows: no more of it is read.
    const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer())
    const opened = rules.open(file.name, bytes, setting)
    const many = Object.keys(opened.answers).length
    if (many === 0) {
      const why = isDocument.test(file.name)
        ? "C’est un document de bureautique : envoyez-le tel quel au service des stages, qui en fera une fiche"
        : opened.findings[0]?.finding.message
      await ask(
        "Ce fichier ne se lit pas comme une fiche",
        [
          make("p", "", typo(why ? `${why}.` : "Aucune réponse n’y a été reconnue.")),
          make("p", "", "Rien n’a été changé."),
        ],
        [{ label: "Fermer", value: true, main: true }],
      )
      return
    }
    if (Object.keys(answersOf(questions)).length > 0) {
      const sure = await ask(
        "Reprendre cette fiche ?",
        [make("p", "", typo(`Ses ${count(many, "réponse")} remplaceront celles de la page.`))],
        [
          { label: "Reprendre la fiche", value: true, main: true },
          { label: "Ne rien changer", value: false },
        ],
      )
      if (!sure) return
    }
    forget()
    const left = [...fill(opened.answers), ...opened.left]
    asked = true
    const first = one("#partie-1")
    first.focus()
    keep()
    await check()
    if (left.length > 0)
      await ask(
        "Ce qui n’a pas trouvé sa place",
        [
          make("p", "", "Ces passages du fichier ne répondent à aucune question. Copiez ici ce qui doit rester :"),
          ...left.map(text => make("pre", "left", text)),
        ],
        [{ label: "Continuer", value: true, main: true }],
      )
    const summary = one(".deposit-summary")
    sumUp(
      summary,
      told.filter(({ finding }) => finding.severity === "blocking"),
      questions,
    )
    // Rules and reference data may come late: whoever went on to write is not taken away.
    if (document.activeElement === first) goToSummary(summary)
  }

  function forget(): void {
    told = []
    seen.clear()
    asked = false
    one(".deposit-summary").hidden = true
    one(".deposit-end").hidden = true
    one(".deposit-sheet").hidden = true
    one(".deposit-done").textContent = ""
  }

  /** Puts answers into their questions, empties the others, and returns what no question takes. */
  function fill(given: TypedAnswers): string[] {
    const there = new Set(questions.map(({ pointer }) => pointer))
    carried = Object.fromEntries(Object.entries(given).filter(([pointer]) => !there.has(pointer)))
    const shut = carried["/confidentiel"] !== undefined
    markShut(questions, shut)
    one(".deposit-shut").hidden = !shut
    return questions.flatMap(question => {
      const left = putAnswer(question, given[question.pointer] ?? "")
      if (question.controls.length > 0 && given[question.pointer]) seen.add(question.pointer)
      return left === undefined ? [] : [left]
    })
  }
}

/** A fiche that was checked, in clear, and how it leaves. */
interface Checked {
  file: string
  bytes: Uint8Array
  leave(): Promise<{ fiche: WrittenFiche; bytes: Uint8Array }>
}

/** More than a fiche may weigh (read/limits.ts). */
const mostBytes = 70_000

const isDocument = /\.(?:docx?|docm|odt|rtf|pdf|pages)$/i

/** By e-mail, contacts reach the office alone, which closes them before a public repository: nothing to correct here. */
function forPost(told: readonly Placed[]): Placed[] {
  return told.filter(({ finding }) => finding.rule !== "contact-en-clair")
}

/** A rule says the same twenty times at most: here each question without its answer is told. */
function withEvery(told: readonly Placed[], questions: readonly Asked[]): Placed[] {
  const blocking = told.filter(({ finding }) => finding.severity === "blocking")
  const like = blocking.find(({ finding }) => finding.rule === "a-completer")
  const known = new Set(blocking.map(({ question }) => question))
  const silent = questions.filter(one => one.required && answerOf(one).trim() === "" && !known.has(one.pointer))
  return [...told, ...silent.flatMap(({ pointer }) => (like ? [{ ...like, question: pointer }] : []))]
}

/** Hands a file over to the browser's downloads. */
function save(name: string, bytes: Uint8Array): void {
  const address = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "text/markdown" }))
  const link = make("a", "")
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => attempt(() => URL.revokeObjectURL(address)), 10_000)
}
