import { accessSync, constants } from "node:fs"
import { delimiter, join } from "node:path"
import process from "node:process"
import type { Bench } from "../bench.ts"
import { skip } from "./peer.ts"

/** A whole browser, such as people print with; undefined, and told, where there is none. */
export function wholeBrowser(bench: Bench): string | undefined {
  const places = (process.env["PATH"] ?? "").split(delimiter)
  const files = names.flatMap(name => places.map(place => join(place, name)))
  return files.find(isProgram) ?? skip(bench, "a whole Chromium or Chrome: not on the PATH")
}

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"]

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
