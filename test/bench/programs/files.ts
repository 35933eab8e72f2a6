import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import process from "node:process"

/** Reads the fiches of the folder named on the command line, one after the other: the least any checker does. */
export function files(): Buffer[] {
  const folder = process.argv[2] ?? "."
  return readdirSync(folder)
    .filter(name => name.endsWith(".md"))
    .map(name => readFileSync(join(folder, name)))
}

/** Front matter and body of a file, by a plain search. */
export function split(bytes: Buffer): { head: string; body: string } {
  const text = bytes.toString("utf8")
  const end = text.indexOf("\n---\n", 4)
  return { head: text.slice(4, end + 1), body: text.slice(end + 5) }
}
