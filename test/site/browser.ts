import process from "node:process"
import puppeteer, { type Browser, type CDPSession, type Page } from "puppeteer"
import type { SiteView } from "../../src/model/views.ts"
import { findBrowser } from "../../src/setup/browser.mjs"
import { serve } from "../serve.ts"
import { type Built, build, buildSample } from "./built.ts"

export interface Visit {
  built: Built
  browser: Browser
  /** Address of the served site, with a final slash, under a base path. */
  url: string
  /** Stops serving: what a page asks for from then on meets no network. */
  stop(): Promise<void>
  close(): Promise<void>
}

/** The sample, or another site, in a real browser, served under a base path as a forge would. */
export async function visit(view?: SiteView, launch: () => Promise<Browser> = chromium): Promise<Visit> {
  const [built, browser] = await Promise.all([view ? build(view) : buildSample(), launch()])
  const server = await serve({ "/base/": `${built.folder}/` })
  return {
    built,
    browser,
    url: `${server.url}/base/`,
    stop: server.close,
    async close() {
      await browser.close()
      await server.close()
      built.remove()
    },
  }
}

/** Our browser; with other switches than those of all tests, when they are given. */
export async function chromium(...switches: string[]): Promise<Browser> {
  const executablePath = await findBrowser()
  if (!executablePath) throw new Error("no browser: run npm start first")
  return puppeteer.launch({
    executablePath,
    args: ["--disable-gpu", "--no-first-run", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []), ...switches],
  })
}

export interface PageOptions {
  width?: number
  height?: number
  dark?: boolean
  forced?: boolean
  /** Of who did not ask for less motion; most tests ask. */
  moving?: boolean
  script?: boolean
}

/** A page of a size and a taste, in a browser profile of its own; whatever it complains of fails the test. */
export async function open(browser: Browser, address: string, options: PageOptions = {}): Promise<Page> {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  page.on("pageerror", error => {
    throw error
  })
  await dress(page, options)
  await page.setJavaScriptEnabled(options.script ?? true)
  await page.goto(address, { waitUntil: "load" })
  return page
}

/** Gives a page a size and a taste. */
export async function dress(page: Page, options: PageOptions): Promise<void> {
  const { width = 1280, height = 900, dark = false, forced = false, moving = false } = options
  await page.setViewport({ width, height })
  const client = sessions.get(page) ?? (await page.createCDPSession())
  sessions.set(page, client)
  await client.send("Emulation.setEmulatedMedia", {
    features: [
      { name: "prefers-color-scheme", value: dark ? "dark" : "light" },
      { name: "forced-colors", value: forced ? "active" : "none" },
      { name: "prefers-reduced-motion", value: moving ? "no-preference" : "reduce" },
    ],
  })
}

/** Scrolls a list until all of what it found is there, then back to where one was. */
export async function toEnd(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const from = scrollY
    while (!document.querySelector(".list-end[hidden]")) {
      scrollTo(0, document.body.scrollHeight)
      await new Promise(resolve => setTimeout(resolve, 20))
    }
    scrollTo(0, from)
  })
}

// An emulation lasts as long as the session that asked for it.
const sessions = new WeakMap<Page, CDPSession>()
