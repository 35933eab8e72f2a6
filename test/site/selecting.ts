import type { Page } from "puppeteer"
import { open, type PageOptions, type Visit } from "./browser.ts"

/** Where the selection of the demonstration's édition is kept. */
export const key = "missions:selection:2025-2026"

export interface Seed {
  voeux?: string[]
  etoiles?: string[]
  notes?: { [slug: string]: string }
}

/** A page of the édition, in a fresh profile that already keeps a selection. */
export async function openWith(
  { browser, url }: Visit,
  path: string,
  seed: Seed,
  options: PageOptions = {},
): Promise<Page> {
  const page = await open(browser, `${url}404.html`, options)
  const kept = JSON.stringify({ version: 2, voeux: [], etoiles: [], notes: {}, ...seed })
  await page.evaluate((name, text) => localStorage.setItem(name, text), key, kept)
  await page.goto(`${url}2025-2026/${path}`)
  return page
}

/** What the browser keeps. */
export async function keptIn(page: Page): Promise<Required<Seed>> {
  return JSON.parse((await page.evaluate(name => localStorage.getItem(name), key)) ?? "{}")
}

/** The slugs shown in a list, in order. */
export function shownIn(page: Page, list: string): Promise<string[]> {
  return page.$$eval(`${list} > [data-slug]`, rows => rows.map(row => (row as HTMLElement).dataset["slug"] ?? ""))
}

/** Text as people read it: what is shown, on one line. */
export async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.$eval(selector, box => (box as HTMLElement).innerText)).replaceAll(/\s+/g, " ").trim()
}

/** What was last said to those who hear the page. */
export async function said(page: Page): Promise<string> {
  return (await page.$eval(".said", box => box.textContent ?? "")).replaceAll("\u00a0", " ")
}

/** Presses Tab until the element has the focus, as people without a mouse do; fails when it never comes. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let turn = 0; turn < 150; turn++) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`Tab never comes to ${selector}`)
}

/** The name of what has the focus, as it is spoken. */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement
    return (at?.getAttribute("aria-label") ?? at?.textContent ?? "").replaceAll(/\s+/g, " ").trim()
  })
}
