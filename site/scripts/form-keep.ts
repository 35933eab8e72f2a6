import type { TypedAnswers } from "../../src/model/page.ts"
import type { Store } from "./keep.ts"

/** Why what is typed is not kept: the browser keeps nothing, has no room, or holds a draft of a newer version of the site. */
export type Trouble = "blocked" | "full" | "newer"

export interface Draft {
  answers: TypedAnswers
  /** When it was kept, ISO 8601. */
  saved: string
}

/** The draft of an édition, in the browser. */
export interface DraftKeeper {
  /** What was kept, if anything was. */
  read(): Draft | undefined
  /** Keeps the answers; without any, forgets all. Tells why it could not. */
  keep(answers: TypedAnswers): Trouble | undefined
  key: string
}

/** Opens what is kept of an édition; `storage` is asked for at each use, since the very asking may be refused. */
export function openDraft(edition: string, storage: () => Store & Pick<Storage, "removeItem">): DraftKeeper {
  const key = `missions:proposition:${edition}`
  return {
    key,
    read() {
      try {
        return readDraft(storage().getItem(key)).draft
      } catch {
        return undefined
      }
    },
    keep(answers) {
      try {
        if (readDraft(storage().getItem(key)).newer) return "newer"
        if (Object.keys(answers).length === 0) storage().removeItem(key)
        else storage().setItem(key, writeDraft({ answers, saved: new Date().toISOString() }))
        return undefined
      } catch (error) {
        return error instanceof Error && /quota/i.test(error.name) ? "full" : "blocked"
      }
    },
  }
}

const version = 1

/** The text kept: `{"version":1,"enregistre":"…","reponses":{"/intitule":"…"}}`. */
export function writeDraft({ answers, saved }: Draft): string {
  return JSON.stringify({ version, enregistre: saved, reponses: answers })
}

/** What was kept; what is not a draft is none, and what a newer site kept is left alone. */
export function readDraft(text: string | null): { draft: Draft | undefined; newer: boolean } {
  const found = parse(text)
  if (typeof found !== "object" || found === null) return { draft: undefined, newer: false }
  const { version: made, enregistre, reponses } = found as { [key: string]: unknown }
  const newer = typeof made === "number" && made > version
  if (newer || typeof reponses !== "object" || reponses === null) return { draft: undefined, newer }
  const answers = Object.entries(reponses).flatMap(([pointer, answer]) =>
    /^(?:\/[a-z0-9_]+)+$/.test(pointer) && typeof answer === "string" ? [[pointer, answer] as const] : [],
  )
  const saved = typeof enregistre === "string" && !Number.isNaN(Date.parse(enregistre)) ? enregistre : ""
  return { draft: answers.length > 0 ? { answers: Object.fromEntries(answers), saved } : undefined, newer }
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? "null")
  } catch {
    return undefined
  }
}
