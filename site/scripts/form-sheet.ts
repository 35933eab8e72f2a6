import type { PagePreview } from "../../src/model/page.ts"
import type { Proposal } from "../../src/model/types.ts"
import type { DepositSetting } from "../components/deposit.tsx"
import { make } from "./dom.ts"

/** A4 and its margins (print.css), in millimetres. */
const page = { width: 210, height: 297, side: 20, text: { width: 170, height: 259 } }
const between = 8
/** Pixels around the pages (form.css), their outlines included. */
const edges = 12

/**
 * Sets the sheet in the page as it is printed, its pages side by side, and returns how many it takes. It stands in a
 * tree of its own: neither its styles nor ours reach the other.
 */
export function showSheet(
  room: HTMLElement,
  preview: PagePreview,
  proposal: Proposal,
  setting: DepositSetting,
): number {
  room.tabIndex = 0
  const root = room.shadowRoot ?? room.attachShadow({ mode: "open" })
  const style = new CSSStyleSheet()
  style.replaceSync(preview.style + around)
  root.adoptedStyleSheets = [style]
  const paper = make("div", "paper")
  paper.innerHTML = preview.sheet(proposal, setting)
  for (const link of paper.querySelectorAll("a")) link.removeAttribute("href")
  const pages = make("div", "pages", paper)
  root.replaceChildren(pages)
  const many = fitted(paper)
  for (let at = 0; at < many; at++) {
    const leaf = make("div", at > 1 ? "leaf leaf-over" : "leaf", make("span", "", `${at + 1} / ${many}`))
    leaf.style.left = `${at * (page.width + between)}mm`
    pages.prepend(leaf)
  }
  const whole = many * page.width + (many - 1) * between
  pages.style.inlineSize = `${whole}mm`
  // Both pages where they can be read so, one where they cannot.
  const width = ((room.clientWidth - edges) * 25.4) / 96
  const both = width / (2 * page.width + between)
  pages.style.zoom = String(Math.min(1, both >= 0.45 ? both : width / page.width))
  return many
}

/** How many pages the sheet takes, set smaller as it is in print (src/output/pdf/in-page.ts) where that helps. */
function fitted(paper: HTMLElement): number {
  const sheet = paper.querySelector(".sheet")
  const notes = paper.querySelector(".notes")
  const [text, end] = [notes?.previousElementSibling, notes?.nextElementSibling]
  if (!sheet || !text || !end) return 1
  const column = ((page.text.width + 2 * page.side + between) * 96) / 25.4
  const start = paper.getBoundingClientRect().left
  const pageOf = (element: Element) =>
    1 + Math.floor(((Array.from(element.getClientRects()).at(-1)?.left ?? start) - start + 1) / column)
  /** The pages taken when the text is set so much smaller. */
  const set = (tight: number) => {
    for (const [index, name] of ["tight", "tighter"].entries()) sheet.classList.toggle(name, index < tight)
    settle(sheet)
    return pageOf(end)
  }
  const alone = () => pageOf(end) > pageOf(text)
  if (set(0) > 2) return [1, 2].some(tight => set(tight) <= 2) ? 2 : set(0)
  if (!alone()) return pageOf(end)
  set(1)
  return alone() ? set(0) : pageOf(end)
}

/** Tables too wide for their column are set closer, and blocks of three lines are not cut between two pages, as in print. */
function settle(sheet: Element): void {
  const tables = [...sheet.querySelectorAll(".prose table")]
  const wide = (table: Element) => widthOf(table) > widthOf(table.parentElement) + 1
  for (const name of ["dense", "cut"]) for (const table of tables.filter(wide)) table.classList.add(name)
  const text = sheet.querySelector(".mission-text")
  const line = text ? Number.parseFloat(getComputedStyle(text).lineHeight) : 0
  const blocks = [...sheet.querySelectorAll(".prose p, .prose li:not(:has(p, ul, ol))")]
  const isCut = (block: Element) => {
    const parts = [...block.getClientRects()]
    const lines = parts.reduce((total, { height }) => total + Math.floor((height + 0.01) / line), 0)
    return parts.length > 1 && lines === 3 && !block.classList.contains("whole")
  }
  // What is kept whole moves what follows it.
  for (let found = blocks.filter(isCut); found.length > 0; found = blocks.filter(isCut))
    for (const block of found) block.classList.add("whole")
}

function widthOf(element: Element | null): number {
  return element?.getClientRects()[0]?.width ?? 0
}

const around = `
:host { display: block; overflow-x: auto; }
.pages { position: relative; text-rendering: geometricPrecision; block-size: ${page.height}mm; }
.leaf { position: absolute; inset-block-start: 0; inline-size: ${page.width}mm; block-size: ${page.height}mm; background: #fff; outline: 1px solid var(--edge); }
.leaf-over { outline: 3px solid var(--accent); }
.leaf span { position: absolute; inset: auto 20mm 10mm auto; font: 500 13.5px / 14px var(--serif); color: var(--ink); }
.paper { position: absolute; inset: 20mm auto auto 20mm; inline-size: ${page.text.width}mm; block-size: ${page.text.height}mm; columns: ${page.text.width}mm auto; column-gap: ${2 * page.side + between}mm; column-fill: auto; }
.notes { display: none; }
`
