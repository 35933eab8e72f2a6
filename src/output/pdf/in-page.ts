import { type Fit, notesHead, notesLine, notesPitch } from "../../../site/components/sheet.tsx"
import { paper } from "./shell.ts"

/** What the page answers once a document is in it. */
export interface Placed {
  /** Words of the links, by address. */
  links: { [address: string]: string }
  fit?: Fit
}

/** What a tab is told once, before any document: how they are placed. */
export function placer(): string {
  return `globalThis.placed = job => (${place})(job, ${setting}); undefined`
}

/** The call that puts a document in the shell: heads, title and body swapped, unsafe addresses dropped, notes fitted. */
export function placing(job: { title: string; html: string; heads: string }): string {
  const { title, html, heads } = job
  const call = `placed(${JSON.stringify({ title, html, heads })})`
  return beyondFrench.test(html + heads)
    ? `Promise.all([...document.fonts].map(face => face.load())).then(() => ${call})`
    : call
}

/** Letters of other languages, whose faces (shell.ts) are read only when a document has some. */
const beyondFrench = /[\u0100-\u0130\u0132-\u0151\u0154-\u02b9\u1e00-\u1eff\u20a0-\u20ab\u20ad-\u20c0]/

const notesLines = Array.from({ length: 31 }, (_, index) => notesLine((index + 1) * notesPitch))
const setting = JSON.stringify({ ...paper, notesHead, notesPitch, notesLines })

// A space where a line ends is lost to those who hear the page, and its two words become one; one that is kept (shell.ts)
// hangs there, unseen. So spaces are brought together here as CSS would, and the last word of a box within a block has one.
const keepSpaces = String.raw`body => {
  let before, last // the text before in the same block, and the same when no box ended since
  const phrase = /^(?:a|b|br|code|em|i|span|strong|sup)$/
  const inBox = node => node.localName === "span" && !/^(?:inline|contents)$/.test(getComputedStyle(node).display)
  const apart = text => {
    if (text && !text.data.endsWith(" ")) text.data += " "
  }
  const read = parent => {
    const lines = parent.className === "lines"
    for (let node = parent.firstChild, next; node; node = next) {
      next = node.nextSibling
      if (node.nodeType === Node.TEXT_NODE) {
        const text = lines ? node.data.replace(/ *\n */g, " \n") : node.data.replace(/[ \n\t]+/g, " ")
        node.data = !last || last.data.endsWith(" ") ? text.replace(/^ /, "") : text
        if (node.data === "") node.remove()
        else {
          if (!last) apart(before)
          before = last = node
        }
      } else if (node.namespaceURI === body.namespaceURI) {
        const block = !phrase.test(node.localName)
        const box = block || inBox(node)
        if (block) apart(last)
        if (block) before = undefined
        if (box || node.localName === "br") last = undefined
        if (node.firstChild) read(node)
        if (block) before = undefined
        if (box) last = undefined
      }
    }
  }
  read(body)
}`

