import { basename, dirname } from "node:path"
import type { Draft } from "../model/types.ts"
import { type Got, readBytes } from "./bytes.ts"
import { readEditionText, readText, unread, type Where } from "./text.ts"

/** A fiche of the disk as a Draft: regular files only, nothing over the limit is read; `shown` is the path people see. */
export function readFiche(file: string, shown: string, where: Where = folderOf(file)): Draft {
  return ficheOf(readBytes(file, false), shown, where)
}

/** What the disk gave of a fiche, as a Draft. */
export function ficheOf(got: Got, shown: string, where: Where): Draft {
  return toDraft(readText, shown, where, got)
}

/** What the disk gave of an `edition.yml`, as a Draft. */
export function settingsOf(got: Got, shown: string, where: Where): Draft {
  return toDraft(readEditionText, shown, where, got)
}

function folderOf(file: string): Where {
  return { edition: basename(dirname(file)) }
}

function toDraft(read: typeof readText, shown: string, where: Where, got: Got): Draft {
  if (got === "word" || got === "pdf") return unread(shown, where, { rule: "encodage", detail: got })
  if (typeof got === "string") return unread(shown, where, { rule: "fichier-illisible", detail: got })
  if (typeof got === "number") return unread(shown, where, { rule: "fichier-trop-grand", value: String(got) })
  return read(shown, got, where)
}
