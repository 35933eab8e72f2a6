import { type Fit, notesHead, notesPitch } from "../../../site/components/sheet.tsx"
import { paper } from "./shell.ts"

/** What the page answers once a document is in it. */
export interface Placed {
  headings: string[]
  fit?: Fit
}

/** The call that puts a document in the shell: heads, title and body swapped, unsafe addresses dropped, notes fitted. */
export function placing(job: { title: string; html: string; heads: string }): string {
  const { title, html, heads } = job
  return `(${place})(${JSON.stringify({ title, html, heads })}, ${JSON.stringify({ ...paper, notesHead, notesPitch })})`
}

// Runs in the browser, where page scripts are off; a string, because no build step may touch it on its way there.
const place = String.raw`async ({ title, html, heads }, { width, height, notesHead, notesPitch }) => {
  document.title = title
  document.getElementById("heads").textContent = heads
  document.body.innerHTML = html
  for (const link of document.querySelectorAll("[href]"))
    if (!/^(https:|mailto:|#)/.test(link.getAttribute("href"))) link.removeAttribute("href")
  await document.fonts.ready
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ textContent }) =>
    textContent.trim().replace(/[ \n\t]+/g, " "),
  )
  const measure = on => document.documentElement.classList.toggle("measure", on)
  const settle = () => {
    measure(false) // a table cut by columns would seem as wide as they
    for (const table of document.querySelectorAll(".prose table")) {
      const wide = () => table.offsetWidth > table.parentElement.clientWidth + 1
      for (const name of ["dense", "cut"]) if (wide()) table.classList.add(name)
    }
    // Chromium leaves the last of three lines alone on a page rather than move the three.
    for (const block of document.querySelectorAll(".prose p, .prose li:not(:has(p, ul, ol))"))
      block.classList.toggle("whole", Math.round(block.offsetHeight / parseFloat(getComputedStyle(block).lineHeight)) === 3)
  }
  settle()
  const notes = document.querySelector(".notes:not([style])")
  if (!notes) return { headings }
  const sheet = notes.closest(".sheet")
  const [text, end] = [notes.previousElementSibling, notes.nextElementSibling]
  const millimetre = 96 / 25.4
  measure(true)
  const where = element => {
    const last = [...element.getClientRects()].at(-1)
    const { left, top } = document.body.getBoundingClientRect()
    return { page: Math.round((last.left - left) / millimetre / (width + 10) - 0.3), top: (last.top - top) / millimetre, bottom: (last.bottom - top) / millimetre }
  }
  notes.hidden = true
  // The closing block alone on a last page: a little less air often brings it back beside its text.
  let tight = false
  if (where(end).page > where(text).page) {
    sheet.classList.add("tight")
    settle()
    measure(true)
    tight = where(end).page === where(text).page
    if (!tight) {
      sheet.classList.remove("tight")
      settle()
      measure(true)
    }
  }
  const { page } = where(end)
  const free = () => (where(end).page === page ? height - where(end).bottom - 0.2 : -1)
  // Beside facts longer than the text there is room too; the notes and the closing block each keep 6 mm above them.
  const beside = where(text).page === page ? where(end).top - where(text).bottom - 6 : 0
  let space = Math.max(0, free() + beside - 6)
  const show = () => {
    notes.hidden = false
    notes.style.height = space + "mm"
  }
  show()
  for (let turn = 0; turn < 4 && Math.abs(free()) > 0.1; turn++) {
    space = Math.max(0, space + free())
    show()
  }
  space = free() < 0 ? 0 : Math.floor(space * 10) / 10
  const lines = Math.floor((space - notesHead) / notesPitch)
  notes.hidden = space === 0
  notes.style.height = space + "mm"
  notes.classList.toggle("bare", lines < 2)
  notes.lastElementChild.innerHTML = "<i></i>".repeat(Math.max(0, lines))
  measure(false)
  return { headings, fit: { notes: space, tight } }
}`