// Runs in the browser, where page scripts are off; a string, because no build step may touch it on its way there. To be
// measured, the body becomes a row of columns, one a page (shell.ts): they break where pages do.
const place = String.raw`({ title, html, heads }, { width, height, notesHead, notesPitch, notesLines }) => {
  const keepSpaces = ${keepSpaces}
  document.title = title
  document.getElementById("heads").textContent = heads
  document.body.innerHTML = html
  keepSpaces(document.body)
  for (const link of document.querySelectorAll("[href]"))
    if (!/^(https:|mailto:|#)/.test(link.getAttribute("href"))) link.removeAttribute("href")
  const links = Object.fromEntries(
    [...document.querySelectorAll("a[href^=h], a[href^=m]")].map(link => [
      link.href,
      link.textContent.trim().replace(/\s+/g, " ") || link.href,
    ]),
  )
  const sheets = [...document.querySelectorAll(".sheet")]

  // Tables too wide for their column; and blocks of three lines, of which Chromium would leave the last alone on a page.
  const settle = everywhere => {
    const tables = [...document.querySelectorAll(".sheet .prose table")]
    const wide = table => table.getClientRects()[0].width > table.parentElement.getClientRects()[0].width + 1
    for (const name of ["dense", "cut"]) for (const table of tables.filter(wide)) table.classList.add(name)
    const blocks = sheets.flatMap(sheet => {
      const line = parseFloat(getComputedStyle(sheet.querySelector(".mission-text")).lineHeight)
      return [...sheet.querySelectorAll(".prose p, .prose li:not(:has(p, ul, ol))")].map(block => ({ block, line }))
    })
    for (let cut = true; cut; ) {
      const found = blocks.filter(({ block, line }) => {
        const rects = [...block.getClientRects()]
        // A part followed by another reaches the foot of its page, often a hair less than one more line.
        const lines = rects.reduce((total, { height }) => total + Math.floor((height + 0.01) / line), 0)
        return lines === 3 && (everywhere || rects.length > 1) && !block.classList.contains("whole")
      })
      for (const { block } of found) block.classList.add("whole")
      cut = found.length > 0 && !everywhere
    }
  }

  const millimetre = 96 / 25.4
  const where = element => {
    const origin = document.body.getBoundingClientRect()
    const last = [...element.getClientRects()].at(-1)
    return {
      page: Math.round((last.left - origin.left) / millimetre / (width + 10) - 0.3),
      top: (last.top - origin.top) / millimetre,
      bottom: (last.bottom - origin.top) / millimetre,
    }
  }
  const show = (notes, space) => {
    notes.hidden = space === 0
    notes.style.height = space + "mm"
  }
  const rule = (notes, space) => {
    show(notes, space)
    const lines = Math.floor((space - notesHead) / notesPitch)
    notes.classList.toggle("bare", lines < 2)
    if (lines >= 2) {
      notes.lastElementChild.setAttribute("viewBox", "0 0 116 " + lines * notesPitch)
      notes.querySelector("path").setAttribute("d", notesLines.slice(0, lines).join(""))
    }
  }

  // What the contents leave white is for notes; only they are laid out meanwhile.
  const fill = contents => {
    document.documentElement.className = "measure contents-alone"
    const foot = contents.lastElementChild
    const { bottom } = where(foot.previousElementSibling.querySelector("li:last-child"))
    const space = Math.floor(height - bottom) - 8
    rule(foot, space < 40 ? 0 : space)
    document.documentElement.className = ""
  }

  const [sheet] = sheets
  const notes = sheet?.querySelector(".notes:not([style])")
  if (!notes) {
    const contents = document.querySelector(".contents:has(li)")
    if (contents) fill(contents)
    settle(true)
    return { links }
  }
  document.documentElement.className = "measure"
  const [text, end] = [notes.previousElementSibling, notes.nextElementSibling]
  const set = tight => {
    for (const [index, name] of ["tight", "tighter"].entries()) sheet.classList.toggle(name, index < tight)
    settle(false)
    return tight
  }
  // Smaller type for a mission that two pages can then hold; a little less air for a closing block alone on its last page.
  const pages = () => where(end).page + 1
  const alone = () => where(end).page > where(text).page
  let tight = set(0)
  if (pages() > 2) tight = [1, 2].find(smaller => set(smaller) && pages() <= 2) ?? set(0)
  if (tight === 0 && alone()) tight = set(1) && !alone() ? 1 : set(0)
  const { page, top } = where(end)
  const free = () => (where(end).page === page ? height - where(end).bottom - 0.2 : -1)
  // Beside facts longer than the text there is room too; the notes and the closing block each keep 6 mm above them.
  const beside = where(text).page === page ? top - where(text).bottom - 6 : 0
  let space = Math.max(0, free() + beside - 6)
  show(notes, space)
  for (let turn = 0; turn < 4 && free() < 0; turn++) {
    space = Math.max(0, space - 1)
    show(notes, space)
  }
  if (free() < 0) space = 0
  space = Math.floor(space * 10) / 10
  rule(notes, space)
  document.documentElement.className = ""
  return { links, fit: { notes: space, tight } }
}`
