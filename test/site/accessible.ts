import { readFileSync } from "node:fs"
import { createRequire } from "node:module"
import type { AxeResults } from "axe-core"
import type { Page } from "puppeteer"
import { expect } from "vitest"
import { dress } from "./browser.ts"

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")

/** axe finds nothing in a page, light, dark, in forced colours and on a phone; a thumb hits what it aims at; no width scrolls sideways. */
export async function expectAccessible(page: Page): Promise<void> {
  await page.evaluate(axe)
  for (const [look, { only, ...options }] of Object.entries(looks)) {
    await dress(page, options)
    expect(await violations(page, only), look).toEqual([])
  }
  // The last look is that of a phone.
  expect(await page.evaluate(lowTargets), "less than 44 pixels high for a thumb").toEqual([])
  expect(await page.evaluate(shownAloud), "said aloud alone, and yet seen").toEqual([])
  const wide = []
  for (const width of [1440, 1200, 1199, 1024, 900, 899, 720, 600, 360, 320]) {
    await page.setViewport({ width, height: 800 })
    const scroll = await page.evaluate(() => document.documentElement.scrollWidth)
    if (scroll > width) wide.push(`${scroll} at ${width}`)
  }
  expect(wide).toEqual([])
}

/** What is touched and is less than 44 pixels high; links in a sentence, a title or a cell aside, as they stand in text. */
function lowTargets(): string[] {
  const inText = (link: Element) =>
    link.closest("h1, h2, h3, h4, td, th, svg, figcaption") !== null ||
    [...(link.parentNode?.childNodes ?? [])].some(
      ({ nodeType, textContent }) => nodeType === Node.TEXT_NODE && /\p{L}/u.test(textContent ?? ""),
    )
  return [...document.querySelectorAll("a[href], button, input, select, summary, textarea")]
    .filter(one => one.checkVisibility() && !(one.matches("a") && inText(one)) && !one.matches(".skip"))
    .map(one => ({ one, box: (one.closest("label") ?? one).getBoundingClientRect() }))
    .filter(({ box }) => box.width > 0 && Math.round(box.height) < 44)
    .map(({ one, box }) => `${one.localName}.${one.className} ${Math.round(box.height)}: ${one.textContent?.trim()}`)
}

/** What is said aloud alone, and takes room on a phone. */
function shownAloud(): string[] {
  return [...document.querySelectorAll(".sr, .sr-narrow")]
    .filter(one => one.getBoundingClientRect().width > 1)
    .map(({ outerHTML }) => outerHTML)
}

const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
/** What another choice of colours can change: the page is the same. */
const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] }

const looks = {
  light: { only: everything },
  dark: { dark: true, only: colours },
  "forced colours": { forced: true, only: colours },
  "light, on a phone": { width: 360, height: 740, only: everything },
}

async function violations(page: Page, only: object): Promise<string[]> {
  // Only what is wrong is gathered and brought back: the rest would be most of the time.
  const violations = await page.evaluate(async runOnly => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }
    return (await axe.run({ runOnly, resultTypes: ["violations"] })).violations
  }, only)
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html.slice(0, 120)} ${node.failureSummary}`).join(" | ")}`,
  )
}
