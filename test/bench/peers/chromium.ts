import process from "node:process"
import { isProgram, onPath } from "../../../src/setup/browser.mjs"
import type { Bench } from "../bench.ts"
import { skip } from "./peer.ts"

/** A whole browser, such as people print with; undefined, and told, where there is none. */
export function wholeBrowser(bench: Bench): string | undefined {
  return onPath(process.env, names).find(isProgram) ?? skip(bench, "a whole Chromium or Chrome: not on the PATH")
}

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]
